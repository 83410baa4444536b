"""Language, help, and stopping."""

from __future__ import annotations

from contest.bot.texts.rendering import Catalogue

TEXTS: Catalogue = {
    "language": {
        "en": "Which language shall I speak?",
        "ru": "На каком языке говорить?",
    },
    "language.en": {"en": "English", "ru": "English"},
    "language.ru": {"en": "Русский", "ru": "Русский"},
    "language.chosen": {
        "en": "From now on I speak English.",
        "ru": "Теперь я говорю по-русски.",
    },
    "help": {
        "en": "Here is what I can do:\n\n{lines}\n/cancel — {cancel}",
        "ru": "Вот что я умею:\n\n{lines}\n/cancel — {cancel}",
    },
    "help.line": {"en": "/{command} — {words}", "ru": "/{command} — {words}"},
    "command.contests": {"en": "Contests to join", "ru": "Конкурсы, в которых можно участвовать"},
    "command.results": {"en": "Winners, and the proof", "ru": "Победители и доказательства"},
    "command.invite": {"en": "Invite friends", "ru": "Пригласить друзей"},
    "command.balance": {"en": "Your points", "ru": "Ваши баллы"},
    "command.language": {"en": "English or Russian", "ru": "Русский или английский"},
    "command.help": {"en": "What I can do", "ru": "Что я умею"},
    "command.stop": {"en": "No more news", "ru": "Не присылать новости"},
    "stop": {
        "en": (
            "All right, I send you no more news. You stay in your contests, and if you win I tell "
            "you. Whenever you like to hear from me again: /start"
        ),
        "ru": (
            "Хорошо, новостей больше не будет. В конкурсах вы остаётесь, а если выиграете, я "
            "напишу. Захотите получать новости снова: /start"
        ),
    },
    "stop.back": {"en": "Send me news again", "ru": "Снова получать новости"},
    "stop.is-back": {
        "en": "Welcome back! You get news again.",
        "ru": "С возвращением! Новости снова будут приходить.",
    },
}
