"""What the bot says, by locale."""

from __future__ import annotations

GREETING = {
    "en": (
        "Hello, {name}! Here you join contests, do tasks, invite friends and earn points. "
        "Everything is in the app:"
    ),
    "ru": (
        "Здравствуйте, {name}! Здесь участвуют в конкурсах, выполняют задания, приглашают друзей "
        "и копят баллы. Всё — в приложении:"
    ),
}
INVITED = {
    "en": "A friend has invited you here.",
    "ru": "Вы пришли по приглашению друга.",
}
OPEN_APP = {"en": "Open the app", "ru": "Открыть приложение"}
NOTICES = {
    "session-ended": {
        "en": (
            "Someone else may have used your session in the app, so it was ended. "
            "Open the app again to sign in anew. "
            "If that was not you, end your other sessions there as well."
        ),
        "ru": (
            "Возможно, вашим сеансом в приложении воспользовался кто-то ещё, поэтому он завершён. "
            "Откройте приложение заново. "
            "Если это были не вы, завершите там и остальные сеансы."
        ),
    },
    "contest.opened": {
        "en": "Your contest “{title}” is open.",
        "ru": "Ваш конкурс «{title}» открыт.",
    },
    "contest.closed": {
        "en": "Your contest “{title}” is closed: nobody can join any more.",
        "ru": "Ваш конкурс «{title}» закрыт: участвовать больше нельзя.",
    },
    "contest.cancelled": {
        "en": "Your contest “{title}” has been cancelled.",
        "ru": "Ваш конкурс «{title}» отменён.",
    },
    "draw.drawn": {
        "en": "Your contest “{title}” has been drawn. Check the winners, and confirm them.",
        "ru": "Розыгрыш вашего конкурса «{title}» состоялся. Проверьте и подтвердите победителей.",
    },
    "entry.disqualified": {
        "en": "You do not take part in the contest “{title}” any more: {reason}",
        "ru": "Вы больше не участвуете в конкурсе «{title}»: {reason}",
    },
    "prize.won.contact": {
        "en": "You have won in the contest “{title}”: {prize}\n\n{handover}",
        "ru": "Вы выиграли в конкурсе «{title}»: {prize}\n\n{handover}",
    },
    "prize.won.code": {
        "en": (
            "You have won in the contest “{title}”: {prize}\n\n{handover}\n\n"
            "Your code is in the app, for you alone."
        ),
        "ru": (
            "Вы выиграли в конкурсе «{title}»: {prize}\n\n{handover}\n\n"
            "Ваш код — в приложении, и показан он будет только вам."
        ),
    },
    "prize.won.points": {
        "en": (
            "You have won in the contest “{title}”: {prize}\n\n{handover}\n\n"
            "The points come to your balance by themselves."
        ),
        "ru": (
            "Вы выиграли в конкурсе «{title}»: {prize}\n\n{handover}\n\n"
            "Баллы придут на ваш счёт сами."
        ),
    },
    "prize.won.claim": {
        "en": (
            "You have won in the contest “{title}”: {prize}\n\n{handover}\n\n"
            "Claim it in the app before {claim_until}, else it goes to someone else."
        ),
        "ru": (
            "Вы выиграли в конкурсе «{title}»: {prize}\n\n{handover}\n\n"
            "Заберите приз в приложении до {claim_until}, иначе он перейдёт другому."
        ),
    },
    "prize.lost": {
        "en": (
            "Your prize in the contest “{title}” goes to someone else, "
            "because you did not claim it in time: {prize}"
        ),
        "ru": ("Ваш приз в конкурсе «{title}» переходит другому, вовремя он не забран: {prize}"),
    },
}
# In the contest's channels, in its language.
POSTS = {
    "draw.frozen": {
        "en": (
            "The list of entries in the contest “{title}” is final: {entries} entries with "
            "{tickets} tickets. The winners follow from it and from the random number of round "
            "{round} of the drand beacon, at {round_at}, which nobody knows yet. "
            "The hash of the list, with which anyone can verify the draw:\n{header_hash}"
        ),
        "ru": (
            "Список заявок в конкурсе «{title}» закрыт: заявок {entries}, билетов {tickets}. "
            "Победители следуют из него и из случайного числа раунда {round} маяка drand, "
            "в {round_at}, которого ещё никто не знает. "
            "Хеш списка, по которому любой может проверить розыгрыш:\n{header_hash}"
        ),
    },
    "draw.confirmed": {
        "en": (
            "The winners of the contest “{title}” are confirmed. Prizes that were won: {prizes}. "
            "Each winner is told by the bot, and anyone can verify the draw."
        ),
        "ru": (
            "Победители конкурса «{title}» подтверждены. Разыграно призов: {prizes}. "
            "Каждому победителю напишет бот; проверить розыгрыш может любой."
        ),
    },
}
