"""The life of a contest: every status with every step, and nothing else leads anywhere."""

from __future__ import annotations

from typing import Any

import pytest

from contest.content.contests.transitions import FINAL, TRANSITIONS
from tests.contests import BEACON, HOUR_S, Organiser, minutes
from tests.system import System

STATUSES = ("draft", "scheduled", "open", "closed", "cancelled", "drawn")
STEPS = {"publish": "/publish", "unpublish": "/unpublish", "close": "/close", "cancel": "/cancel"}

# By status and step of an organiser: where it leads. What is not here is refused.
LEADS: dict[tuple[str, str], str] = {
    ("draft", "publish"): "scheduled",
    ("draft", "cancel"): "cancelled",
    ("scheduled", "unpublish"): "draft",
    ("scheduled", "cancel"): "cancelled",
    ("open", "close"): "closed",
    ("open", "cancel"): "cancelled",
    ("closed", "cancel"): "cancelled",
}
# By status and where the clock is: what the sweep makes of it.
BEFORE, DURING, AFTER = 0, 2 * HOUR_S, 30 * HOUR_S
CLOCK: dict[tuple[str, int], str] = {
    ("scheduled", DURING): "open",
    ("scheduled", AFTER): "closed",
    ("open", AFTER): "closed",
}


async def _in(system: System, organiser: Organiser, status: str) -> dict[str, Any]:
    """A contest in a status; into the one of the draw, which is not there yet, by hand."""
    contest = await organiser.create()
    await system.rows(
        "content",
        "update contests set status = ?, beacon = ? where contest_id = ?",
        status,
        BEACON,
        contest["id"],
    )
    return await organiser.see(contest)


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("status", STATUSES)
async def test_every_status_with_every_step(system: System, status: str, step: str) -> None:
    organiser = Organiser(system)
    contest = await _in(system, organiser, status)
    reply = await organiser.step(contest, STEPS[step])
    after = await organiser.see(contest)
    if (status, step) in LEADS:
        assert (reply.status, reply.json()) == (200, after)
        assert (after["status"], after["version"]) == (LEADS[status, step], 2)
    else:
        assert (reply.problem, after) == ("contest-status", contest)


@pytest.mark.parametrize("later_s", [BEFORE, DURING, AFTER])
@pytest.mark.parametrize("status", STATUSES)
async def test_every_status_with_every_time(system: System, status: str, later_s: int) -> None:
    organiser = Organiser(system)
    contest = await _in(system, organiser, status)
    system.now += later_s
    await minutes(system, 4)
    expected = CLOCK.get((status, later_s), status)
    assert (await organiser.see(contest))["status"] == expected
    await minutes(system, 2)
    assert (await organiser.see(contest))["status"] == expected


def test_the_table_has_every_way_and_no_other() -> None:
    ways = {(status, step.to) for step in TRANSITIONS.values() for status in step.from_}
    assert ways == {(status, to) for (status, _), to in LEADS.items()} | {
        ("draft", "open"),
        ("scheduled", "open"),
        ("open", "closed"),
        ("closed", "drawn"),
    }
    assert {status for status, _ in ways}.isdisjoint(FINAL)


@pytest.mark.parametrize("step", STEPS)
async def test_a_step_of_two_at_once_is_made_once(system: System, step: str) -> None:
    organiser = Organiser(system)
    status = next(status for status, each in LEADS if each == step)
    contest = await _in(system, organiser, status)
    assert (await organiser.step(contest, STEPS[step])).status == 200
    assert (await organiser.step(contest, STEPS[step])).problem == "version-changed"


async def test_a_contest_whose_start_has_come_is_opened_at_once(system: System) -> None:
    assert (await Organiser(system).opened())["status"] == "open"


async def test_a_contest_that_has_ended_cannot_be_published(system: System) -> None:
    organiser = Organiser(system)
    contest = await organiser.create()
    system.now += 26 * HOUR_S
    assert (await organiser.step(contest, "/publish")).problem == "contest-status"


async def test_a_contest_is_closed_once_however_often_it_ends(system: System) -> None:
    """Ended by command and by timer, it had two results."""
    organiser = Organiser(system)
    contest = await organiser.opened()
    system.now += 26 * HOUR_S
    await organiser.step(contest, "/close")
    await minutes(system, 5)
    versions = await system.rows("content", "select action from changes order by version")
    assert [each["action"] for each in versions] == ["created", "open-at-once", "close"]
    assert len(await system.rows("content", "select * from draws")) == 1


async def test_a_clock_that_was_ahead_for_a_moment_ends_nothing(system: System) -> None:
    organiser = Organiser(system)
    contest = await organiser.opened()
    await minutes(system)
    system.skew["content"] = 30 * HOUR_S
    await system.tick("content")
    system.skew.clear()
    assert (await organiser.see(contest))["status"] == "open"
