"""A whole contest by chat alone: from the wizard to the confirmed draw and the prize's code."""

from __future__ import annotations

import pytest

from tests.chats import Chats
from tests.contest_by_chat import CONFIRMED, JOINED, MADE, PRIZE, TOLD
from tests.contests import minutes
from tests.draws import DELAY_S
from tests.system import System
from tests.unit.bot.organisers.acting import organiser, plays

DAYS_S = 3 * 86_400


@pytest.mark.parametrize("locale", MADE)
async def test_a_contest_by_chat_alone(system: System, locale: str) -> None:
    chats = Chats(system)
    grace, ada = organiser(chats, locale), chats.person(42, locale=locale)
    await plays(grace, *MADE[locale])
    await plays(ada, *JOINED[locale])
    system.now += DAYS_S
    await minutes(system, 3)
    system.now += DELAY_S
    await minutes(system, 6)
    await plays(grace, *CONFIRMED[locale])
    await minutes(system, 2)
    [told] = ada.heard()
    assert TOLD[locale] in told
    assert "TULIP-1" not in told
    assert "TULIP-1" in "\n".join(await ada.presses(PRIZE[locale]))
    assert await system.rows("bot", "select * from dead_letters") == []
