"""Words about the draw."""

from __future__ import annotations

from contest.bot.texts.rendering import Catalogue

TEXTS: Catalogue = {
    "draw.freezing": {
        "en": "The list of entries is being closed: {entries} entries, {tickets} tickets so far. "
        "The draw follows by itself after {at}.",
        "ru": "Список участников закрывается: пока заявок {entries}, билетов {tickets}. "
        "Розыгрыш пройдёт сам после {at}.",
    },
    "draw.waits": {
        "en": "The list is final: {entries} entries, {tickets} tickets. The random number that "
        "nobody knows yet comes after {at}, and the draw follows by itself.",
        "ru": "Список закрыт: заявок {entries}, билетов {tickets}. Случайное число, которого ещё "
        "никто не знает, появится после {at}, и розыгрыш пройдёт сам.",
    },
    "draw.again": {"en": "🔄 Look again", "ru": "🔄 Проверить ещё раз"},
    "draw.winners": {
        "en": "<b>Winners</b>\n{lines}\n\n{hint}",
        "ru": "<b>Победители</b>\n{lines}\n\n{hint}",
    },
    "draw.line": {
        "en": "{number}. 🎁 {prize}: {name}{username}, {finding}",
        "ru": "{number}. 🎁 {prize}: {name}{username}, {finding}",
    },
    "draw.nobody": {
        "en": "{number}. 🎁 {prize}: nobody is left",
        "ru": "{number}. 🎁 {prize}: никого не осталось",
    },
    "draw.finding.ok": {"en": "✅ may win", "ru": "✅ всё в порядке"},
    "draw.finding.not-member": {"en": "⚠️ not in the channel", "ru": "⚠️ не подписан на канал"},
    "draw.finding.account-deleted": {"en": "⚠️ account deleted", "ru": "⚠️ аккаунт удалён"},
    "draw.finding.staff": {"en": "⚠️ a member of staff", "ru": "⚠️ из организаторов"},
    "draw.finding.banned": {"en": "⚠️ banned", "ru": "⚠️ под запретом"},
    "draw.finding.earlier-winner": {"en": "⚠️ won before", "ru": "⚠️ уже выигрывал"},
    "draw.finding.unknown": {
        "en": "❔ Telegram does not say",
        "ru": "❔ Telegram не отвечает",
    },
    "draw.finding.unchecked": {"en": "⏳ being checked", "ru": "⏳ проверяется"},
    "draw.hint": {
        "en": "Take a prize from who may not win: it goes to the next one. Then confirm.",
        "ru": "Снимите того, кто не может выиграть: приз перейдёт следующему. Затем подтвердите.",
    },
    "draw.is-confirmed": {
        "en": "Confirmed. The winners are told.",
        "ru": "Подтверждено. Победителям сообщено.",
    },
    "draw.out": {"en": "❌ {number}. {name}", "ru": "❌ {number}. {name}"},
    "draw.confirm": {"en": "✅ Confirm the winners", "ru": "✅ Подтвердить победителей"},
    "draw.why": {
        "en": "Why does winner {number} lose the prize? The reason stands in the public proof, "
        "the name does not.",
        "ru": "Почему приз победителя {number} переходит другому? Причина будет в открытом "
        "протоколе, имя — нет.",
    },
    "draw.reason.not-member": {"en": "Not in the channel", "ru": "Не подписан на канал"},
    "draw.reason.left": {"en": "Has left", "ru": "Отписался"},
    "draw.reason.account-deleted": {"en": "Account deleted", "ru": "Аккаунт удалён"},
    "draw.reason.ineligible-country": {"en": "Wrong country", "ru": "Не та страна"},
    "draw.reason.staff": {"en": "Member of staff", "ru": "Из организаторов"},
    "draw.reason.fraud": {"en": "Cheating", "ru": "Обман"},
    "draw.reason.unreachable": {"en": "Does not answer", "ru": "Не отвечает"},
    "draw.reason.declined": {"en": "Does not want it", "ru": "Отказался"},
    "draw.reason.duplicate-person": {"en": "Several accounts", "ru": "Несколько аккаунтов"},
    "draw.back": {"en": "« Winners", "ru": "« Победители"},
    "draw.is-out": {
        "en": "The prize goes to the next one.",
        "ru": "Приз переходит следующему.",
    },
    "draw.sure": {
        "en": "Confirm the winners of “{title}”? They are told at once, and nothing can be "
        "changed afterwards.",
        "ru": "Подтвердить победителей «{title}»? Им сразу сообщат, "
        "и изменить ничего будет нельзя.",
    },
    "draw.yes": {"en": "✅ Yes, confirm", "ru": "✅ Да, подтвердить"},
    "draw.anyway": {"en": "Confirm anyway", "ru": "Всё равно подтвердить"},
}
