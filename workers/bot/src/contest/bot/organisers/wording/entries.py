"""Words about entries, answers, figures, files and organisers."""

from __future__ import annotations

from contest.bot.texts.rendering import Catalogue

TEXTS: Catalogue = {
    "entries.shown": {
        "en": "{lines}\n\nTo search, write a name, a @name or an id.",
        "ru": "{lines}\n\nДля поиска напишите имя, @имя или id.",
    },
    "entries.none": {
        "en": "Nobody found. To search, write a name, a @name or an id.",
        "ru": "Никого нет. Для поиска напишите имя, @имя или id.",
    },
    "entries.line-active": {
        "en": "{number}. {name}{username}: {tickets}",
        "ru": "{number}. {name}{username}: {tickets}",
    },
    "entries.line-withdrawn": {
        "en": "{number}. {name}{username}: has left",
        "ru": "{number}. {name}{username}: больше не участвует",
    },
    "entries.line-disqualified": {
        "en": "{number}. {name}{username}: disqualified",
        "ru": "{number}. {name}{username}: снят с конкурса",
    },
    "entries.username": {"en": " (@{username})", "ru": " (@{username})"},
    "entries.one": {"en": "{number}. {name}", "ru": "{number}. {name}"},
    "entries.entry": {
        "en": "<b>{name}</b>{username}\nid <code>{id}</code>\n{state}\n{tickets}, {qualified}",
        "ru": "<b>{name}</b>{username}\nid <code>{id}</code>\n{state}\n{tickets}, {qualified}",
    },
    "entries.state-active": {"en": "Takes part.", "ru": "Участвует."},
    "entries.state-withdrawn": {"en": "Has left.", "ru": "Больше не участвует."},
    "entries.state-disqualified": {"en": "Disqualified.", "ru": "Снят с конкурса."},
    "entries.because": {"en": "{state} {reason}", "ru": "{state} {reason}"},
    "entries.qualified": {
        "en": "all required tasks done",
        "ru": "всё обязательное выполнено",
    },
    "entries.not-qualified": {
        "en": "required tasks not all done",
        "ru": "обязательное выполнено не всё",
    },
    "entries.out": {"en": "Disqualify", "ru": "Снять с конкурса"},
    "entries.ban": {"en": "Disqualify and ban", "ru": "Снять и запретить"},
    "entries.back": {"en": "« Entries", "ru": "« Участники"},
    "entries.sure": {
        "en": "Why are they out? Write a line: the person reads it.",
        "ru": "Почему участник снят? Напишите одну строку: он её прочитает.",
    },
    "entries.sure-ban": {
        "en": "Why are they out for good? Write a line: the person reads it.",
        "ru": "Почему участник снят навсегда? Напишите одну строку: он её прочитает.",
    },
    "entries.without": {"en": "Against the rules", "ru": "Нарушены правила"},
    "entries.is-out": {
        "en": "{name} is out, and is told why.",
        "ru": "{name} больше не участвует и узнает почему.",
    },
    "entries.is-banned": {
        "en": "{name} is out for good, and is told why.",
        "ru": "{name} больше не сможет участвовать и узнает почему.",
    },
    # Answers
    "reviews.shown": {
        "en": "Answers waiting for you:\n\n{lines}{more}",
        "ru": "Ответы ждут вашей проверки:\n\n{lines}{more}",
    },
    "reviews.line": {
        "en": "<b>{number}. {name}</b>\n{answer}\n",
        "ru": "<b>{number}. {name}</b>\n{answer}\n",
    },
    "reviews.more": {"en": "\nThere are more after these.", "ru": "\nПосле этих есть ещё."},
    "reviews.none": {"en": "No answers are waiting for you.", "ru": "Непроверенных ответов нет."},
    "reviews.accept": {"en": "{number} ✅", "ru": "{number} ✅"},
    "reviews.reject": {"en": "{number} ❌", "ru": "{number} ❌"},
    "reviews.picture": {"en": "{number} 🖼", "ru": "{number} 🖼"},
    "reviews.picture-of": {"en": "<b>{name}</b>\n{words}", "ru": "<b>{name}</b>\n{words}"},
    "reviews.why": {
        "en": "Why does it not count? Write a line: the person reads it.",
        "ru": "Почему ответ не засчитан? Напишите одну строку: участник её прочитает.",
    },
    "reviews.without": {"en": "Without a reason", "ru": "Без причины"},
    "reviews.back": {"en": "To the answers", "ru": "К ответам"},
    "reviews.accepted": {"en": "It counts.", "ru": "Засчитано."},
    "reviews.rejected": {"en": "It does not count.", "ru": "Не засчитано."},
    # Figures and files
    "figures": {
        "en": (
            "<b>{title}</b>\nTaking part: {entries}. Left or removed: {gone}.\n"
            "Came directly: {direct}, by a post: {posts}, by an invitation: {invitations}.\n"
            "In English: {en}, in Russian: {ru}.\n{tasks}"
        ),
        "ru": (
            "<b>{title}</b>\nУчаствуют: {entries}. Выбыли: {gone}.\n"
            "Пришли сами: {direct}, из поста: {posts}, по приглашению: {invitations}.\n"
            "По-английски: {en}, по-русски: {ru}.\n{tasks}"
        ),
    },
    "figures.task": {"en": "▫️ {title}: {number}", "ru": "▫️ {title}: {number}"},
    "export.entries": {
        "en": "Entries, a thousand lines at most in a file.",
        "ru": "Участники, не больше тысячи строк в файле.",
    },
    "export.winners": {"en": "Winners", "ru": "Победители"},
    "export.more": {"en": "The next thousand", "ru": "Следующая тысяча"},
    # Organisers
    "people.shown": {
        "en": (
            "Who organises the contest:\n{lines}\n\nTo add someone, send their contact, "
            "a @name of somebody who uses this bot, or forward a message of theirs."
        ),
        "ru": (
            "Кто ведёт конкурс:\n{lines}\n\nЧтобы добавить человека, отправьте его контакт, "
            "@имя того, кто пользуется этим ботом, или перешлите его сообщение."
        ),
    },
    "people.owner": {
        "en": '• <a href="tg://user?id={id}">{id}</a>: owner',
        "ru": '• <a href="tg://user?id={id}">{id}</a>: владелец',
    },
    "people.editor": {
        "en": '• <a href="tg://user?id={id}">{id}</a>: can edit',
        "ru": '• <a href="tg://user?id={id}">{id}</a>: может менять',
    },
    "people.viewer": {
        "en": '• <a href="tg://user?id={id}">{id}</a>: can view',
        "ru": '• <a href="tg://user?id={id}">{id}</a>: может смотреть',
    },
    "people.make-viewer": {"en": "👀 {id}: view only", "ru": "👀 {id}: только смотреть"},
    "people.make-editor": {"en": "✏️ {id}: can edit", "ru": "✏️ {id}: может менять"},
    "people.remove": {"en": "❌ {id}", "ru": "❌ {id}"},
    "people.added": {"en": "Added.", "ru": "Добавлено."},
    "people.unclear": {
        "en": (
            "I cannot tell who that is. Send a contact that is on Telegram, the @name of somebody "
            "who has started this bot, or forward a message whose sender is not hidden."
        ),
        "ru": (
            "Не понимаю, кто это. Отправьте контакт, который есть в Telegram, @имя того, кто уже "
            "запускал этого бота, или перешлите сообщение с открытым отправителем."
        ),
    },
    "people.you": {
        "en": "{name} lets you help with the contest “{title}”: /admin",
        "ru": "{name} приглашает вас вести конкурс «{title}»: /admin",
    },
}
