"""Words about tasks, and about codes of prizes."""

from __future__ import annotations

from contest.bot.texts.rendering import Catalogue

TEXTS: Catalogue = {
    "tickets.count": {
        "en": {"one": "{count} ticket", "other": "{count} tickets"},
        "ru": {"one": "{count} билет", "few": "{count} билета", "many": "{count} билетов"},
    },
    "tasks.shown": {
        "en": "Tasks of “{title}”:\n{lines}\n\n{hint}",
        "ru": "Задания в «{title}»:\n{lines}\n\n{hint}",
    },
    "made.tasks.none": {
        "en": "“{title}” has no tasks: whoever joins is in the draw.\n\n{hint}",
        "ru": "В «{title}» нет заданий: в розыгрыше участвует каждый, кто вступил.\n\n{hint}",
    },
    "tasks.hint": {
        "en": "Add one with a button: tickets raise the chance to win.",
        "ru": "Добавьте задание кнопкой: билеты повышают шанс выиграть.",
    },
    "tasks.hint-open": {
        "en": "People have joined already, so tasks can only be switched off.",
        "ru": "В конкурсе уже участвуют, поэтому задания можно только отключать.",
    },
    "tasks.line": {"en": "▫️ {title}: {given}", "ru": "▫️ {title}: {given}"},
    "tasks.mandatory": {"en": "required", "ru": "обязательно"},
    "tasks.is-off": {"en": "switched off", "ru": "отключено"},
    "tasks.added": {"en": "Added.", "ru": "Добавлено."},
    "tasks.remove": {"en": "❌ {title}", "ru": "❌ {title}"},
    "tasks.off": {"en": "⏸ Switch off: {title}", "ru": "⏸ Отключить: {title}"},
    "tasks.back": {"en": "« Tasks", "ru": "« Задания"},
    "tasks.add.join-channel": {"en": "➕ Join the channels", "ru": "➕ Подписка на каналы"},
    "tasks.add.daily": {"en": "➕ Look in daily", "ru": "➕ Заход каждый день"},
    "tasks.add.secret-code": {"en": "➕ Secret word", "ru": "➕ Секретное слово"},
    "tasks.add.question": {"en": "➕ Question", "ru": "➕ Вопрос"},
    "tasks.add.visit": {"en": "➕ Visit a page", "ru": "➕ Открыть страницу"},
    "tasks.add.quiz": {"en": "➕ Quiz", "ru": "➕ Викторина"},
    "tasks.ask.secret-code": {
        "en": "Which word should be found? Write it; capitals do not matter.",
        "ru": "Какое слово нужно найти? Напишите его; регистр не важен.",
    },
    "tasks.ask.question": {
        "en": "What do you ask? You will judge the answers yourself.",
        "ru": "Какой вопрос вы задаёте? Ответы вы проверите сами.",
    },
    "tasks.ask.visit": {
        "en": "Which page? Write its address: it begins with https://",
        "ru": "Какая страница? Напишите её адрес: он начинается с https://",
    },
    "tasks.ask.quiz": {
        "en": (
            "Write the question and below it each option in a line of its own, "
            "with a + before the right one:\n\n"
            "<code>How many legs has a spider?\n6\n+ 8\n10</code>"
        ),
        "ru": (
            "Напишите вопрос и под ним варианты, каждый в своей строке, "
            "с + перед верным:\n\n"
            "<code>Сколько ног у паука?\n6\n+ 8\n10</code>"
        ),
    },
    "tasks.unclear.secret-code": {
        "en": "The word has 4 to 64 characters. Please write another one.",
        "ru": "В слове должно быть от 4 до 64 знаков. Напишите, пожалуйста, другое.",
    },
    "tasks.unclear.question": {
        "en": "Please write a question of up to 500 characters.",
        "ru": "Напишите, пожалуйста, вопрос до 500 знаков.",
    },
    "tasks.unclear.visit": {
        "en": "Please write an address that begins with https://",
        "ru": "Напишите, пожалуйста, адрес, который начинается с https://",
    },
    "tasks.unclear.quiz": {
        "en": "I need a question and 2 to 10 options below it, one of them at least with a +.",
        "ru": "Нужен вопрос и под ним от 2 до 10 вариантов, хотя бы один из них с +.",
    },
    # Codes of prizes
    "codes.kinds": {
        "en": (
            "How do winners get a prize? You write to them, or each gets a code from the bot. "
            "The codes are given once the contest is open."
        ),
        "ru": (
            "Как победители получат приз? Вы напишете им сами, или каждый получит код от бота. "
            "Сами коды добавляются, когда конкурс открыт."
        ),
    },
    "codes.make-code": {"en": "🔑 {name}: as a code", "ru": "🔑 {name}: кодом"},
    "codes.make-contact": {"en": "✉️ {name}: I write myself", "ru": "✉️ {name}: напишу сам"},
    "codes.which": {
        "en": "Of which prize are the codes?",
        "ru": "К какому призу добавить коды?",
    },
    "codes.of": {"en": "{name} × {number}", "ru": "{name} × {number}"},
    "codes.ask": {
        "en": (
            "Write the codes of “{name}”, one a line. As many as there are winners at least: "
            "{number}. They take the place of those there are."
        ),
        "ru": (
            "Напишите коды для «{name}», по одному в строке, не меньше числа победителей: "
            "{number}. Прежние коды они заменят."
        ),
    },
    "codes.unclear": {
        "en": "Please write the codes as a text, one a line.",
        "ru": "Напишите, пожалуйста, коды текстом, по одному в строке.",
    },
    "codes.put": {
        "en": {"one": "{count} code is saved.", "other": "{count} codes are saved."},
        "ru": {
            "one": "Сохранён {count} код.",
            "few": "Сохранено {count} кода.",
            "many": "Сохранено {count} кодов.",
        },
    },
}
