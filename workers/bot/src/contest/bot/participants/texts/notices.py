"""What participants read."""

from __future__ import annotations

from contest.bot.texts.rendering import Catalogue

TEXTS: Catalogue = {
    "greeting": {
        "en": (
            "Hello, {name}! Here you join contests, do tasks, invite friends and earn points. "
            "Everything is in the app:"
        ),
        "ru": (
            "Здравствуйте, {name}! Здесь участвуют в конкурсах, выполняют задания, приглашают "
            "друзей и копят баллы. Всё — в приложении:"
        ),
    },
    "greeting.invited": {
        "en": "A friend has invited you here.\n\n{greeting}",
        "ru": "Вы пришли по приглашению друга.\n\n{greeting}",
    },
    "command.start": {"en": "Begin", "ru": "Начать"},
    "open-app": {"en": "Open the app", "ru": "Открыть приложение"},
    "entry.disqualified": {
        "en": "You do not take part in the contest “{title}” any more: {reason}",
        "ru": "Вы больше не участвуете в конкурсе «{title}»: {reason}",
    },
    "answer.accepted": {
        "en": "Your answer counts: “{task}”, in the contest “{title}”. You get {given}.{reason}",
        "ru": "Ваш ответ засчитан: «{task}», конкурс «{title}». Вам добавлено: {given}.{reason}",
    },
    "answer.rejected": {
        "en": "Your answer does not count: “{task}”, in the contest “{title}”.{reason}",
        "ru": "Ваш ответ не засчитан: «{task}», конкурс «{title}».{reason}",
    },
    "answer.reason": {"en": "\n\n{reason}", "ru": "\n\n{reason}"},
    "prize.won.contact": {
        "en": "You have won in the contest “{title}”: {prize}\n\n{handover}",
        "ru": "Вы выиграли в конкурсе «{title}»: {prize}\n\n{handover}",
    },
    "prize.won.code": {
        "en": (
            "You have won in the contest “{title}”: {prize}\n\n{handover}\n\n"
            "Press the button for your code: it is for you alone."
        ),
        "ru": (
            "Вы выиграли в конкурсе «{title}»: {prize}\n\n{handover}\n\n"
            "Нажмите кнопку, чтобы увидеть код: он только для вас."
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
            "Claim it before {claim_until}, else it goes to someone else."
        ),
        "ru": (
            "Вы выиграли в конкурсе «{title}»: {prize}\n\n{handover}\n\n"
            "Заберите приз до {claim_until}, иначе он перейдёт другому."
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
