"""Invitations and points."""

from __future__ import annotations

from contest.bot.texts.rendering import Catalogue

TEXTS: Catalogue = {
    "points": {
        "en": {"one": "{count} point", "other": "{count} points"},
        "ru": {"one": "{count} балл", "few": "{count} балла", "many": "{count} баллов"},
    },
    "invite-friends": {"en": "Invite friends", "ru": "Пригласить друзей"},
    "invite": {
        "en": "<b>Invite friends</b>\n\nYour link:\n{link}\n\n{facts}",
        "ru": "<b>Пригласите друзей</b>\n\nВаша ссылка:\n{link}\n\n{facts}",
    },
    "invite.counts": {
        "en": (
            "👥 {friends} came by it. Counted: {rewarded}, being looked at: {waiting}, "
            "not counted: {rejected}"
        ),
        "ru": (
            "👥 По ней пришли: {friends}. Засчитано: {rewarded}, проверяется: {waiting}, "
            "не засчитано: {rejected}"
        ),
    },
    "invite.nobody": {
        "en": "👥 Nobody has come by it yet.",
        "ru": "👥 По ней пока никто не приходил.",
    },
    "invite.earned": {
        "en": "💰 Earned: {points}. On the way: {pending}",
        "ru": "💰 Получено: {points}. В пути: {pending}",
    },
    "invite.next": {
        "en": "➡️ The next friend is worth {points}",
        "ru": "➡️ Следующий друг принесёт {points}",
    },
    "invite.tier": {
        "en": "📈 From friend number {number} on each is worth {points}",
        "ru": "📈 Начиная с {number}-го каждый принесёт {points}",
    },
    "invite.milestone": {
        "en": "⭐️ With friend number {number} there are {points} on top",
        "ru": "⭐️ За {number}-го друга — ещё {points} сверху",
    },
    "invite.stopped.closed": {
        "en": "Invitations are not rewarded now.",
        "ru": "Сейчас приглашения не вознаграждаются.",
    },
    "invite.stopped.cap": {
        "en": "You have invited as many as are rewarded. Thank you!",
        "ru": "Вы пригласили столько друзей, сколько вознаграждается. Спасибо!",
    },
    "invite.stopped.daily-cap": {
        "en": "That is as many as are rewarded in a day. Go on tomorrow!",
        "ru": "На сегодня это предел. Продолжайте завтра!",
    },
    "invite.stopped.budget": {
        "en": "All points for invitations are given away.",
        "ru": "Все баллы за приглашения уже разданы.",
    },
    "invite.stopped.payouts-off": {
        "en": "Points for invitations come later: they are paused now.",
        "ru": "Баллы за приглашения придут позже: выплаты приостановлены.",
    },
    "invite.share": {"en": "Send to friends", "ru": "Отправить друзьям"},
    "invite.copy": {"en": "Copy the link", "ru": "Скопировать ссылку"},
    "share.about": {"en": "Contests with prizes", "ru": "Конкурсы с призами"},
    "share.invitation": {
        "en": "{name} invites you to join contests and win prizes. It takes half a minute:",
        "ru": "{name} зовёт вас участвовать в конкурсах с призами. Начать — полминуты:",
    },
    "balance": {
        "en": "<b>You have {points}</b>{held}\n\n{lines}",
        "ru": "<b>У вас {points}</b>{held}\n\n{lines}",
    },
    "balance.held": {
        "en": "\nBesides, {points} wait for what you are buying.",
        "ru": "\nЕщё {points} отложено на покупку.",
    },
    "balance.nothing": {
        "en": "Nothing has come in yet. Join /contests and /invite friends!",
        "ru": "Пока ничего не приходило. Участвуйте: /contests, зовите друзей: /invite!",
    },
    "balance.line": {"en": "{day}: {amount}, {kind}", "ru": "{day}: {amount}, {kind}"},
    "balance.line.note": {
        "en": "{day}: {amount}, {kind}: {note}",
        "ru": "{day}: {amount}, {kind}: {note}",
    },
    "balance.transfer": {"en": "transfer", "ru": "перевод"},
    "balance.reward": {"en": "reward", "ru": "награда"},
    "balance.clawback": {"en": "taken back", "ru": "возврат награды"},
    "balance.adjustment": {"en": "adjustment", "ru": "исправление"},
    "balance.purchase": {"en": "purchase", "ru": "покупка"},
    "balance.reversal": {"en": "reversal", "ru": "отмена"},
    "balance.closing": {"en": "closing", "ru": "закрытие счёта"},
}
