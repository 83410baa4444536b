"""What people ask for costs the same however many are in: counted in the steps that SQLite takes,
which are the same on every machine.
"""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import pytest

from contest.content.draw.drawing import draw
from contest.content.draw.freezing import STEPS_MAX, freeze
from contest.content.draw.records import PAGE_LINES
from contest.content.draw.statements import GROUP_PAGES
from contest.kit.clock import to_rfc3339
from tests.contests import Organiser, minutes
from tests.draws import LENGTH_S, verified
from tests.entries import Person, joined
from tests.failing import Watched
from tests.many_entries import fill
from tests.sizes import sizes
from tests.system import System
from tests.tasks import attempt, new

FEW = 1000
FLAT = 0.25  # may be more, or less, in a contest of another size
DRAW_CALLS_MAX = 20  # of one call
DRAW_MEMORY_BYTES_MAX = 32 * 2**20
DRAW_CPU_S_MAX = 20  # of all together, with what it takes to watch their memory

Work = Callable[["Contest"], Awaitable[object]]


class Contest:
    """An open contest with a task, and someone who is in since its first second."""

    def __init__(self, system: System) -> None:
        self._system = system

    async def start(self) -> None:
        organiser = Organiser(self._system)
        started = {"starts_at": to_rfc3339(int(self._system.now))}
        draft = await organiser.create(**started)
        reply = await organiser.send("POST", draft, "/tasks", body=new("visit"))
        self.task = reply.json()
        draft["version"] += 1
        self.settings: dict[str, Any] = (await organiser.step(draft, "/publish")).json()
        [self.person] = await joined(self._system, self.settings, 42)
        self.stranger = await Person.signed_in(self._system, 43)
        self.token = await organiser.token()

    async def steps(self, work: Work) -> int:
        """So many steps (in tens) the database of content takes for it."""
        taken = 0

        def count() -> int:
            nonlocal taken
            taken += 1
            return 0

        connection = self._system.databases["content"]._connection
        connection.set_progress_handler(count, 10)
        await work(self)
        connection.set_progress_handler(None, 0)
        return taken

    async def look(self, path: str) -> Any:
        path = f"/v1/contests/{self.settings['id']}{path}"
        reply = await self._system.request("GET", path, token=self.token)
        assert reply.status == 200, reply.body
        return reply.json()

    async def look_deep(self) -> Any:
        """The tenth page of the leaderboard."""
        cursor = ""
        for _ in range(9):
            page = await self.look(f"/leaderboard?limit=100{cursor}")
            cursor = f"&cursor={page['next_cursor']}"
        return await self.look(f"/leaderboard?limit=100{cursor}")


WORK: dict[str, Work] = {
    "a page of the leaderboard": lambda at: at.look("/leaderboard"),
    "its tenth page": lambda at: at.look_deep(),
    "own entry and rank": lambda at: at.person.entry(at.settings),
    "joining": lambda at: at.stranger.join(at.settings),
    "joining again": lambda at: at.person.join(at.settings),
    "leaving": lambda at: at.person.leave(at.settings),
    "completing a task": lambda at: attempt(at.person, at.settings, at.task),
    "the figures": lambda at: at.look("/statistics"),
}


@pytest.mark.parametrize("work", [pytest.param(work, id=name) for name, work in WORK.items()])
@sizes(10_000, 100_000)
async def test_it_costs_the_same_among_many(system: System, work: Work, cases: int) -> None:
    taken = []
    for how_many in (FEW, cases):
        other = System()
        contest = Contest(other)
        await contest.start()
        await fill(other, contest.settings, how_many, tickets="1 + i % 5")
        taken.append(await contest.steps(work))
        await other.close()
    among_few, among_many = taken
    assert among_few > 0
    assert abs(among_many - among_few) <= FLAT * among_few, taken


@sizes(3 * PAGE_LINES, 100_000)
async def test_a_list_is_frozen_and_drawn_in_few_small_calls(system: System, cases: int) -> None:
    prizes = [{"name": {"en": "A prize"}, "count": 100, "handover": {"en": "By hand"}}]
    contest = await Organiser(system).opened(prizes=prizes)
    await minutes(system, 2)
    await fill(system, contest, cases)
    await Organiser(system).step(contest, "/close")
    freezing = await _calls(system, freeze)
    pages = -(-cases // PAGE_LINES)
    groups = -(-pages // GROUP_PAGES)  # the last step of a call writes a group, and keeps no node
    assert len(freezing) == -(-(groups + 1) // (STEPS_MAX - 1))
    system.now += 2 * LENGTH_S
    drawing = await _calls(system, draw)
    assert len(drawing) == 1
    for call in (*freezing, *drawing):
        assert call.database_calls <= DRAW_CALLS_MAX
        assert call.memory_bytes < DRAW_MEMORY_BYTES_MAX
    assert sum(call.cpu_s for call in (*freezing, *drawing)) < DRAW_CPU_S_MAX
    print(f"\nfrozen by {freezing}\ndrawn by {drawing}")
    started = time.process_time()
    assert len((await verified(system, contest)).order) == 100
    print(f"read and verified with {time.process_time() - started:.1f} s of CPU")


@dataclass
class Call:
    """What one call of a step took."""

    database_calls: int
    memory_bytes: int
    cpu_s: float


async def _calls(system: System, step: Callable[[Any], Awaitable[bool]]) -> list[Call]:
    """Take a step until there is nothing more to do at once."""
    calls, has_more = list[Call](), True
    database = system.databases["content"]
    while has_more:
        watched = Watched(database)
        system.replace("content", db=watched)
        tracemalloc.start()
        started = time.process_time()
        has_more = await step(system.deps["content"])
        spent_s = time.process_time() - started
        calls.append(Call(watched.calls, tracemalloc.get_traced_memory()[1], spent_s))
        tracemalloc.stop()
    system.replace("content", db=database)
    return calls
