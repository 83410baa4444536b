"""A draw that is cut off, doubled or run by several at once: one list, one order, one outcome."""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from contest.bot.cron import SweepFailed
from contest.content.draw import repository
from contest.content.draw.drawing import LOAD_PAGES, LOADS_MAX, draw, extend
from contest.content.draw.freezing import freeze
from contest.content.draw.records import PAGE_LINES
from contest_draw.documents import Proof
from tests.contests import Organiser, minutes
from tests.draws import DELAY_S, LENGTH_S, chain, drawn, frozen, stage, verified
from tests.failing import Cut, CutOff, Failing, Interleaved
from tests.many_entries import fill
from tests.sizes import sizes
from tests.system import System
from tools.beacon.state import Fault

PRIZES = [{"name": {"en": "A prize"}, "count": 30, "handover": {"en": "By hand"}}]
ENTRIES = 100
HINDERED_MIN = 40  # minutes of what goes wrong; then all is well


async def due(system: System, count: int = ENTRIES) -> dict[str, Any]:
    """A contest whose round is there."""
    contest = await frozen(system, count, prizes=PRIZES, reserves=10)
    system.now += DELAY_S
    return contest


async def _outcome(system: System) -> Proof:
    """What it comes to when nothing is in the way; all is the same in another system."""
    contest = await due(system)
    while await draw(system.deps["content"]):
        pass
    return await verified(system, contest)


@pytest.mark.search
@pytest.mark.parametrize("after", [False, True], ids=["before a call", "after a call"])
async def test_a_crash_at_any_call_leaves_what_the_next_sweep_goes_on_with(
    system: System, *, after: bool
) -> None:
    expected, at = await _outcome(system), 0
    crashed = True
    while crashed:
        at += 1
        other = System()
        contest = await due(other)
        db = other.databases["content"]
        other.replace("content", db=Failing(db, at=at, after=after, error=Cut))
        try:
            await draw(other.deps["content"])
            crashed = False
        except Cut:
            other.crash()
        other.replace("content", db=db)
        await draw(other.deps["content"])
        assert await verified(other, contest) == expected
        assert await _said(other) == 1 or crashed
        assert len(await other.rows("content", "select * from winners")) == 30
        await other.close()
    # What is due, the draw, its signature, the order, a group of pages, lines; the draw, the
    # contest, that it is drawn.
    assert at == 10


async def _said(system: System) -> int:
    """How often the log says that a contest is drawn."""
    lines = map(json.loads, system.log_lines)
    return sum(line["event"] == "contest" and line["action"] == "drawn" for line in lines)


@pytest.mark.parametrize("crons", [2, 5])
async def test_crons_at_once_draw_once(system: System, crons: int) -> None:
    expected = await _outcome(system)
    other = System()
    contest = await due(other)
    other.replace("content", db=Interleaved(other.databases["content"]))
    work: list[Callable[[], Awaitable[Any]]] = [
        lambda: draw(other.deps["content"]) for _ in range(crons)
    ]
    work.append(lambda: Organiser(other).send("POST", contest, "/draw"))
    await asyncio.gather(*(each() for each in work))
    await other.settle()
    assert await verified(other, contest) == expected
    assert await _said(other) == 1
    actions = await other.rows("content", "select action from changes order by version")
    assert [each["action"] for each in actions].count("draw") == 1
    await other.close()


@pytest.mark.parametrize("crons", [2, 3])
async def test_crons_at_once_publish_one_header(system: System, crons: int) -> None:
    contest = await Organiser(system).opened(required_channels=["@contests"])
    await minutes(system, 2)
    await fill(system, contest, 10 * PAGE_LINES)
    await Organiser(system).step(contest, "/close")
    await system.settle()
    system.replace("content", db=Interleaved(system.databases["content"]))
    await asyncio.gather(*(freeze(system.deps["content"]) for _ in range(crons)))
    told = await system.rows("content", "select message from outbox")
    types = [json.loads(each["message"])["type"] for each in told]
    assert types.count("draw.frozen") == 1
    await verified(system, contest)


async def test_the_order_goes_on_where_it_ended(system: System) -> None:
    """As far as decisions need it, by the blocks of the stream that follow."""
    contest = await drawn(system, 50, prizes=PRIZES, reserves=1)
    deps, contest_id = system.deps["content"], contest["id"]
    before = await verified(system, contest)
    for wanted in (31, 33, 40, 60):
        assert await extend(deps, contest_id, wanted)
        found = await repository.find_draw(deps.db, contest_id)
        assert found
        assert found.drawn == min(50, max(31, wanted))
    after = await verified(system, contest)
    assert (len(after.order), after.order[:31]) == (50, before.order)


@sizes(9, 200)
async def test_a_list_of_many_pages_is_drawn_by_several_calls(system: System, cases: int) -> None:
    """Each call reads some groups of pages, and the next one goes on."""
    contest = await due(system, cases * PAGE_LINES)
    calls = 1
    while await draw(system.deps["content"]):
        calls += 1
    found = await verified(system, contest)
    assert (len(found.order), calls > 1) == (40, cases > LOADS_MAX * LOAD_PAGES)


@sizes(5, 60)
async def test_whatever_is_in_the_way_there_is_one_list_and_one_order(cases: int) -> None:
    """Crashes between awaits, doubled crons, a beacon that errs, clocks that are wrong."""
    for case in range(cases):
        await _hindered(random.Random(case))


async def _hindered(chance: random.Random) -> None:
    system = System()
    contest = await Organiser(system).opened(prizes=PRIZES, reserves=chance.randint(0, 20))
    await fill(system, contest, chance.choice([0, 1, 5, 60, 2 * PAGE_LINES]))
    if chance.random() < 0.5:
        await minutes(system, 2)
        await Organiser(system).step(contest, "/close")
    system.now += LENGTH_S
    seen = list[Proof]()
    for minute in range(90):
        await _one_minute(system, chance, is_hindered=minute < HINDERED_MIN)
        reply = await system.request("GET", f"/v1/contests/{contest['id']}/draw")
        if reply.status == 200:
            seen.append(await verified(system, contest))
            assert seen[-1].header == seen[0].header
        if len(seen) > 1 and seen[-2].signature is not None:
            assert seen[-1] == seen[-2]
            break
    else:
        assert await stage(system, contest) == "drawn", chance
    published = seen[0].header
    assert published.published_at <= chain().time_of(published.round) - DELAY_S // 10
    await system.close()


async def _one_minute(system: System, chance: random.Random, *, is_hindered: bool) -> None:
    system.now += chance.choice([30, 60, 60, 120, 600])
    if not is_hindered:
        system.beacon.faults.clear()
        await minutes(system, 1)
        return
    system.skew["content"] = chance.choice([0, 0, 0, 0, -30, 90])
    if chance.random() < 0.3:
        kind = chance.choice(["down", "missing", "wrong-number", "other-round", "wrong-signature"])
        system.beacon.faults.append(Fault.model_validate({"kind": kind}))
    db, wrong = system.databases["content"], chance.random()
    if wrong < 0.4:
        failing = Failing(db, at=chance.randint(1, 25), after=chance.random() < 0.5)
        system.replace("content", db=failing)
    elif wrong < 0.7:
        system.replace("content", db=Interleaved(db))
    try:
        await asyncio.gather(*(system.tick("content") for _ in range(chance.choice([1, 1, 2]))))
        await system.settle()
    except (CutOff, SweepFailed):
        system.crash()
    system.replace("content", db=db)
    system.skew.clear()
