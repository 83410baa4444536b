"""What organisers read."""

from __future__ import annotations

from contest.bot.texts.rendering import Catalogue

TEXTS: Catalogue = {
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
}
