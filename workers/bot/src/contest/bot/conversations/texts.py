"""What the core says by itself."""

from __future__ import annotations

from contest.bot.texts.rendering import Catalogue

TEXTS: Catalogue = {
    "conversation.none": {
        "en": "There is nothing to cancel.",
        "ru": "Отменять нечего.",
    },
    "conversation.cancelled": {
        "en": "Cancelled.",
        "ru": "Отменено.",
    },
    "conversation.over": {
        "en": "You took a while, so I have forgotten what I asked. Please begin again.",
        "ru": "Прошло много времени, и мой вопрос устарел. Начните, пожалуйста, заново.",
    },
    "command.cancel": {
        "en": "Stop answering my question",
        "ru": "Не отвечать на мой вопрос",
    },
    "menu-button": {"en": "Contests", "ru": "Конкурсы"},
    "press.unknown": {
        "en": "This button is not for you, or does not work any more.",
        "ru": "Эта кнопка не для вас или больше не работает.",
    },
    "services.busy": {
        "en": "So many people are here at once that we are still counting. Please wait a moment.",
        "ru": "Нас сейчас очень много, и мы ещё считаем. Подождите, пожалуйста, немного.",
    },
    "services.away": {
        "en": "This does not work right now. Please try again in a few minutes.",
        "ru": "Сейчас это не получается. Попробуйте ещё раз через несколько минут.",
    },
}
