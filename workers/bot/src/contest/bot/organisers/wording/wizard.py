"""Words of the wizard, and of each question."""

from __future__ import annotations

from contest.bot.texts.rendering import Catalogue

TEXTS: Catalogue = {
    "wizard.place": {"en": "Step {number} of {of}", "ru": "Шаг {number} из {of}"},
    "wizard.question": {
        "en": "{question}\n\nNow: {now}",
        "ru": "{question}\n\nСейчас: {now}",
    },
    "wizard.back": {"en": "« Back", "ru": "« Назад"},
    "wizard.skip": {"en": "Skip »", "ru": "Пропустить »"},
    "wizard.done": {"en": "Done ✅", "ru": "Готово ✅"},
    # Questions
    "wizard.ask.title": {
        "en": "What is the contest called? Write its title.",
        "ru": "Как называется конкурс? Напишите название.",
    },
    "wizard.ask.about": {
        "en": "What is it about? Write a few words for participants.",
        "ru": "О чём конкурс? Напишите несколько слов для участников.",
    },
    "wizard.ask.prizes": {
        "en": "What can be won? One prize a line; <code>3 x Mug</code> is three mugs.",
        "ru": "Что можно выиграть? Один приз в строке; <code>3 x Кружка</code> — три кружки.",
    },
    "wizard.ask.end": {
        "en": (
            "When does it end? Choose, or write it like <code>2026-12-31 20:00</code>, "
            "<code>31.12 20:00</code> or <code>5 days</code>."
        ),
        "ru": (
            "Когда конец? Выберите или напишите, например <code>31.12.2026 20:00</code>, "
            "<code>31.12</code> или <code>5 дней</code>."
        ),
    },
    "wizard.ask.channels": {
        "en": (
            "Which channels must winners have joined? Write their @names. "
            "The bot has to be an administrator there."
        ),
        "ru": (
            "На какие каналы нужно быть подписанным, чтобы выиграть? Напишите их @имена. "
            "Бот должен быть там администратором."
        ),
    },
    "wizard.ask.start": {
        "en": (
            "When does it begin? Choose, or write it like <code>2026-12-01 12:00</code> "
            "or <code>01.12 12:00</code>."
        ),
        "ru": (
            "Когда начало? Выберите или напишите, например <code>01.12.2026 12:00</code> "
            "или <code>01.12</code>."
        ),
    },
    "wizard.ask.zone": {
        "en": "In which time zone? Choose, or write one like <code>Asia/Almaty</code>.",
        "ru": "В каком часовом поясе? Выберите или напишите, например <code>Asia/Almaty</code>.",
    },
    "wizard.ask.rules": {
        "en": "What are the rules? Write them.",
        "ru": "Какие правила? Напишите их.",
    },
    "wizard.ask.button": {
        "en": "What should the join button say?",
        "ru": "Что написать на кнопке участия?",
    },
    "wizard.ask.picture": {
        "en": "Which picture? Write its address: it begins with https://",
        "ru": "Какая картинка? Напишите её адрес: он начинается с https://",
    },
    "wizard.ask.reserves": {
        "en": "How many reserves are drawn, for winners who drop out?",
        "ru": "Сколько запасных выбрать, если победитель выбудет?",
    },
    "wizard.ask.most": {
        "en": "With how many participants does it end before its time?",
        "ru": "При скольких участниках конкурс закончится раньше срока?",
    },
    "wizard.ask-reason": {
        "en": "People have joined already. Why the change? Write a line: everybody can read it.",
        "ru": (
            "В конкурсе уже участвуют. Почему что-то меняется? Напишите одну строку: её увидят все."
        ),
    },
    # What was not understood
    "wizard.unclear.title": {
        "en": "A title has up to 120 characters. Please write another one.",
        "ru": "В названии может быть до 120 знаков. Напишите, пожалуйста, другое.",
    },
    "wizard.unclear.about": {
        "en": "Please write a text of up to 2000 characters.",
        "ru": "Напишите, пожалуйста, текст до 2000 знаков.",
    },
    "wizard.unclear.prizes": {
        "en": "Please write one prize a line, 1000 winners at most: <code>3 x Mug</code>",
        "ru": (
            "Напишите, пожалуйста, по одному призу в строке, всего до 1000 победителей: "
            "<code>3 x Кружка</code>"
        ),
    },
    "wizard.unclear.end": {
        "en": "I need a time after the start, like <code>2026-12-31 20:00</code> or "
        "<code>5 days</code>.",
        "ru": "Нужно время позже начала, например <code>31.12.2026 20:00</code> или "
        "<code>5 дней</code>.",
    },
    "wizard.unclear.channels": {
        "en": "Please write up to ten @names of channels.",
        "ru": "Напишите, пожалуйста, до десяти @имён каналов.",
    },
    "wizard.unclear.start": {
        "en": "I need a time before the end, like <code>2026-12-01 12:00</code>.",
        "ru": "Нужно время раньше конца, например <code>01.12.2026 12:00</code>.",
    },
    "wizard.unclear.zone": {
        "en": "I do not know this zone. Write it like <code>Europe/Berlin</code>.",
        "ru": "Такого пояса я не знаю. Напишите, например, <code>Europe/Moscow</code>.",
    },
    "wizard.unclear.rules": {
        "en": "Rules have up to 6000 characters. Please write them shorter.",
        "ru": "В правилах может быть до 6000 знаков. Напишите, пожалуйста, короче.",
    },
    "wizard.unclear.button": {
        "en": "A button has room for 40 characters.",
        "ru": "На кнопке помещается 40 знаков.",
    },
    "wizard.unclear.picture": {
        "en": "Please write an address that begins with https://",
        "ru": "Напишите, пожалуйста, адрес, который начинается с https://",
    },
    "wizard.unclear.reserves": {
        "en": "Please write a number from 0 to 1000.",
        "ru": "Напишите, пожалуйста, число от 0 до 1000.",
    },
    "wizard.unclear.most": {
        "en": "Please write a number from 1 to 10000000.",
        "ru": "Напишите, пожалуйста, число от 1 до 10000000.",
    },
    "wizard.unclear.reason": {
        "en": "Please write the reason as a text.",
        "ru": "Напишите, пожалуйста, причину текстом.",
    },
    # Ready answers
    "wizard.channel": {"en": "➕ {title}", "ru": "➕ {title}"},
    "wizard.choice.none": {"en": "None", "ru": "Нет"},
    "wizard.choice.now": {"en": "On publishing", "ru": "Сразу"},
    "wizard.choice.1d": {"en": "In a day", "ru": "Через день"},
    "wizard.choice.3d": {"en": "In 3 days", "ru": "Через 3 дня"},
    "wizard.choice.7d": {"en": "In a week", "ru": "Через неделю"},
    "wizard.choice.14d": {"en": "In 2 weeks", "ru": "Через 2 недели"},
    "wizard.choice.30d": {"en": "In 30 days", "ru": "Через 30 дней"},
    "wizard.choice.europe-moscow": {"en": "Moscow", "ru": "Москва"},
    "wizard.choice.europe-berlin": {"en": "Berlin", "ru": "Берлин"},
    "wizard.choice.utc": {"en": "UTC", "ru": "UTC"},
    # What can be changed
    "field.title": {"en": "Title", "ru": "Название"},
    "field.about": {"en": "Description", "ru": "Описание"},
    "field.prizes": {"en": "Prizes", "ru": "Призы"},
    "field.end": {"en": "End", "ru": "Конец"},
    "field.channels": {"en": "Channels", "ru": "Каналы"},
    "field.start": {"en": "Start", "ru": "Начало"},
    "field.zone": {"en": "🌍 Time zone", "ru": "🌍 Часовой пояс"},
    "field.rules": {"en": "Rules", "ru": "Правила"},
    "field.button": {"en": "Button text", "ru": "Текст кнопки"},
    "field.picture": {"en": "Picture", "ru": "Картинка"},
    "field.reserves": {"en": "Reserves", "ru": "Запасные"},
    "field.most": {"en": "Participant limit", "ru": "Предел участников"},
}
