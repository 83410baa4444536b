"""Words about contests as their organisers see them, and about their life."""

from __future__ import annotations

from contest.bot.texts.rendering import Catalogue

TEXTS: Catalogue = {
    # Events
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
        "ru": (
            "Розыгрыш вашего конкурса «{title}» состоялся. Проверьте и подтвердите победителей."
        ),
    },
    "webhook.failing": {
        "en": (
            "A webhook of your contest “{title}” is off: for five days {host} has taken no message."
            " Once it does, switch the webhook on and replay what was given up."
        ),
        "ru": (
            "Вебхук вашего конкурса «{title}» отключён: {host} пять дней не принимает сообщения."
            " Когда это исправят, включите вебхук и повторите недоставленное."
        ),
    },
    "webhook.gone": {
        "en": (
            "A webhook of your contest “{title}” is off: {host} says that it is gone (410)."
            " Give it another address, or delete it."
        ),
        "ru": (
            "Вебхук вашего конкурса «{title}» отключён: {host} отвечает, что его больше нет (410)."
            " Укажите другой адрес или удалите вебхук."
        ),
    },
    "event.see": {"en": "To the contest", "ru": "К конкурсу"},
    "event.win": {"en": "🏆 The winners", "ru": "🏆 К победителям"},
    "command.admin": {"en": "Contests you organise", "ru": "Конкурсы, которые вы ведёте"},
    "command.new": {"en": "Make a contest", "ru": "Создать конкурс"},
    # The list
    "organiser.contests": {"en": "Your contests:", "ru": "Ваши конкурсы:"},
    "organiser.no-contests": {
        "en": "You have no contests yet. The first one takes two minutes.",
        "ru": "У вас пока нет конкурсов. Создать первый можно за две минуты.",
    },
    "organiser.may-not": {
        "en": "You organise no contests. Ask those who run this bot to let you.",
        "ru": "Вы не организуете конкурсы. Попросите об этом тех, кто ведёт этого бота.",
    },
    "organiser.contest": {"en": "{mark} {title}", "ru": "{mark} {title}"},
    "organiser.mark.draft": {"en": "✏️", "ru": "✏️"},
    "organiser.mark.scheduled": {"en": "🕒", "ru": "🕒"},
    "organiser.mark.open": {"en": "🟢", "ru": "🟢"},
    "organiser.mark.closed": {"en": "🔒", "ru": "🔒"},
    "organiser.mark.drawn": {"en": "🏆", "ru": "🏆"},
    "organiser.mark.cancelled": {"en": "✖️", "ru": "✖️"},
    "organiser.new": {"en": "➕ New contest", "ru": "➕ Новый конкурс"},
    "organiser.more": {"en": "More", "ru": "Ещё"},
    # One contest
    "organiser.card": {
        "en": (
            "<b>{title}</b>\n{status}\n\n{prizes}\n\nStarts: {starts}\nEnds: {ends}\n"
            "Channels: {channels}\n{tasks}"
        ),
        "ru": (
            "<b>{title}</b>\n{status}\n\n{prizes}\n\nНачало: {starts}\nКонец: {ends}\n"
            "Каналы: {channels}\n{tasks}"
        ),
    },
    "organiser.status.draft": {
        "en": "A draft: nobody sees it but its organisers.",
        "ru": "Черновик: его видят только организаторы.",
    },
    "organiser.status.scheduled": {
        "en": "Published; opens by itself.",
        "ru": "Опубликован, откроется сам.",
    },
    "organiser.status.open": {"en": "Open: people join.", "ru": "Идёт: можно участвовать."},
    "organiser.status.closed": {
        "en": "Closed. It is drawn by itself after {at}.",
        "ru": "Закрыт. Розыгрыш пройдёт сам после {at}.",
    },
    "organiser.status.drawn": {"en": "Drawn.", "ru": "Розыгрыш состоялся."},
    "organiser.status.cancelled": {"en": "Cancelled.", "ru": "Отменён."},
    "organiser.prize.contact": {"en": "🎁 {name} × {number}", "ru": "🎁 {name} × {number}"},
    "organiser.prize.code": {
        "en": "🎁 {name} × {number} (a code)",
        "ru": "🎁 {name} × {number} (код)",
    },
    "organiser.prize.claim": {
        "en": "🎁 {name} × {number} (to be claimed)",
        "ru": "🎁 {name} × {number} (нужно забрать)",
    },
    "organiser.prize.points": {
        "en": "🎁 {name} × {number} (points)",
        "ru": "🎁 {name} × {number} (баллы)",
    },
    "organiser.task-count": {
        "en": {"one": "{count} task", "other": "{count} tasks"},
        "ru": {"one": "{count} задание", "few": "{count} задания", "many": "{count} заданий"},
    },
    "organiser.at-once": {"en": "when you publish it", "ru": "сразу после публикации"},
    "organiser.none": {"en": "—", "ru": "—"},
    "organiser.list": {"en": "{first}, {others}", "ru": "{first}, {others}"},
    "organiser.plain": {"en": "{text}", "ru": "{text}"},
    "organiser.noted": {"en": "<i>{note}</i>\n\n{text}", "ru": "<i>{note}</i>\n\n{text}"},
    "organiser.saved": {"en": "Saved.", "ru": "Сохранено."},
    "organiser.edit": {
        "en": "What would you like to change in “{title}”?",
        "ru": "Что изменить в «{title}»?",
    },
    "organiser.back-to-contest": {"en": "« To the contest", "ru": "« К конкурсу"},
    "organiser.back-to-list": {"en": "« My contests", "ru": "« Мои конкурсы"},
    # What can be done
    "do.pub": {"en": "🚀 Publish", "ru": "🚀 Опубликовать"},
    "do.edit": {"en": "✏️ Edit", "ru": "✏️ Изменить"},
    "do.tasks": {"en": "📋 Tasks", "ru": "📋 Задания"},
    "do.show": {"en": "👀 Preview", "ru": "👀 Предпросмотр"},
    "do.ppl": {"en": "🤝 Organisers", "ru": "🤝 Организаторы"},
    "do.copy": {"en": "Copy", "ru": "Копия"},
    "do.drop": {"en": "🗑 Discard", "ru": "🗑 Удалить"},
    "do.unpub": {"en": "Back to a draft", "ru": "Вернуть в черновики"},
    "do.cancel": {"en": "✖️ Cancel it", "ru": "✖️ Отменить конкурс"},
    "do.close": {"en": "🔒 Close now", "ru": "🔒 Закрыть сейчас"},
    "do.ents": {"en": "👥 Entries", "ru": "👥 Участники"},
    "do.rev": {"en": "💬 Answers", "ru": "💬 Ответы"},
    "do.stat": {"en": "📊 Statistics", "ru": "📊 Статистика"},
    "do.csv": {"en": "📄 Entries as a file", "ru": "📄 Участники файлом"},
    "do.wcsv": {"en": "📄 Winners as a file", "ru": "📄 Победители файлом"},
    "do.draw": {"en": "🎲 The draw", "ru": "🎲 Розыгрыш"},
    "do.win": {"en": "🏆 Winners", "ru": "🏆 Победители"},
    "do.posts": {"en": "📣 Post in a channel", "ru": "📣 Пост в канале"},
    "do.write": {"en": "✉️ Write to people", "ru": "✉️ Написать участникам"},
    "do.codes": {"en": "🔑 Codes of prizes", "ru": "🔑 Коды призов"},
    "do.prize-codes": {"en": "🔑 Prizes as codes", "ru": "🔑 Призы-коды"},
    # Its life
    "preview.card": {
        "en": "<b>{title}</b>\n\n{about}\n\n{prizes}\n\n{tasks}\n\n{rules}",
        "ru": "<b>{title}</b>\n\n{about}\n\n{prizes}\n\n{tasks}\n\n{rules}",
    },
    "preview.task": {"en": "▫️ {title}", "ru": "▫️ {title}"},
    "preview.note": {
        "en": "This is what participants will read. Nobody but you sees it now.",
        "ru": "Так это увидят участники. Сейчас это видите только вы.",
    },
    "publish.sure": {
        "en": "{card}\n\nPublish it? Once it is open, it can only become better for participants.",
        "ru": "{card}\n\nОпубликовать? После открытия условия можно только улучшать.",
    },
    "publish.yes": {"en": "🚀 Yes, publish", "ru": "🚀 Да, опубликовать"},
    "publish.done-open": {
        "en": "Published and open. Good luck!",
        "ru": "Опубликовано, конкурс идёт. Удачи!",
    },
    "publish.done-scheduled": {
        "en": "Published: it opens by itself.",
        "ru": "Опубликовано: конкурс откроется сам.",
    },
    "unpublish.done": {"en": "It is a draft again.", "ru": "Снова черновик."},
    "close.sure": {
        "en": (
            "“{title}” ends now, and nobody can join any more. Why? "
            "Write a line: everybody can read it."
        ),
        "ru": (
            "«{title}» закончится сейчас, вступить больше будет нельзя. Почему? "
            "Напишите одну строку: её увидят все."
        ),
    },
    "close.done": {
        "en": "Done: nobody can join any more.",
        "ru": "Готово: вступить больше нельзя.",
    },
    "cancel.sure": {
        "en": "“{title}” is called off, and nobody wins. Why? Write a line: everybody can read it.",
        "ru": (
            "«{title}» отменяется, победителей не будет. Почему? "
            "Напишите одну строку: её увидят все."
        ),
    },
    "cancel.done": {"en": "Cancelled.", "ru": "Отменён."},
    "end.without": {"en": "Without a reason", "ru": "Без объяснений"},
    "discard.sure": {
        "en": "Discard the draft “{title}”? It cannot be restored.",
        "ru": "Удалить черновик «{title}»? Вернуть его будет нельзя.",
    },
    "discard.yes": {"en": "🗑 Yes, discard", "ru": "🗑 Да, удалить"},
    "copy.done": {
        "en": "A copy: a draft that begins tomorrow.",
        "ru": "Копия: черновик с началом завтра.",
    },
}
