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
    "entry.disqualified": {
        "en": "You do not take part in the contest “{title}” any more: {reason}",
        "ru": "Вы больше не участвуете в конкурсе «{title}»: {reason}",
    },
}
