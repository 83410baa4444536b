"""A whole contest by chat alone, from the wizard to the code that a winner was given."""

from __future__ import annotations

import pytest

from tests.chats import Chats
from tests.contests import minutes
from tests.draws import DELAY_S
from tests.system import System
from tests.unit.bot.organisers.acting import PRESS, contests, does, goes, organiser
from tests.unit.bot.participants.world import LABELS

WEEK_S = 7 * 86_400 + 3600
MADE = {
    "en": (
        *("/new", "A mug", "▸ Skip »", "Mug", "▸ 🔑 Prizes as codes", "▸ 🔑 Mug: as a code"),
        *("▸ « Back", "▸ Skip »", "▸ Skip »", "▸ Skip »", "▸ ➕ Look in daily"),
        *("▸ « To the contest", "▸ 🚀 Publish", "▸ 🚀 Yes, publish", "▸ 🔑 Codes of prizes"),
        *("▸ Mug × 1", "TULIP"),
    ),
    "ru": (
        *("/new", "A mug", "▸ Пропустить »", "Mug", "▸ 🔑 Призы-коды", "▸ 🔑 Mug: кодом"),
        *("▸ « Назад", "▸ Пропустить »", "▸ Пропустить »", "▸ Пропустить »"),
        *("▸ ➕ Заход каждый день", "▸ « К конкурсу", "▸ 🚀 Опубликовать"),
        *("▸ 🚀 Да, опубликовать", "▸ 🔑 Коды призов", "▸ Mug × 1", "TULIP"),
    ),
}
JOIN = {"en": "Join", "ru": "Участвовать"}
CONFIRMED = {
    "en": ("▸ 🏆 The winners", "▸ ✅ Confirm the winners", "▸ ✅ Yes, confirm"),
    "ru": ("▸ 🏆 К победителям", "▸ ✅ Подтвердить победителей", "▸ ✅ Да, подтвердить"),
}


@pytest.mark.parametrize("locale", MADE)
async def test_a_whole_contest_by_chat_alone(chats: Chats, system: System, locale: str) -> None:
    owner, labels = organiser(chats, locale), LABELS[locale]
    begun = system.now
    await goes(owner, *MADE[locale])
    assert len(MADE[locale]) < 20, "of messages and presses: within two minutes"
    assert system.now - begun < 120
    people = [chats.person(each, locale=locale) for each in (42, 43, 44)]
    for each in people:
        await goes(each, "/contests")
        await does(each, PRESS + each.buttons()[0])
        await each.presses(JOIN[locale])
    assert len(await system.rows("content", "select * from entries")) == 3
    await minutes(system, 2)
    system.now += WEEK_S
    await minutes(system, 4)
    system.now += DELAY_S
    await minutes(system, 3)
    await goes(owner, *CONFIRMED[locale])
    await minutes(system, 2)
    [contest] = await contests(system)
    assert contest["status"] == "drawn"
    winners = [each for each in people if labels["prize"] in each.buttons()]
    assert len(winners) == 1
    assert any("TULIP" in said for said in await winners[0].presses(labels["prize"]))


@pytest.fixture
def chats(system: System) -> Chats:
    return Chats(system)
