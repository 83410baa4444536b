"""What work costs the database is told where it is done: in the log line, and by a point."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from contest.kit.cost import Cost, accounted, costing, count_rows
from contest.kit.events.sweep import sweep
from tests.failing import Watched
from tests.system import SERVICES, System


def _lines(system: System, **wanted: str) -> list[Any]:
    lines = [json.loads(line) for line in system.log_lines]
    return [line for line in lines if wanted.items() <= line.items()]


async def test_the_line_of_a_request_tells_its_calls_and_rows(system: System) -> None:
    token = (await system.sign_in(42))["access_token"]
    await system.request("GET", "/v1/me", token=token)
    for operation in ("createSession", "getMe"):
        [line] = _lines(system, event="request", service="auth", operation=operation)
        assert (line["database_calls"], line["rows_read"], line["rows_written"]) == (1, 0, 0)


async def test_the_line_of_events_tells_what_they_were(system: System) -> None:
    await system.sign_in(42)
    await system.settle()
    lines = _lines(system, event="request", operation="receiveEvents")
    assert [(line["service"], line["about"], line["database_calls"]) for line in lines] == [
        ("referral", "user.created", 1),
        ("token", "user.created", 1),
        ("bot", "user.created", 1),
    ]


async def test_operations_events_and_sweeps_are_counted(system: System) -> None:
    await system.sign_in(42)
    await system.settle()
    await system.cron()
    counted = {
        (worker, name, about) for worker, kind, name, about, _ in system.points if kind == "cost"
    }
    assert {
        ("auth", "createSession", ""),
        ("referral", "receiveEvents", "user.created"),
        ("referral", "sweep", ""),
        ("bot", "tick", ""),
    } <= counted


@pytest.mark.parametrize(
    ("read", "written", "is_told"),
    [
        pytest.param(99, 9, False, id="as in an idle minute"),
        pytest.param(100, 0, True, id="much is read"),
        pytest.param(0, 10, True, id="much is written"),
    ],
)
async def test_a_step_that_does_much_is_a_point_of_its_own(
    system: System, read: int, written: int, is_told: bool
) -> None:
    async def look(deps: Any) -> None:
        await deps.db.one("select 1")
        count_rows(read=read, written=written)

    with costing():
        assert await sweep(system.deps["auth"], [look]) == ([], False)
    told = [name for _, kind, name, _, _ in system.points if kind == "cost"]
    assert told == (["auth.look"] if is_told else [])


async def test_an_operation_that_asks_the_database_nothing_is_no_point(system: System) -> None:
    await system.request("GET", "/health/auth")
    assert [point for point in system.points if point[1] == "cost"] == []


async def test_work_that_fails_is_told_as_well(system: System) -> None:
    async def fails() -> None:
        await system.databases["auth"].run("delete from outbox")
        raise LookupError

    deps = system.deps["auth"]
    outcome = await asyncio.gather(
        accounted(fails(), "fails", log=deps.log, metrics=deps.metrics), return_exceptions=True
    )
    assert isinstance(outcome[0], LookupError)
    [line] = _lines(system, event="work", work="fails")
    assert line["database_calls"] == 1


async def test_works_side_by_side_do_not_count_for_each_other(system: System) -> None:
    async def work(calls: int) -> Cost:
        with costing() as cost:
            for _ in range(calls):
                await asyncio.sleep(0)
                await asyncio.gather(*(system.rows("auth", "select 1") for _ in range(2)))
        return cost

    costs = await asyncio.gather(*(work(calls) for calls in (1, 2, 3)))
    assert [cost.database_calls for cost in costs] == [2, 4, 6]


async def test_a_first_sign_in_with_all_that_follows_calls_five_times(system: System) -> None:
    await system.cron()
    await system.settle()
    asked = {name: Watched(system.databases[name]) for name in SERVICES}
    for name, database in asked.items():
        system.replace(name, db=database)
    await system.sign_in(42)
    await system.settle()
    assert await system.rows("auth", "select * from outbox") == []
    calls = {name: database.calls for name, database in asked.items() if database.calls}
    assert calls == {"auth": 2, "referral": 1, "token": 1, "bot": 1}
