"""What the public pages say."""

from __future__ import annotations

import zoneinfo
from collections.abc import Mapping
from datetime import datetime

from contest.kit.locales import Locale

TEXTS: Mapping[str, Mapping[Locale, str]] = {
    "product": {"en": "Contests in Telegram", "ru": "Розыгрыши в Telegram"},
    "product.about": {
        "en": "Giveaways whose winners are drawn so that anyone can check it: the list of entries "
        "is sealed before a public random number is known.",
        "ru": "Розыгрыши, итоги которых может проверить каждый: список участников запечатывают "
        "до того, как станет известно публичное случайное число.",
    },
    "open-telegram": {"en": "Open in Telegram", "ru": "Открыть в Telegram"},
    "open-contests": {"en": "Open contests", "ru": "Открытые розыгрыши"},
    "none-open": {
        "en": "No contest is open right now. The bot tells of new ones.",
        "ru": "Сейчас открытых розыгрышей нет. О новых расскажет бот.",
    },
    "all-contests": {"en": "All contests", "ru": "Все розыгрыши"},
    "developers": {"en": "For developers", "ru": "Разработчикам"},
    "other-language": {"en": "Русский", "ru": "English"},
    "take-part": {"en": "Take part in Telegram", "ru": "Участвовать в Telegram"},
    "see-contest": {"en": "See it in Telegram", "ru": "Посмотреть в Telegram"},
    "state.scheduled": {"en": "Not open yet", "ru": "Скоро начнётся"},
    "state.open": {"en": "Open", "ru": "Идёт"},
    "state.closed": {"en": "Closed, not drawn yet", "ru": "Приём заявок закончен"},
    "state.drawn": {"en": "Drawn", "ru": "Победители выбраны"},
    "state.confirmed": {"en": "Finished", "ru": "Завершён"},
    "state.cancelled": {"en": "Cancelled", "ru": "Отменён"},
    "starts": {"en": "Starts", "ru": "Начало"},
    "ends": {"en": "Ends", "ru": "Окончание"},
    "ended": {"en": "Ended", "ru": "Закончился"},
    "draw-at": {"en": "Draw", "ru": "Розыгрыш"},
    "entries": {"en": "Taking part", "ru": "Участников"},
    "winner-count": {"en": "Winners", "ru": "Победителей"},
    "prizes": {"en": "Prizes", "ru": "Призы"},
    "several": {"en": "{name} ×\u00a0{count}", "ru": "{name} ×\u00a0{count}"},
    "more-prizes": {"en": "and more: {count}", "ru": "и ещё: {count}"},
    "rules": {"en": "Rules in brief", "ru": "Коротко о правилах"},
    "rules.channels": {
        "en": "Whoever wins must be subscribed to:",
        "ru": "Победитель должен быть подписан на:",
    },
    "rules.private": {
        "en": "Whoever wins must be subscribed to the organiser's channels.",
        "ru": "Победитель должен быть подписан на каналы организатора.",
    },
    "rules.captcha": {
        "en": "Whoever joins proves that they are human.",
        "ru": "При участии нужно подтвердить, что вы человек.",
    },
    "rules.places": {"en": "Places: {count}.", "ru": "Мест: {count}."},
    "rules.tasks": {
        "en": "Some tasks are mandatory; they are listed in Telegram.",
        "ru": "Есть обязательные задания, их список — в Telegram.",
    },
    "rules.earlier": {
        "en": "Winners of some earlier contests may not take part.",
        "ru": "Победители некоторых прошлых розыгрышей не участвуют.",
    },
    "rules.draw": {
        "en": "The winners are drawn by a public random number that nobody knows in advance.",
        "ru": "Победителей определяет публичное случайное число: заранее его не знает никто.",
    },
    "rules.all": {"en": "The organiser's rules", "ru": "Правила организатора"},
    "reason": {"en": "Reason: {reason}", "ru": "Причина: {reason}"},
    "reason.last": {"en": "Last change: {reason}", "ru": "Последнее изменение: {reason}"},
    "winners": {"en": "Winners", "ru": "Победители"},
    "winners.checked": {
        "en": "The winners are drawn, and the organiser is checking them.",
        "ru": "Победители выбраны, организатор их проверяет.",
    },
    "winners.none": {"en": "Nobody has won.", "ru": "Победителей нет."},
    "winners.gone": {"en": "an account that was deleted", "ru": "удалённый аккаунт"},
    "winners.unnamed": {"en": "someone who is not named", "ru": "участник, который не назван"},
    "winners.more": {
        "en": "The others are in the proof.",
        "ru": "Остальные — в доказательстве.",
    },
    "check": {"en": "How to check the draw", "ru": "Как проверить розыгрыш"},
    "check.how": {
        "en": "The list of entries was sealed, and its hash published, before the random number of "
        "the drand network was known. The number and the hash together give the winners, so "
        "nobody could choose them.",
        "ru": "Список участников запечатан, и его хеш опубликован до того, как стало известно "
        "случайное число сети drand. Число и хеш вместе определяют победителей, поэтому выбрать "
        "их никто не мог.",
    },
    "check.waits": {
        "en": "The list of entries is sealed, and this is its hash. The random number of the drand "
        "network that decides is not known yet.",
        "ru": "Список участников запечатан, и это его хеш. Случайное число сети drand, которое всё "
        "решит, ещё неизвестно.",
    },
    "check.hash": {"en": "Hash of the list", "ru": "Хеш списка"},
    "check.round": {"en": "Round of drand", "ru": "Раунд drand"},
    "check.proof": {"en": "The proof, as JSON", "ru": "Доказательство в JSON"},
    "check.command": {
        "en": "The verifier checks it on your own computer:",
        "ru": "Проверить на своём компьютере:",
    },
    "missing": {"en": "There is no such contest", "ru": "Такого розыгрыша нет"},
    "missing.about": {
        "en": "Perhaps the link is not complete, or the contest is not published.",
        "ru": "Возможно, ссылка неполная или розыгрыш не опубликован.",
    },
    "picture.kind": {"en": "Giveaway in Telegram", "ru": "Розыгрыш в Telegram"},
    "picture.instead": {"en": "Take part and win", "ru": "Участвуйте и выигрывайте"},
    "picture.until": {"en": "Until {at}", "ru": "До {at}"},
    "picture.ended": {"en": "Ended {at}", "ru": "Закончился {at}"},
    "picture.cancelled": {"en": "Cancelled", "ru": "Отменён"},
}
MONTHS: Mapping[Locale, str] = {
    "en": "January February March April May June July August September October November December",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}


def say(name: str, locale: Locale, /, **values: str | int) -> str:
    """A text in a language."""
    return TEXTS[name][locale].format(**values)


def moment(at: int, time_zone: str, locale: Locale) -> str:
    """A time by the clock of a zone, which is named: `5 December 2026, 20:00 (Europe/Moscow)`."""
    local = datetime.fromtimestamp(at, zoneinfo.ZoneInfo(time_zone))
    month = MONTHS[locale].split()[local.month - 1]
    return f"{local.day} {month} {local.year}, {local:%H:%M} ({time_zone})"
