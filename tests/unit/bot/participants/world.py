"""A contest in both languages, as the tests of participants play it."""

from __future__ import annotations

from typing import Any

TEXTS = {
    "en": {"title": "Autumn", "description": "Win a phone.", "rules": "One each.", "button": ""},
    "ru": {"title": "Осень", "description": "Приз — телефон.", "rules": "", "button": "Хочу!"},
}
PRIZES = [
    {"name": {"en": "A phone", "ru": "Телефон"}, "count": 1, "handover": {"en": "By hand"}},
    {"name": {"en": "A cup", "ru": "Кружка"}, "count": 3, "handover": {"en": "By hand"}},
]


def settings(**changes: Any) -> dict[str, Any]:
    """What an organiser gives for it."""
    return {"texts": TEXTS, "prizes": PRIZES, "time_zone": "Asia/Kolkata"} | changes


def both(en: str, ru: str) -> dict[str, str]:
    """A text in both languages."""
    return {"en": en, "ru": ru}


# What stands on the buttons.
LABELS = {
    "en": {
        "title": "Autumn",
        "join": "Join",
        "leave": "Leave",
        "yes": "Yes, leave",
        "back": "Back",
        "tasks": "Tasks",
        "mine": "My tickets",
        "places": "Leaderboard",
        "about": "Details",
        "results": "Results",
        "send": "Send the answer",
        "check": "Check again",
        "here": "I am here",
        "seen": "I have seen it",
        "buy": "Buy",
        "prize": "My prize",
        "line": "Is my line in it?",
        "proof": "The proof",
        "claim": "Claim, show my name",
        "hide": "Hide my name",
        "news": "Send me news again",
    },
    "ru": {
        "title": "Осень",
        "join": "Хочу!",
        "leave": "Выйти",
        "yes": "Да, выйти",
        "back": "Назад",
        "tasks": "Задания",
        "mine": "Мои билеты",
        "places": "Таблица",
        "about": "Подробнее",
        "results": "Итоги",
        "send": "Отправить ответ",
        "check": "Проверить",
        "here": "Отметиться",
        "seen": "Готово",
        "buy": "Купить",
        "prize": "Мой приз",
        "line": "Есть ли там моя строка?",
        "proof": "Доказательство",
        "claim": "Забрать и показать имя",
        "hide": "Скрыть моё имя",
        "news": "Снова получать новости",
    },
}
