"""A contest whose draw fails keeps no other from theirs, and people are told."""

from __future__ import annotations

from contest.content.operations import CHECKS
from contest.kit.events.sweep import find_alerts
from tests.contests import Organiser, minutes
from tests.draws import LENGTH_S, stage
from tests.entries import joined
from tests.system import System

HOUR_S = 3600


async def _alerts(system: System) -> dict[str, str]:
    return await find_alerts(system.deps["content"], CHECKS)


async def test_a_list_that_cannot_be_frozen_waits_and_others_go_on(system: System) -> None:
    organiser = Organiser(system)
    broken, *others = [await organiser.opened() for _ in range(3)]
    await minutes(system, 2)
    for number, contest in enumerate((broken, *others)):
        await joined(system, contest, 42 + number)
    spoilt = "update entries set commitment = 'no hex' where contest_id = ?"
    await system.rows("content", spoilt, broken["id"])
    system.now += LENGTH_S
    await minutes(system, 5)
    assert [await stage(system, each) for each in (broken, *others)] == [
        "freezing",
        "frozen",
        "frozen",
    ]
    assert "draw-overdue" in await _alerts(system)
    assert any('"draw-failed"' in line for line in system.log_lines)
    mended = "update entries set commitment = printf('%064d', 1) where contest_id = ?"
    await system.rows("content", mended, broken["id"])
    await system.rows("content", "delete from frozen_pages where contest_id = ?", broken["id"])
    await system.rows("content", "update draws set pages = 0, entries = 0, tickets = 0")
    system.now += HOUR_S
    await minutes(system, 3)
    assert await stage(system, broken) in ("frozen", "drawn")
    assert "draw-overdue" not in await _alerts(system)
