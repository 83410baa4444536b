"""The sending half of events: a row per event and consumer, written with its effect,
kept until the consumer has judged it.

The table is the truth and the only buffer. A row is handed over right after the commit,
and again by the sweep.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from contest.contract.event import EventData
from contest.contract.shared import Event
from contest.kit.clock import pull_back
from contest.kit.database import Result, Row, Statement, Value, statement
from contest.kit.deps import Deps
from contest.kit.events.dead_letter import commit_letters
from contest.kit.events.erasure import mark_of
from contest.kit.events.handover import WAIT_S_MAX, expire, hand_over
from contest.kit.ids import new_id

EVENT_BYTES_MAX = 16_384
# A row is due so long after its effect, unless it was judged before: it is handed over at once.
BORN_DUE_S = 30
ROUNDS_MAX = 4  # of one consumer in one relay; the next sweep goes on
AGE_ALERT_S = 900


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Publication(Statement):
    """The statement that records an event for one consumer, for the batch of its effect:
    see `commit`.
    """


def publish(
    deps: Deps,
    event: EventData,
    *,
    condition: str = "1",
    values: Sequence[Value] = (),
    message: str = "?",
) -> list[Publication]:
    """The statements that record an event for its consumers; `commit` them with the effect.

    `condition` is an SQL condition with its `values`: the event is recorded only if it holds inside
    the batch. `message` completes the event's text, `?`, in SQL: an expression, and the `from`
    clause of what it reads. An event about a user says so in `user_id`, or in `telegram_id` where
    that is not known, by which `erasure` finds it. Raises `ValueError` for an event that is too
    large, `LookupError` for a consumer that is not bound.
    """
    now = int(deps.now())
    data = event.model_dump(mode="json")
    about = str(data.get("user_id") or data.get("telegram_id") or "")
    event_id = mark_of(about) + new_id(deps.random_bytes)
    text = Event(id=event_id, type=event.TYPE, time=now, data=data).model_dump_json()
    if len(text.encode()) > EVENT_BYTES_MAX:
        raise ValueError(f"a {event.TYPE} event of more than {EVENT_BYTES_MAX} bytes")
    if unbound := set(event.CONSUMERS) - set(deps.services):
        raise LookupError(f"{event.TYPE}: no binding to {', '.join(sorted(unbound))}")
    sql = f"""
        insert into outbox (event_id, consumer, created_at, next_attempt_at, message)
        select ?, ?, ?, ?, {message} where {condition}
        returning event_id, consumer, message, attempts, created_at
    """
    return [
        Publication(sql, (event_id, each, now, now + BORN_DUE_S, text, *values))
        for each in event.CONSUMERS
    ]


async def commit(deps: Deps, statements: Sequence[Statement]) -> list[Result]:
    """Run an effect and its events in one transaction;
    what was recorded is handed over after the answer.
    """
    results = await deps.db.batch(statements)
    recorded = zip(statements, results, strict=True)
    rows = [
        row for each, result in recorded if isinstance(each, Publication) for row in result.rows
    ]
    if rows:
        deps.defer(_hand_over_fresh(deps, rows))
    return results


async def _hand_over_fresh(deps: Deps, rows: Sequence[Row]) -> None:
    by_consumer: dict[str, list[Row]] = {}
    for row in rows:
        by_consumer.setdefault(row["consumer"], []).append(row)
    judged = await _side_by_side(
        _offer(deps, consumer, due) for consumer, due in by_consumer.items()
    )
    await commit_letters(deps, [each for statements in judged for each in statements or ()])


async def _offer(deps: Deps, consumer: str, rows: Sequence[Row]) -> list[Statement] | None:
    """Hand rows over, unless the consumer is away; what became of them, to be written down."""
    if not deps.links[consumer].breaker.admits(now=deps.now()):
        return None
    return await hand_over(deps, consumer, rows)


async def relay(deps: Deps) -> None:
    """Hand over every row that is due, to each consumer by itself:
    one that is away or slow delays no other.
    """
    await _side_by_side(_drain(deps, consumer) for consumer in deps.services)


async def _side_by_side(work: Iterable[Awaitable[T]]) -> list[T]:
    """All of it, to its end; then the first failure is raised."""
    outcomes = await asyncio.gather(*work, return_exceptions=True)
    done: list[T] = []
    for outcome in outcomes:
        if isinstance(outcome, BaseException):
            raise outcome
        done.append(outcome)
    return done


async def _drain(deps: Deps, consumer: str) -> None:
    link = deps.links[consumer]
    link.has_more = False
    for _ in range(ROUNDS_MAX):
        rows = await _due(deps, consumer)
        if not rows:
            return
        judged = await _offer(deps, consumer, rows)
        if judged is None:
            await expire(deps, consumer, rows)
            return
        await commit_letters(deps, judged)
    link.has_more = True


async def _due(deps: Deps, consumer: str) -> list[Row]:
    """The next rows of a consumer: those that were refused before only where there are no others,
    and never in one call with them.
    """
    now, rows = int(deps.now()), list[Row]()
    for refused, size in deps.links[consumer].sizes.items():
        kind = "attempts > 0" if refused else "attempts = 0"
        sql = f"""
            select event_id, message, attempts, created_at from outbox
            where consumer = ? and {kind} and next_attempt_at <= ? order by next_attempt_at limit ?
        """
        rows = rows or await deps.db.all(sql, consumer, now, size)
    return rows


async def pull_back_rows(deps: Deps) -> None:
    """Take up at once what a clock that was ahead has put off."""
    now = int(deps.now())
    kinds = [
        f"consumer = '{name}' and attempts {kind} 0" for name in deps.services for kind in "=>"
    ]
    ahead = [
        pull_back("outbox", "next_attempt_at", now=now, wait_s_max=WAIT_S_MAX, where=kind)
        for kind in kinds
    ]
    await deps.db.batch(ahead)


def again(deps: Deps, consumer: str, message: str) -> Statement:
    """The statement that takes up the event of a dead-letter message again,
    as one that was never refused.
    """
    now = int(deps.now())
    sql = """
        insert into outbox (event_id, consumer, message, created_at, next_attempt_at)
        values (?, ?, ?, ?, ?) on conflict do nothing
    """
    return statement(sql, json.loads(message)["id"], consumer, message, now, now)


async def overdue(deps: Deps) -> str | None:
    """Whether an event has waited too long: its consumer is away."""
    sql = """
        select min((
            select min(next_attempt_at) from outbox where consumer = value and attempts = 0
        )) as oldest from json_each(?)
    """
    row = await deps.db.one(sql, json.dumps(list(deps.services)))
    age_s = int(deps.now()) - row["oldest"] if row and row["oldest"] is not None else 0
    return (
        f"an event has waited {age_s // 60} min for its consumer" if age_s > AGE_ALERT_S else None
    )
