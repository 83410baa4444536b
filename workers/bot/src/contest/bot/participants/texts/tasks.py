"""Tasks, and what is said to the answers."""

from __future__ import annotations

from contest.bot.texts.rendering import Catalogue

TEXTS: Catalogue = {
    "tasks": {"en": "Tasks", "ru": "Задания"},
    "tasks.list": {
        "en": "<b>Tasks</b>\n\n{lines}\n\nYou have {tickets}.",
        "ru": "<b>Задания</b>\n\n{lines}\n\nУ вас {tickets}.",
    },
    "tasks.none": {
        "en": "This contest has no tasks: you need not do anything else.",
        "ru": "В этом конкурсе заданий нет: больше ничего делать не нужно.",
    },
    "tasks.open": {"en": "▫️ {title} — {worth}", "ru": "▫️ {title} — {worth}"},
    "tasks.completed": {"en": "✅ {title} — done", "ru": "✅ {title} — готово"},
    "tasks.pending": {"en": "⏳ {title} — being checked", "ru": "⏳ {title} — проверяется"},
    "tasks.locked": {
        "en": "🔒 {title} — {worth}. Not open yet",
        "ru": "🔒 {title} — {worth}. Пока закрыто",
    },
    "tasks.rejected": {"en": "❌ {title} — not accepted", "ru": "❌ {title} — не принято"},
    "tasks.used_up": {
        "en": "❌ {title} — no attempts left",
        "ru": "❌ {title} — попыток больше нет",
    },
    "tasks.switched_off": {"en": "✖️ {title} — called off", "ru": "✖️ {title} — отменено"},
    "worth.nothing": {"en": "no tickets", "ru": "без билетов"},
    "worth": {"en": "{tickets} and {points}", "ru": "{tickets} и {points}"},
    "worth.mandatory": {"en": "{worth}, needed to win", "ru": "{worth}, обязательно"},
    "attempts": {
        "en": {"one": "{count} attempt", "other": "{count} attempts"},
        "ru": {"one": "{count} попытка", "few": "{count} попытки", "many": "{count} попыток"},
    },
    "friends": {
        "en": {"one": "{count} friend", "other": "{count} friends"},
        "ru": {"one": "{count} друг", "few": "{count} друга", "many": "{count} друзей"},
    },
    "task": {
        "en": "<b>{title}</b>\n🎟 {worth}\n\n{words}",
        "ru": "<b>{title}</b>\n🎟 {worth}\n\n{words}",
    },
    "task.closed": {
        "en": "This task is not open now.",
        "ru": "Это задание сейчас недоступно.",
    },
    "task.join_channel": {
        "en": "Subscribe, then come back and check:",
        "ru": "Подпишитесь, а потом вернитесь и проверьте:",
    },
    "task.join_channel.done": {"en": "Check again", "ru": "Проверить"},
    "task.not-a-member": {
        "en": "You are not in all of the channels yet. Subscribe, and check again.",
        "ru": "Вы подписаны ещё не на все каналы. Подпишитесь и проверьте ещё раз.",
    },
    "task.visit": {
        "en": "Have a look at the page, then come back:",
        "ru": "Откройте страницу, а потом вернитесь:",
    },
    "task.visit.open": {"en": "Open the page", "ru": "Открыть страницу"},
    "task.visit.done": {"en": "I have seen it", "ru": "Готово"},
    "task.daily": {
        "en": "Look in here once a day: each day counts.",
        "ru": "Отмечайтесь здесь раз в день: считается каждый день.",
    },
    "task.daily.done": {"en": "I am here", "ru": "Отметиться"},
    "task.points": {
        "en": "It costs {price}. They are taken from your balance.",
        "ru": "Это стоит {price}. Они спишутся с вашего счёта.",
    },
    "task.points.done": {"en": "Buy", "ru": "Купить"},
    "task.invite": {
        "en": (
            "Invite friends by your link. Each counts once they have come and stayed. "
            "Still to come: {left}."
        ),
        "ru": (
            "Пригласите друзей по вашей ссылке. Каждый засчитывается, когда пришёл и остался. "
            "Осталось пригласить: {left}."
        ),
    },
    "task.secret_code": {
        "en": "Send me the code. You have {left}. /cancel if you do not have it yet.",
        "ru": "Пришлите код. У вас {left}. Если кода пока нет: /cancel.",
    },
    "task.question": {
        "en": (
            "{prompt}\n\nSend me your answer: a message, or a picture. "
            "The organisers will look at it. /cancel to answer later."
        ),
        "ru": (
            "{prompt}\n\nПришлите ответ: сообщение или картинку. "
            "Его посмотрят организаторы. Ответить позже: /cancel."
        ),
    },
    "task.quiz": {
        "en": "{prompt}\n\nTick what is right, and send it. You have {left}.",
        "ru": "{prompt}\n\nОтметьте верное и отправьте. У вас {left}.",
    },
    "quiz.ticked": {"en": "✅ {text}", "ru": "✅ {text}"},
    "quiz.send": {"en": "Send the answer", "ru": "Отправить ответ"},
    "task.done": {
        "en": "Done: {given} more. You have {tickets} now.",
        "ru": "Готово, добавлено: {given}. Теперь у вас {tickets}.",
    },
    "task.pending": {
        "en": "Thank you! It is being checked.",
        "ru": "Спасибо! Проверяем.",
    },
    "task.rejected": {"en": "It was not accepted.", "ru": "Ответ не принят."},
    "task.wrong": {
        "en": "That is not right. You have {left} left.",
        "ru": "Неверно. У вас ещё {left}.",
    },
    "task.wrong.last": {
        "en": "That is not right, and there are no attempts left.",
        "ru": "Неверно, и попыток больше нет.",
    },
    "task.wrong.again": {
        "en": "{wrong} Try again, or /cancel.",
        "ru": "{wrong} Попробуйте ещё раз или /cancel.",
    },
    "answer.words": {
        "en": "Please send it as a text, or /cancel.",
        "ru": "Пришлите, пожалуйста, текстом или /cancel.",
    },
    "answer.words-or-picture": {
        "en": "Please send a text or a picture, or /cancel.",
        "ru": "Пришлите, пожалуйста, текст или картинку или /cancel.",
    },
    "answer.too-long": {
        "en": {
            "one": "That is too long: {count} character at most.",
            "other": "That is too long: {count} characters at most.",
        },
        "ru": {
            "one": "Слишком длинно: не больше {count} знака.",
            "few": "Слишком длинно: не больше {count} знаков.",
            "many": "Слишком длинно: не больше {count} знаков.",
        },
    },
}
