"""Contests, their cards, and how someone stands in them."""

from __future__ import annotations

from contest.bot.texts.rendering import Catalogue

MONTHS = (
    ("January", "января"),
    ("February", "февраля"),
    ("March", "марта"),
    ("April", "апреля"),
    ("May", "мая"),
    ("June", "июня"),
    ("July", "июля"),
    ("August", "августа"),
    ("September", "сентября"),
    ("October", "октября"),
    ("November", "ноября"),
    ("December", "декабря"),
)

TEXTS: Catalogue = {
    "as-it-is": {"en": "{text}", "ru": "{text}"},
    **{
        f"month.{number}": {"en": english, "ru": russian}
        for number, (english, russian) in enumerate(MONTHS, 1)
    },
    "date": {"en": "{day} {month}", "ru": "{day} {month}"},
    "moment": {"en": "{date}, {time} ({zone})", "ru": "{date}, {time} ({zone})"},
    "span": {"en": "{first} {second}", "ru": "{first} {second}"},
    "days": {
        "en": {"one": "{count} day", "other": "{count} days"},
        "ru": {"one": "{count} день", "few": "{count} дня", "many": "{count} дней"},
    },
    "hours": {
        "en": {"one": "{count} hour", "other": "{count} hours"},
        "ru": {"one": "{count} час", "few": "{count} часа", "many": "{count} часов"},
    },
    "minutes": {
        "en": {"one": "{count} minute", "other": "{count} minutes"},
        "ru": {"one": "{count} минута", "few": "{count} минуты", "many": "{count} минут"},
    },
    "tickets": {
        "en": {"one": "{count} ticket", "other": "{count} tickets"},
        "ru": {"one": "{count} билет", "few": "{count} билета", "many": "{count} билетов"},
    },
    "drawn-entries": {
        "en": {"one": "{count} entry", "other": "{count} entries"},
        "ru": {"one": "{count} заявка", "few": "{count} заявки", "many": "{count} заявок"},
    },
    "contests": {
        "en": "<b>Contests</b>\n\n{lines}\n\nChoose one to see what there is to win:",
        "ru": "<b>Конкурсы</b>\n\n{lines}\n\nВыберите, чтобы посмотреть призы:",
    },
    "contests.line": {"en": "• {title} — {left} left", "ru": "• {title} — ещё {left}"},
    "contests.left": {"en": "{left} left", "ru": "Ещё {left}"},
    "contests.none": {
        "en": "There are no contests right now. Come back soon!",
        "ru": "Сейчас конкурсов нет. Загляните чуть позже!",
    },
    "contests.button": {"en": "Contests", "ru": "Конкурсы"},
    "contest": {"en": "To the contest", "ru": "К конкурсу"},
    "card": {
        "en": "<b>{title}</b>\n\n{description}\n\n{prizes}\n\n{facts}",
        "ru": "<b>{title}</b>\n\n{description}\n\n{prizes}\n\n{facts}",
    },
    "card.prizes": {"en": "🎁 To win:\n{prizes}", "ru": "🎁 Призы:\n{prizes}"},
    "card.prize": {"en": "• {name}", "ru": "• {name}"},
    "card.prize.several": {"en": "• {name} × {times}", "ru": "• {name} × {times}"},
    "card.more": {
        "en": {"one": "and {count} more prize", "other": "and {count} more prizes"},
        "ru": {
            "one": "и ещё {count} приз",
            "few": "и ещё {count} приза",
            "many": "и ещё {count} призов",
        },
    },
    "card.starts": {"en": "⏳ Starts {at}", "ru": "⏳ Начало: {at}"},
    "card.ends": {"en": "⏳ Until {at}: {left} left", "ru": "⏳ До {at}: ещё {left}"},
    "card.closed": {
        "en": "🏁 It is over. The winners will be known soon",
        "ru": "🏁 Приём заявок окончен. Победители скоро будут известны",
    },
    "card.drawn": {"en": "🏁 The winners are drawn", "ru": "🏁 Победители определены"},
    "card.cancelled": {"en": "✖️ It is cancelled", "ru": "✖️ Конкурс отменён"},
    "card.draft": {"en": "📝 It is a draft", "ru": "📝 Это черновик"},
    "card.entries": {
        "en": {"one": "👥 {count} participant", "other": "👥 {count} participants"},
        "ru": {
            "one": "👥 {count} участник",
            "few": "👥 {count} участника",
            "many": "👥 {count} участников",
        },
    },
    "card.channels": {
        "en": "📣 To win, be subscribed to {channels}",
        "ru": "📣 Чтобы выиграть, будьте подписаны на {channels}",
    },
    "card.channels.more": {
        "en": {
            "one": "📣 To win, be subscribed to {channels} and {count} more (see the details)",
            "other": "📣 To win, be subscribed to {channels} and {count} more (see the details)",
        },
        "ru": {
            "one": "📣 Чтобы выиграть, будьте подписаны на {channels} и ещё {count} канал",
            "few": "📣 Чтобы выиграть, будьте подписаны на {channels} и ещё {count} канала",
            "many": "📣 Чтобы выиграть, будьте подписаны на {channels} и ещё {count} каналов",
        },
    },
    "card.in": {"en": "✅ You are in: {tickets}", "ru": "✅ Вы участвуете: {tickets}"},
    "card.tasks-missing": {
        "en": "❗️ Do the tasks that are needed, else you take no part in the draw",
        "ru": "❗️ Выполните обязательные задания, иначе в розыгрыше вас не будет",
    },
    "card.out": {
        "en": "🚫 You cannot take part in it any more",
        "ru": "🚫 Вы больше не можете в нём участвовать",
    },
    "join": {"en": "Join", "ru": "Участвовать"},
    "join.done": {"en": "You are in! {tickets}", "ru": "Вы участвуете! {tickets}"},
    "join.before": {
        "en": "You are in already: {tickets}",
        "ru": "Вы уже участвуете: {tickets}",
    },
    "leave": {"en": "Leave", "ru": "Выйти"},
    "leave.sure": {
        "en": (
            "Leave the contest “{title}”? You take no part in the draw then. "
            "While it is open you can come back, with the tickets that you have."
        ),
        "ru": (
            "Выйти из конкурса «{title}»? Тогда в розыгрыше вас не будет. "
            "Пока конкурс идёт, можно вернуться, и билеты останутся вашими."
        ),
    },
    "leave.yes": {"en": "Yes, leave", "ru": "Да, выйти"},
    "leave.done": {"en": "You have left.", "ru": "Вы вышли."},
    "back": {"en": "Back", "ru": "Назад"},
    "again": {"en": "Refresh", "ru": "Обновить"},
    "share": {"en": "Share", "ru": "Поделиться"},
    "about": {"en": "Details", "ru": "Подробнее"},
    "about.text": {
        "en": "<b>{title}</b>\n\n{description}\n{parts}",
        "ru": "<b>{title}</b>\n\n{description}\n{parts}",
    },
    "about.part": {"en": "\n{part}", "ru": "\n{part}"},
    "about.rules": {"en": "<b>Rules</b>\n{rules}", "ru": "<b>Правила</b>\n{rules}"},
    "mine": {"en": "My tickets", "ru": "Мои билеты"},
    "mine.in": {
        "en": (
            "<b>{title}</b>\n\n🎟 You have {tickets}. An entry can have {most} at most.\n"
            "🏅 Your place: {rank}\n\n"
            "Your line of the list that the winners are drawn from:\n<code>{commitment}</code>"
        ),
        "ru": (
            "<b>{title}</b>\n\n🎟 У вас {tickets}. Больше {most} у одного участника не бывает.\n"
            "🏅 Ваше место: {rank}\n\n"
            "Ваша строка в списке, по которому пройдёт розыгрыш:\n<code>{commitment}</code>"
        ),
    },
    "mine.out": {
        "en": "<b>{title}</b>\n\nYou do not take part in it now. You had {tickets}.",
        "ru": "<b>{title}</b>\n\nСейчас вы не участвуете. У вас было: {tickets}.",
    },
    "places": {"en": "Leaderboard", "ru": "Таблица"},
    "places.list": {
        "en": {
            "one": "<b>{title}</b>: {count} participant\n\n{lines}",
            "other": "<b>{title}</b>: {count} participants\n\n{lines}",
        },
        "ru": {
            "one": "<b>{title}</b>: {count} участник\n\n{lines}",
            "few": "<b>{title}</b>: {count} участника\n\n{lines}",
            "many": "<b>{title}</b>: {count} участников\n\n{lines}",
        },
    },
    "places.line": {"en": "{rank}. {name} — {tickets}", "ru": "{rank}. {name} — {tickets}"},
    "places.mine": {
        "en": "\n👉 You are at place {rank} with {tickets}",
        "ru": "\n👉 Вы на {rank}-м месте: {tickets}",
    },
    "places.none": {
        "en": "<b>{title}</b>\n\nNobody has joined yet. Be the first!",
        "ru": "<b>{title}</b>\n\nПока никого нет. Будьте первым!",
    },
}
