"""What the tests of draws share: a contest that is frozen, or drawn."""

from __future__ import annotations

from typing import Any

from tests.contests import HOUR_S, Organiser, minutes
from tests.many_entries import fill
from tests.system import System

LENGTH_S = 25 * HOUR_S  # of a contest
DELAY_S = 600  # from the end to the round


async def frozen(system: System, count: int, **changes: Any) -> dict[str, Any]:
    """A contest with so many entries that closed at its end, and whose header is public."""
    organiser = Organiser(system)
    contest = await organiser.opened(**changes)
    await minutes(system, 2)  # the clock is steady
    await fill(system, contest, count)
    system.now += LENGTH_S
    await minutes(system, 4)
    found = await organiser.see(contest)
    assert found["status"] == "closed"
    assert await stage(system, contest) == "frozen"
    return found


async def drawn(system: System, count: int, **changes: Any) -> dict[str, Any]:
    """A contest with so many entries that is drawn."""
    contest = await frozen(system, count, **changes)
    system.now += DELAY_S
    await minutes(system, 1)
    found = await Organiser(system).see(contest)
    assert found["status"] == "drawn"
    return found


async def stage(system: System, contest: dict[str, Any]) -> str:
    """How far its draw is."""
    sql = "select stage from draws where contest_id = ?"
    [row] = await system.rows("content", sql, contest["id"])
    return str(row["stage"])


async def proof(system: System, contest: dict[str, Any]) -> dict[str, Any]:
    """The proof as anybody gets it."""
    reply = await system.request("GET", f"/v1/contests/{contest['id']}/draw")
    assert reply.status == 200, reply.body
    found: dict[str, Any] = reply.json()
    return found
