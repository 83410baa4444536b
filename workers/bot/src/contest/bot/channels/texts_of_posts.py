"""What posts say, and what organisers read who make them."""

from __future__ import annotations

from contest.bot.texts.rendering import Catalogue

TEXTS_OF_POSTS: Catalogue = {
    "post": {"en": "{words}\n\n{prizes}\n\n{state}", "ru": "{words}\n\n{prizes}\n\n{state}"},
    "post.words": {"en": "{words}", "ru": "{words}"},
    "post.about": {
        "en": "<b>{title}</b>\n\n{description}",
        "ru": "<b>{title}</b>\n\n{description}",
    },
    "post.prize": {"en": "🎁 {name}", "ru": "🎁 {name}"},
    "post.prizes": {"en": "🎁 {name}: {n}", "ru": "🎁 {name}: {n}"},
    "post.more-prizes": {"en": "… and {n} more", "ru": "… и ещё {n}"},
    "post.begins": {"en": "Begins: {at}", "ru": "Начало: {at}"},
    "post.ends": {"en": "Ends: {at}", "ru": "Окончание: {at}"},
    "post.moved": {
        "en": "The end has been moved: {at}, instead of {first}",
        "ru": "Окончание перенесено: {at} вместо {first}",
    },
    "post.reason": {"en": "Why: {reason}", "ru": "Причина: {reason}"},
    "post.entries": {
        "en": {
            "one": "👥 {count} person takes part",
            "other": "👥 {count} people take part",
        },
        "ru": {
            "one": "👥 {count} участник",
            "few": "👥 {count} участника",
            "many": "👥 {count} участников",
        },
    },
    "post.closed": {
        "en": "The contest is closed. The winners will be drawn soon.",
        "ru": "Приём заявок закончен. Скоро розыгрыш.",
    },
    "post.drawn": {
        "en": "The draw has taken place. The winners are being checked.",
        "ru": "Розыгрыш состоялся. Победителей проверяют.",
    },
    "post.confirmed": {
        "en": "🏆 The contest is over, the winners are known.",
        "ru": "🏆 Конкурс завершён, победители известны.",
    },
    "post.cancelled": {
        "en": "❌ The contest has been cancelled: {reason}",
        "ru": "❌ Конкурс отменён: {reason}",
    },
    "post.cancelled-only": {
        "en": "❌ The contest has been cancelled.",
        "ru": "❌ Конкурс отменён.",
    },
    "post.hash": {
        "en": "The hash of the list:\n<code>{header_hash}</code>",
        "ru": "Хеш списка:\n<code>{header_hash}</code>",
    },
    "post.join": {"en": "Take part", "ru": "Участвовать"},
    "post.own-label": {"en": "{label}", "ru": "{label}"},
    "post.proof": {"en": "The proof of the draw", "ru": "Доказательство розыгрыша"},
    "post.joined": {
        "en": "You are in, good luck! Write to me if you want to hear how it ends.",
        "ru": "Вы участвуете, удачи! Напишите мне, чтобы узнать, чем всё закончится.",
    },
    "post.joined-already": {
        "en": "You are in already.",
        "ru": "Вы уже участвуете.",
    },
    "winners.posted": {
        "en": "🏆 The winners of the contest “{title}”:\n\n{lines}",
        "ru": "🏆 Победители конкурса «{title}»:\n\n{lines}",
    },
    "winners.more": {
        "en": "🏆 “{title}”, more winners:\n\n{lines}",
        "ru": "🏆 «{title}», ещё победители:\n\n{lines}",
    },
    "winners.line": {"en": "{prize} — {who}", "ru": "{prize} — {who}"},
    "winners.by-name": {"en": "@{username}", "ru": "@{username}"},
    "winners.by-id": {
        "en": '<a href="tg://user?id={id}">{name}</a>',
        "ru": '<a href="tg://user?id={id}">{name}</a>',
    },
    "winners.unnamed": {
        "en": "someone who is not named",
        "ru": "участник, который не назван",
    },
    "winners.nobody": {
        "en": "The contest “{title}” has ended without winners.",
        "ru": "Конкурс «{title}» завершён, победителей нет.",
    },
    "winners.proof": {
        "en": (
            'Anyone can check <a href="{proof}">the proof of the draw</a>:\n'
            "<code>contest-draw verify --url {proof}</code>"
        ),
        "ru": (
            'Проверить <a href="{proof}">розыгрыш</a> может любой:\n'
            "<code>contest-draw verify --url {proof}</code>"
        ),
    },
    "posting.which": {"en": "Which contest?", "ru": "Какой конкурс?"},
    "posting.no-contests": {
        "en": "You have no contest that could be posted.",
        "ru": "У вас нет конкурса, который можно опубликовать.",
    },
    "posting.where": {"en": "Where?", "ru": "Где?"},
    "posting.there": {"en": "✅ {label}", "ru": "✅ {label}"},
    "posting.by-another": {
        "en": "Another organiser has posted this contest there.",
        "ru": "Другой организатор уже опубликовал там этот конкурс.",
    },
    "posting.settings": {
        "en": (
            "<b>The post in “{title}”</b>\n\nText: {words}\nButton: {label}\nPicture: {picture}\n"
            "Joining: {joining}\nWinners are named in: {results}"
        ),
        "ru": (
            "<b>Пост в «{title}»</b>\n\nТекст: {words}\nКнопка: {label}\nКартинка: {picture}\n"
            "Участие: {joining}\nПобедители: {results}"
        ),
    },
    "posting.own": {"en": "your own", "ru": "своё"},
    "posting.contests": {"en": "that of the contest", "ru": "как в конкурсе"},
    "posting.no-picture": {"en": "none", "ru": "нет"},
    "posting.at-once": {"en": "at once, by the button", "ru": "сразу по кнопке"},
    "posting.in-app": {"en": "in the app", "ru": "в приложении"},
    "posting.set-words": {"en": "Text, picture", "ru": "Текст, картинка"},
    "posting.set-label": {"en": "Button", "ru": "Кнопка"},
    "posting.set-picture": {"en": "Picture on/off", "ru": "С картинкой / без"},
    "posting.set-joining": {"en": "How to join", "ru": "Как участвовать"},
    "posting.set-results": {"en": "Winners elsewhere", "ru": "Итоги в другом месте"},
    "posting.set-time": {"en": "Publish later", "ru": "Опубликовать позже"},
    "posting.preview": {"en": "Preview", "ru": "Посмотреть"},
    "posting.go": {"en": "Publish", "ru": "Опубликовать"},
    "posting.stop": {"en": "Drop it", "ru": "Убрать"},
    "posting.words": {
        "en": "Send a text, a picture, or a picture with a text. “-”: as in the contest.",
        "ru": "Пришлите текст, картинку или картинку с текстом. «-» — как в конкурсе.",
    },
    "posting.label": {
        "en": "What should the button say? “-”: as in the contest.",
        "ru": "Что написать на кнопке? «-» — как в конкурсе.",
    },
    "posting.time": {
        "en": "When? A day and an hour by the contest's clock: 2026-12-24 18:00. “-”: at once.",
        "ru": "Когда? День и час по часам конкурса, например 24.12.2026 18:00. «-» — сразу.",
    },
    "posting.words-refused": {
        "en": "A text of at most {most} characters, or a picture, please.",
        "ru": "Пришлите, пожалуйста, текст не длиннее {most} знаков или картинку.",
    },
    "posting.label-refused": {
        "en": "At most {most} characters, please.",
        "ru": "Не длиннее {most} знаков, пожалуйста.",
    },
    "posting.time-refused": {
        "en": "I need a day and an hour to come, in the zone {zone}, such as 2026-12-24 18:00.",
        "ru": "Нужны будущие день и час, в поясе {zone}, например 24.12.2026 18:00.",
    },
    "posting.results-where": {
        "en": "Where should the winners be named?",
        "ru": "Где назвать победителей?",
    },
    "posting.needs-more": {
        "en": "This contest has a captcha or a task that is needed: people join it in the app.",
        "ru": "В этом конкурсе есть капча или обязательное задание: участвуют в приложении.",
    },
    "posting.not-led": {
        "en": "You may not post in that channel any more.",
        "ru": "Вы больше не можете публиковать в этом канале.",
    },
    "posting.published": {
        "en": "The post will stand in “{title}” within a minute.",
        "ru": "Пост появится в «{title}» в течение минуты.",
    },
    "posting.waits": {
        "en": "The post will stand in “{title}” once the contest is published.",
        "ru": "Пост появится в «{title}», когда конкурс будет опубликован.",
    },
    "posting.scheduled": {
        "en": "The post will stand in “{title}” at {at}.",
        "ru": "Пост появится в «{title}»: {at}.",
    },
    "posting.stopped": {
        "en": "Dropped. What stands in the channel already stays as it is.",
        "ru": "Убрано. Что уже стоит в канале, останется как есть.",
    },
    "posting.gone": {"en": "There is no such post any more.", "ru": "Этого поста больше нет."},
}
