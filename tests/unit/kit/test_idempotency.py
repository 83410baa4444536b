"""Idempotency keys, on a table of their own: one effect and one answer per key, whatever races and crashes."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Iterator
from typing import Any

import pytest

from contest.kit import idempotency
from contest.kit.call import Actor, Call, Reply
from contest.kit.database import DatabaseError, statement
from contest.kit.deps import Deps
from contest.kit.problems import Problem
from contest.kit.sqlite import SqliteDatabase
from tests.system import System

TABLE = (idempotency.__doc__ or "").split("migration:\n", 1)[1]


@pytest.fixture
def deps(system: System) -> Iterator[Deps]:
    database = SqliteDatabase()
    database._connection.executescript(
        f"{TABLE}; create table gifts (person text primary key, points integer check (points > 0)) strict"
    )
    yield dataclasses.replace(system.deps["token"], db=database)
    database.close()


def _call(key: str = "key-0001", **changes: Any) -> Call:
    fields: dict[str, Any] = {
        "body": '{"person":"ada"}',
        "actor": Actor("user-1", "session-1", ("participant",)),
    } | changes
    return Call(operation="give", request_id="r", traceparent="t", idempotency_key=key, **fields)


async def _give(call: Call, deps: Deps, *, person: str = "ada", points: int = 5) -> Reply:
    """An operation as it would be written."""
    reply = await idempotency.earlier_reply(call, deps)
    if reply:
        return reply
    await asyncio.sleep(0)
    gift = statement(
        "insert into gifts (person, points) values (?, ?) on conflict do update set points = points + excluded.points",
        person,
        points,
    )
    answer = await idempotency.take_effect(call, deps, [gift], Reply.of({"points": points}, 201))
    assert answer
    return answer


async def _points(deps: Deps) -> Any:
    return (await deps.db.one("select coalesce(sum(points), 0) as points from gifts") or {})[
        "points"
    ]


async def test_the_same_call_again_gets_the_first_answer(deps: Deps) -> None:
    first = await _give(_call(), deps)
    assert await _give(_call(), deps, points=99) == first
    assert await _points(deps) == 5


async def test_calls_at_once_take_effect_once_and_all_get_the_same_answer(deps: Deps) -> None:
    answers = await asyncio.gather(
        *(_give(_call(), deps, points=points) for points in (5, 6, 7, 8))
    )
    assert len({answer.body for answer in answers}) == 1
    assert await _points(deps) == int(answers[0].body[10:-1])


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"body": '{"person":"eve"}'}, id="another body"),
        pytest.param({"path": {"contest_id": "x"}}, id="another path"),
        pytest.param({"query": {"dry_run": True}}, id="another query"),
    ],
)
async def test_the_key_of_another_request_is_refused(deps: Deps, changes: dict[str, Any]) -> None:
    await _give(_call(), deps)
    with pytest.raises(idempotency.KeyReused):
        await _give(_call(**changes), deps)
    assert await _points(deps) == 5


async def test_a_key_belongs_to_its_principal_and_operation(deps: Deps) -> None:
    await _give(_call(), deps)
    await _give(_call(actor=Actor("user-2", "session-2", ("participant",))), deps)
    await _give(_call()._replace(operation="give-more"), deps)
    assert await _points(deps) == 15


async def test_effects_that_fail_leave_the_key_free(deps: Deps) -> None:
    with pytest.raises(DatabaseError):
        await _give(_call(), deps, points=-1)
    await _give(_call(), deps)
    assert await _points(deps) == 5


async def test_while_the_work_goes_on_elsewhere_the_key_is_in_progress(deps: Deps) -> None:
    assert await idempotency.take_effect(_call(), deps, [], None) is None
    with pytest.raises(idempotency.KeyInProgress) as refusal:
        await _give(_call(), deps)
    assert (refusal.value.status, refusal.value.headers) == (409, {"retry-after": "1"})
    await deps.db.batch([idempotency.finish(_call(), Reply.of({"points": 3}, 201))])
    assert (await _give(_call(), deps)).body == '{"points":3}'
    assert await _points(deps) == 0


async def test_finished_keys_are_forgotten_after_two_days(deps: Deps, system: System) -> None:
    await _give(_call("key-0001"), deps)
    await idempotency.take_effect(_call("key-0002"), deps, [], None)
    system.now += idempotency.RETENTION_S + 1
    await idempotency.prune_keys(deps)
    assert [row["key"] for row in await deps.db.all("select key from idempotency_keys")] == [
        "key-0002"
    ]


async def test_an_operation_without_x_idempotent_has_no_key(deps: Deps) -> None:
    with pytest.raises(LookupError):
        await idempotency.earlier_reply(_call()._replace(idempotency_key=None), deps)
    assert issubclass(idempotency.KeyReused, Problem)
