"""What the price of a contest is computed with is what people set going."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Any

import pytest

from contest.kit.clock import to_rfc3339
from tests.entries import Person, joined
from tests.system import SERVICES, System
from tests.tasks import Tasks, attempt
from tools.price import contest as price
from tools.price.contest import Habits, Way

PEOPLE, DAY_S = 16, 86_400


async def test_lines_and_points_are_those_that_are_counted_with(system: System) -> None:
    tasks = await Tasks.of_draft(system)
    first, second = [await tasks.add("visit") for _ in range(2)]
    contest = await tasks.open()
    system.emulator.start_private_chat(system.emulator.meet(42, first_name="Ada"))
    for _ in range(3):  # what is done once is done
        system.now += 60
        await system.cron()
    await system.settle()

    async def set_going(work: Awaitable[object]) -> tuple[int, int]:
        system.points.clear()
        system.log_lines.clear()
        await work
        await system.settle()
        lines = [x for x in system.log_lines if '"event":"request"' in x or '"event":"work"' in x]
        return len(system.points), len(lines)

    assert await set_going(system.cron()) == _seen(price.MINUTE)
    assert await set_going(system.sign_in(42)) == _seen(price.SIGN_IN)
    person = await Person.signed_in(system, 42)
    await system.settle()
    read = person.send("GET", f"/v1/contests/{contest['id']}")
    assert await set_going(read) == _seen(price.REQUEST)
    assert await set_going(person.join(contest)) == _seen(price.REQUEST, price.EVENT)
    assert await set_going(attempt(person, contest, first)) == _seen(price.REQUEST, price.EVENT)
    assert await set_going(attempt(person, contest, second)) == _seen(price.REQUEST)
    start = system.send_update(system.private_message(1, telegram_id=42))
    assert await set_going(start) == _seen(price.UPDATE)


async def test_an_idle_hour_is_written_down_as_often_as_is_counted_with(system: System) -> None:
    written = set[Any]()
    for minute in range(2 + price.MINUTES_A_DAY // 24):
        system.now += 60
        await system.cron()
        if minute > 1:  # the clock is believed from the second sweep on
            marks = "select swept_at from sweeps"
            written |= {(each, *_all(system, each, marks)[0]) for each in SERVICES}
    new = {each for each in written if each[1] > system.now - 3600}
    assert len(new) == price.MARKS_A_DAY // 24


@pytest.mark.search
async def test_a_participant_takes_as_much_room_and_leaves_as_much_to_forget(
    system: System,
) -> None:
    habits = Habits()
    tasks = await Tasks.of_draft(system, ends_at=to_rfc3339(int(system.now) + 200 * DAY_S))
    kinds = ("daily", "visit", "visit", "secret_code", "secret_code")
    made = [await tasks.add(kind) for kind in kinds]
    assert len(made) == habits.tasks
    contest = await tasks.open()
    await joined(system, contest, 7)
    before = _bytes(system)
    for telegram_id in range(100, 100 + PEOPLE):
        [person] = await joined(system, contest, telegram_id)
        for task in made:
            assert (await attempt(person, contest, task)).json()["state"] == "completed"
        for _ in range(round(habits.visits) - 1):
            system.now += 1
            await system.sign_in(telegram_id)
    await system.settle()
    assert _bytes(system) - before <= PEOPLE * price.PARTICIPANT_BYTES
    kept = await _forgettable(system)
    for day in range(100):  # and who comes every day confirms the clock
        system.now += DAY_S
        await system.sign_in(1000 + day)
        for _ in range(3):
            system.now += 60
            await system.cron()
            await system.settle()
    forgotten = len(kept - await _forgettable(system))
    assert PEOPLE * (price.FORGOTTEN_ROWS - 2) <= forgotten <= PEOPLE * price.FORGOTTEN_ROWS


def _seen(*ways: Way) -> tuple[int, int]:
    """Points and lines, without those that the runtime writes of work after an answer."""
    deferred = sum(way.deferred for way in ways)
    return sum(way.points for way in ways) - deferred, sum(way.lines for way in ways) - deferred


def _bytes(system: System) -> int:
    sql = "select page_count * page_size from pragma_page_count, pragma_page_size"
    return sum(_all(system, name, sql)[0][0] for name in SERVICES)


async def _forgettable(system: System) -> set[Any]:
    """The keys of all rows that are there for a time."""
    found = set[Any]()
    for name in SERVICES:
        for (table,) in _all(system, name, "select name from sqlite_master where type = 'table'"):
            keys = _all(system, name, f"select name from pragma_table_info('{table}') where pk")
            columns = ", ".join(key for (key,) in keys) or "rowid"
            rows = _all(system, name, f"select {columns} from {table}")
            found |= {(name, table, *row) for row in rows}
    return found


def _all(system: System, name: str, sql: str) -> list[Any]:
    return system.databases[name]._connection.execute(sql).fetchall()
