"""Results, the proof of a draw, and prizes."""

from __future__ import annotations

from contest.bot.texts.rendering import Catalogue

TEXTS: Catalogue = {
    "results": {"en": "Results", "ru": "Итоги"},
    "results.list": {
        "en": "<b>Results</b>\n\nWhich contest?",
        "ru": "<b>Итоги</b>\n\nКакой конкурс?",
    },
    "results.none": {
        "en": "No contest has been drawn yet.",
        "ru": "Итогов пока нет.",
    },
    "results.not-yet": {
        "en": "<b>{title}</b>\n\nIt has not been drawn yet.",
        "ru": "<b>{title}</b>\n\nРозыгрыша ещё не было.",
    },
    "results.frozen": {
        "en": (
            "<b>{title}</b>\n\nThe list is final: {entries} with {tickets}. The winners follow "
            "from it and from a public random number that nobody knows yet.\n\n"
            "The hash of the list:\n<code>{hash}</code>"
        ),
        "ru": (
            "<b>{title}</b>\n\nСписок закрыт: {entries}, {tickets}. Победители следуют из него "
            "и из публичного случайного числа, которого ещё никто не знает.\n\n"
            "Хеш списка:\n<code>{hash}</code>"
        ),
    },
    "results.drawn": {
        "en": (
            "<b>{title}</b>\n\nIt is drawn, out of {entries} with {tickets}. The organisers look "
            "at the winners now, and then confirm them.\n\n"
            "The hash of the list:\n<code>{hash}</code>"
        ),
        "ru": (
            "<b>{title}</b>\n\nРозыгрыш прошёл: {entries}, {tickets}. Организаторы проверяют "
            "победителей и скоро подтвердят их.\n\nХеш списка:\n<code>{hash}</code>"
        ),
    },
    "results.confirmed": {
        "en": (
            "🏆 <b>{title}</b>\n\n{winners}\n\nDrawn out of {entries} with {tickets}. "
            "Anyone can check it. The hash of the list:\n<code>{hash}</code>"
        ),
        "ru": (
            "🏆 <b>{title}</b>\n\n{winners}\n\nВ розыгрыше: {entries}, {tickets}. "
            "Проверить его может любой. Хеш списка:\n<code>{hash}</code>"
        ),
    },
    "results.winner": {"en": "• {prize} — {name}", "ru": "• {prize} — {name}"},
    "results.hidden": {
        "en": "• {prize} — won, the name is not shown",
        "ru": "• {prize} — есть победитель, имя скрыто",
    },
    "results.nobody": {"en": "• {prize} — nobody", "ru": "• {prize} — никому"},
    "results.more": {
        "en": {"one": "and {count} more", "other": "and {count} more"},
        "ru": {"one": "и ещё {count}", "few": "и ещё {count}", "many": "и ещё {count}"},
    },
    "proof": {"en": "The proof", "ru": "Доказательство"},
    "line": {"en": "Is my line in it?", "ru": "Есть ли там моя строка?"},
    "line.in": {
        "en": (
            "Yes: your line is number {number} of the list, with {tickets}.\n"
            "<code>{commitment}</code>\n\n"
            "Your salt proves that it is yours. Keep it to yourself:\n"
            "<tg-spoiler><code>{salt}</code></tg-spoiler>"
        ),
        "ru": (
            "Да: ваша строка в списке под номером {number}, в ней {tickets}.\n"
            "<code>{commitment}</code>\n\n"
            "Что она ваша, доказывает соль. Никому её не показывайте:\n"
            "<tg-spoiler><code>{salt}</code></tg-spoiler>"
        ),
    },
    "line.check": {
        "en": (
            "{line}\n\nWhoever wants to check it without us does so with the program "
            "<code>contest-draw</code>:\n<tg-spoiler><code>{command}</code></tg-spoiler>"
        ),
        "ru": (
            "{line}\n\nКто хочет проверить без нас, может это сделать программой "
            "<code>contest-draw</code>:\n<tg-spoiler><code>{command}</code></tg-spoiler>"
        ),
    },
    "prize": {"en": "My prize", "ru": "Мой приз"},
    "prize.kind.contact": {
        "en": "🎁 You have won: {prize}\n\n{handover}\n\nThe organisers will write to you.",
        "ru": "🎁 Вы выиграли: {prize}\n\n{handover}\n\nОрганизаторы напишут вам.",
    },
    "prize.contact.no-username": {
        "en": (
            "🎁 You have won: {prize}\n\n{handover}\n\nThe organisers will write to you. You have "
            "no @username: set one in the settings of Telegram, so that they find you."
        ),
        "ru": (
            "🎁 Вы выиграли: {prize}\n\n{handover}\n\nОрганизаторы напишут вам. У вас нет "
            "имени с @: задайте его в настройках Telegram, чтобы вас нашли."
        ),
    },
    "prize.kind.points": {
        "en": "🎁 You have won: {prize}\n\n{handover}\n\nThe points are in your /balance.",
        "ru": "🎁 Вы выиграли: {prize}\n\n{handover}\n\nБаллы — на вашем счёте: /balance.",
    },
    "prize.kind.code": {
        "en": "🎁 You have won: {prize}\n\n{handover}",
        "ru": "🎁 Вы выиграли: {prize}\n\n{handover}",
    },
    "prize.code": {
        "en": (
            "Your code, for you alone:\n<tg-spoiler><code>{code}</code></tg-spoiler>\n\n"
            "I show it once: keep this message."
        ),
        "ru": (
            "Ваш код, только для вас:\n<tg-spoiler><code>{code}</code></tg-spoiler>\n\n"
            "Я показываю его один раз: сохраните это сообщение."
        ),
    },
    "prize.code.before": {
        "en": "The code is in this chat, further up. If it is gone, it is in the app as well.",
        "ru": "Код — в этом чате, выше. Если его не найти, он есть и в приложении.",
    },
    "prize.to-claim": {
        "en": (
            "🎁 You have won: {prize}\n\n{handover}\n\nClaim it before {until}, "
            "else it goes to someone else. May everybody read your name among the winners?"
        ),
        "ru": (
            "🎁 Вы выиграли: {prize}\n\n{handover}\n\nЗаберите его до {until}, "
            "иначе он перейдёт другому. Можно показать ваше имя среди победителей?"
        ),
    },
    "prize.kind.claim": {
        "en": "🎁 It is yours: {prize}\n\n{handover}",
        "ru": "🎁 Приз ваш: {prize}\n\n{handover}",
    },
    "prize.show-name": {"en": "Show my name", "ru": "Показать моё имя"},
    "prize.hide-name": {"en": "Hide my name", "ru": "Скрыть моё имя"},
    "prize.claim.with-name": {"en": "Claim, show my name", "ru": "Забрать и показать имя"},
    "prize.claim.without-name": {"en": "Claim, without my name", "ru": "Забрать без имени"},
}
