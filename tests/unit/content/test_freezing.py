"""The list of a closed contest's entries: one list, whatever happens while it is frozen."""

from __future__ import annotations

import asyncio
import functools
import json
from typing import Any

import pytest

from contest.content.draw.freezing import STEPS_MAX, freeze
from contest.content.draw.records import PAGE_LINES
from contest.content.draw.statements import GROUP_PAGES, frozen_page
from tests.contests import Organiser, minutes
from tests.failing import Cut, Failing, Interleaved, Passing
from tests.many_entries import fill
from tests.system import System

PAGES_MAX = STEPS_MAX * GROUP_PAGES  # of one sweep


async def closed(system: System, count: int) -> dict[str, Any]:
    """A contest with so many entries that is closed, and not swept since."""
    organiser = Organiser(system)
    contest = await organiser.opened()
    await minutes(system, 2)  # the clock is steady
    await fill(system, contest, count)
    reply = await organiser.step(contest, "/close")
    assert reply.status == 200, reply.body
    found: dict[str, Any] = reply.json()
    return found


async def draw(system: System) -> dict[str, Any]:
    [found] = await system.rows("content", "select * from draws")
    return found


async def lines(system: System) -> list[str]:
    """The frozen list, whose pages are as the specification of the draw has them."""
    pages = await system.rows("content", "select * from frozen_pages order by page")
    assert [page["page"] for page in pages] == list(range(len(pages)))
    found = []
    for page in pages:
        text = page["lines"].removesuffix("\n").split("\n")
        assert (page["lines"][-1], len(text)) == ("\n", page["entries"])
        assert page["tickets"] == sum(int(line.split(" ")[1]) for line in text)
        found += text
    assert all(page["entries"] == PAGE_LINES for page in pages[:-1])
    return found


async def eligible(system: System) -> list[str]:
    """What the list has to be: every entry that takes part, in order of the commitments."""
    sql = """
        select commitment, entries.tickets from entries join contests using (contest_id)
        where state = 'active' and entries.tickets > 0 and (done & mandatory) = mandatory
    """
    rows = await system.rows("content", sql)
    return sorted(f"{row['commitment']} {row['tickets']}" for row in rows)


@pytest.mark.parametrize(
    ("count", "pages"),
    [
        pytest.param(0, 0, id="nobody"),
        pytest.param(1, 1, id="one"),
        pytest.param(PAGE_LINES - 1, 1, id="a page less one"),
        pytest.param(PAGE_LINES, 1, id="a page"),
        pytest.param(PAGE_LINES + 1, 2, id="a page and one"),
        pytest.param(2 * PAGE_LINES, 2, id="two pages"),
        pytest.param(2500, 3, id="more"),
    ],
)
async def test_the_list_has_every_entry_once(system: System, count: int, pages: int) -> None:
    await closed(system, count)
    assert ((await draw(system))["stage"], await lines(system)) == ("freezing", [])
    await minutes(system, 1)
    found = await lines(system)
    assert found == await eligible(system)
    tickets = sum(int(line.split(" ")[1]) for line in found)
    row = await draw(system)
    assert (row["pages"], row["entries"], row["tickets"]) == (pages, count, tickets)
    assert (row["stage"], 0 <= system.now - row["frozen_at"] < 60) == ("frozen", True)


async def test_who_does_not_take_part_is_not_in_it(system: System) -> None:
    """Who left, who was disqualified, who has no ticket, and who left a mandatory task undone."""
    organiser = Organiser(system)
    contest = await organiser.opened()
    await system.rows("content", "update contests set mandatory = 5")
    await fill(system, contest, 8, done="i")
    await fill(
        system, contest, 2, first=8, done="7", state="iif(i = 8, 'withdrawn', 'disqualified')"
    )
    await fill(system, contest, 1, first=10, done="7", tickets="0")
    await organiser.step(contest, "/close")
    await minutes(system, 3)
    assert await lines(system) == await eligible(system)
    assert len(await lines(system)) == 2


@pytest.mark.search
@pytest.mark.parametrize("after", [False, True], ids=["before a call", "after a call"])
async def test_a_crash_at_any_call_leaves_what_the_next_sweep_goes_on_with(
    system: System, *, after: bool
) -> None:
    for at in range(1, 10):
        other = System()
        await closed(other, 3 * PAGE_LINES)
        expected = await eligible(other)
        db = other.databases["content"]
        failing = Failing(db, at=at, after=after, error=Cut)
        other.replace("content", db=failing)
        try:
            await freeze(other.deps["content"])
            crashed = False
        except Cut:
            crashed = True
        other.replace("content", db=db)
        await freeze(other.deps["content"])
        assert await lines(other) == expected
        assert (await draw(other))["stage"] == "frozen"
        await other.close()
        if not crashed:
            break
    assert at == 8  # what is freezing, pages, their nodes, three questions, the header; no more


@pytest.mark.parametrize("crons", [2, 5])
async def test_crons_at_once_make_one_list(system: System, crons: int) -> None:
    await closed(system, 5 * PAGE_LINES + 7)
    system.replace("content", db=Interleaved(system.databases["content"]))
    await asyncio.gather(*(freeze(system.deps["content"]) for _ in range(crons)))
    assert await lines(system) == await eligible(system)
    assert (await draw(system))["pages"] == 6


async def test_a_frozen_list_changes_no_more(system: System) -> None:
    contest = await closed(system, 20)
    await minutes(system, 1)
    before, row = await lines(system), await draw(system)
    await fill(system, contest, 20, first=20)
    await minutes(system, 2)
    assert (await lines(system), await draw(system)) == (before, row)


@pytest.mark.search
async def test_a_sweep_freezes_so_many_pages_and_the_next_one_goes_on(system: System) -> None:
    await closed(system, (PAGES_MAX + 2) * PAGE_LINES)
    await minutes(system, 1)
    row = await draw(system)
    assert (row["stage"], row["pages"]) == ("freezing", PAGES_MAX)
    await minutes(system, 1)
    assert (await draw(system))["stage"] == "frozen"
    assert await lines(system) == await eligible(system)


async def test_several_contests_are_frozen(system: System) -> None:
    organiser = Organiser(system)
    for first in (0, 100, 200):
        contest = await organiser.opened()
        await fill(system, contest, 10, first=first)
        await organiser.step(contest, "/close")
    await minutes(system, 4)
    rows = await system.rows("content", "select stage, entries from draws")
    assert [(row["stage"], row["entries"]) for row in rows] == [("frozen", 10)] * 3


@pytest.mark.search
async def test_who_is_in_a_page_that_is_there_stays_and_who_is_behind_it_can_go(
    system: System,
) -> None:
    contest = await closed(system, (PAGES_MAX + 1) * PAGE_LINES + 1)
    await minutes(system, 1)
    all_lines = await eligible(system)
    ids = [line.split(" ")[0] for line in all_lines]
    disqualify = functools.partial(
        Organiser(system).send, "POST", contest, body={"reason": "A robot"}
    )
    for at, status in ((0, 409), (PAGES_MAX * PAGE_LINES - 1, 409), (-1, 200), (-2, 200)):
        reply = await disqualify(f"/entries/{ids[at]}/disqualify")
        assert reply.status == status, reply.body
    await minutes(system, 1)
    assert (await draw(system))["stage"] == "frozen"
    assert await lines(system) == all_lines[:-2]
    assert (await disqualify(f"/entries/{ids[0]}/disqualify")).problem == "contest-status"
    assert await lines(system) == await eligible(system)


@pytest.mark.search
async def test_a_contest_that_is_cancelled_meanwhile_is_frozen_no_further(system: System) -> None:
    contest = await closed(system, (PAGES_MAX + 1) * PAGE_LINES)
    await minutes(system, 1)
    assert (await Organiser(system).step(contest, "/cancel")).status == 200
    await minutes(system, 2)
    assert await system.rows("content", "select * from draws") == []
    assert await lines(system) == []


def said_frozen(system: System) -> int:
    """How often the log says that a list is frozen."""
    lines = map(json.loads, system.log_lines)
    return sum(line["event"] == "contest" and line["action"] == "frozen" for line in lines)


class CancelledAt(Passing):
    """A database in which the contest is cancelled right before the n-th call."""

    def __init__(self, system: System, contest: dict[str, Any], *, at: int) -> None:
        super().__init__(system.databases["content"])
        self._system, self._contest, self._left = system, contest, at

    async def _call(self, name: str, *arguments: Any) -> Any:
        self._left -= 1
        if self._left == 0:
            await Organiser(self._system).step(self._contest, "/cancel")
        return await super()._call(name, *arguments)


@pytest.mark.parametrize("at", range(1, 8))
async def test_a_contest_that_is_cancelled_within_a_sweep_is_never_frozen(
    system: System, at: int
) -> None:
    contest = await closed(system, 3 * PAGE_LINES)
    system.replace("content", db=CancelledAt(system, contest, at=at))
    await freeze(system.deps["content"])
    assert await system.rows("content", "select * from draws") == []
    assert await lines(system) == []
    assert said_frozen(system) == 0


@pytest.mark.parametrize("count", [0, 1, PAGE_LINES, 2 * PAGE_LINES])
async def test_the_log_says_once_that_a_list_is_frozen(system: System, count: int) -> None:
    await closed(system, count)
    system.replace("content", db=Interleaved(system.databases["content"]))
    await asyncio.gather(*(freeze(system.deps["content"]) for _ in range(3)))
    assert (await draw(system))["stage"] == "frozen"
    assert said_frozen(system) == 1


async def test_the_order_of_the_list_is_that_of_an_index(system: System) -> None:
    """A page that sorted the entries would read all of them, for every page."""
    steps = [
        row["detail"]
        for each in frozen_page("contest")
        for row in await system.rows("content", f"explain query plan {each.sql}", *each.values)
    ]
    entries = [step for step in steps if "entries" in step]
    assert entries
    assert all("USING INDEX entries_commitment" in step for step in entries)
    assert not [step for step in steps if "TEMP B-TREE" in step]
