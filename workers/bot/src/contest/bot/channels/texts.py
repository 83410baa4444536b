"""What stands in channels and groups."""

from __future__ import annotations

from contest.bot.texts.rendering import Catalogue

TEXTS: Catalogue = {
    "draw.frozen": {
        "en": (
            "The list of entries in the contest “{title}” is final: {entries} entries with "
            "{tickets} tickets. The winners follow from it and from the random number of round "
            "{round} of the drand beacon, at {round_at}, which nobody knows yet. "
            "The hash of the list, with which anyone can verify the draw:\n{header_hash}"
        ),
        "ru": (
            "Список заявок в конкурсе «{title}» закрыт: заявок {entries}, билетов {tickets}. "
            "Победители следуют из него и из случайного числа раунда {round} маяка drand, "
            "в {round_at}, которого ещё никто не знает. "
            "Хеш списка, по которому любой может проверить розыгрыш:\n{header_hash}"
        ),
    },
    "draw.confirmed": {
        "en": (
            "The winners of the contest “{title}” are confirmed. Prizes that were won: {prizes}. "
            "Each winner is told by the bot, and anyone can verify the draw."
        ),
        "ru": (
            "Победители конкурса «{title}» подтверждены. Разыграно призов: {prizes}. "
            "Каждому победителю напишет бот; проверить розыгрыш может любой."
        ),
    },
}
