"""What is told to many, and how their authors arrange it."""

from __future__ import annotations

from contest.bot.texts.rendering import Catalogue

PEOPLE_RU = {
    "one": "{count} человек",
    "few": "{count} человека",
    "many": "{count} человек",
}

TEXTS: Catalogue = {
    "broadcast.text": {"en": "{text}", "ru": "{text}"},
    "broadcast.button": {"en": "{text}", "ru": "{text}"},
    "broadcast.contest-cancelled": {
        "en": "The contest “{title}” has been cancelled: there will be no draw. Sorry!",
        "ru": "Конкурс «{title}» отменён: розыгрыша не будет. Просим прощения!",
    },
    "broadcast.contest-drawn": {
        "en": (
            "The winners of “{title}” are known. You have not won this time. Thank you for playing!"
        ),
        "ru": (
            "Победители конкурса «{title}» известны. В этот раз вы не выиграли. "
            "Спасибо, что участвовали!"
        ),
    },
    "broadcast.contests": {
        "en": "Of which contest are the people you want to write to?",
        "ru": "Участникам какого конкурса вы хотите написать?",
    },
    "broadcast.no-contests": {
        "en": "You organise no contest yet: there is nobody to write to.",
        "ru": "Вы пока не проводите ни одного конкурса: писать некому.",
    },
    "broadcast.title": {"en": "{title}", "ru": "{title}"},
    "broadcast.everybody": {"en": "Everybody", "ru": "Всем"},
    "broadcast.who": {
        "en": "“{title}”: to whom do you want to write?",
        "ru": "«{title}»: кому вы хотите написать?",
    },
    "broadcast.entrants": {"en": "All participants", "ru": "Всем участникам"},
    "broadcast.winners": {"en": "The winners", "ru": "Победителям"},
    "broadcast.others": {"en": "Those who did not win", "ru": "Тем, кто не выиграл"},
    "broadcast.unfinished": {
        "en": "Those who have not done: {title}",
        "ru": "Тем, кто не выполнил: {title}",
    },
    "broadcast.write": {
        "en": "Write the message, in one piece. /cancel ends this.",
        "ru": "Напишите сообщение — одним текстом. /cancel — передумать.",
    },
    "broadcast.too-long": {
        "en": "That is too long: {most} characters at most. Write a shorter one.",
        "ru": "Слишком длинно: помещается не больше {most} знаков. Напишите короче.",
    },
    "broadcast.preview": {
        "en": "Above is what they will read. It goes to {people}. Write again to change it.",
        "ru": "Выше — то, что они прочтут. Получат: {people}. Чтобы изменить, напишите ещё раз.",
    },
    "broadcast.people": {
        "en": {"one": "{count} person at most", "other": "{count} people at most"},
        "ru": {name: f"не больше чем {form}" for name, form in PEOPLE_RU.items()},
    },
    "broadcast.send": {"en": "Send", "ru": "Отправить"},
    "broadcast.drop": {"en": "Do not send", "ru": "Не отправлять"},
    "broadcast.dropped": {"en": "Nothing was sent.", "ru": "Ничего не отправлено."},
    "broadcast.begin-again": {
        "en": "That was too long ago. Begin again: /broadcast",
        "ru": "С тех пор прошло слишком много времени. Начните заново: /broadcast",
    },
    "broadcast.unknown": {
        "en": "This broadcast is not there any more.",
        "ru": "Этой рассылки больше нет.",
    },
    "broadcast.progress": {
        "en": "{state}\nSent: {sent} · blocked the bot: {blocked} · failed: {failed}",
        "ru": "{state}\nОтправлено: {sent} · заблокировали бота: {blocked} · не удалось: {failed}",
    },
    "broadcast.running": {"en": "The message is on its way.", "ru": "Сообщение рассылается."},
    "broadcast.paused": {"en": "The broadcast is held.", "ru": "Рассылка приостановлена."},
    "broadcast.done": {"en": "The broadcast is done.", "ru": "Рассылка завершена."},
    "broadcast.cancelled": {
        "en": "The broadcast has been cancelled.",
        "ru": "Рассылка отменена.",
    },
    "broadcast.refresh": {"en": "Refresh", "ru": "Обновить"},
    "broadcast.pause": {"en": "Pause", "ru": "Приостановить"},
    "broadcast.resume": {"en": "Go on", "ru": "Продолжить"},
    "broadcast.cancel": {"en": "Cancel", "ru": "Отменить"},
}
