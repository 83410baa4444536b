"""The sending half of events: a row per event and consumer, written with its effect, kept until the consumer has judged it.

The table is the truth and the only buffer. A row is handed over right after the commit, and again by the sweep; a consumer that
does not answer is one state of the link to it (`Link`), and counts against no event.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from contest.kit import jsontext
from contest.kit.call import Call, Reply
from contest.kit.clock import pull_back
from contest.kit.database import Result, Row, Statement, statement
from contest.kit.deps import Deps, ServiceAway
from contest.kit.events.dead_letter import dead_letter
from contest.kit.ids import new_id

EVENT_BYTES_MAX = 16_384
LEASE_S = 30  # A row is due again so long after it was handed over, unless it was judged.
LATER_S = 60
REFUSALS_MAX = 6  # The last of them makes a dead letter, half an hour after the first.
REFUSED_S = 60  # after the first refusal; twice as long after each one more
LIFE_S = 14 * 86_400  # A row that was not judged for so long is a dead letter: inboxes forget it some day.
WAIT_S_MAX = REFUSED_S << (REFUSALS_MAX - 2)  # No row waits longer than this for its next attempt.
ROUNDS_MAX = 4  # of one consumer in one relay; the next sweep goes on
AGE_ALERT_S = 900
REASON_MAX = 300


@dataclass(frozen=True, slots=True)
class Publication(Statement):
    """The statement that records an event for one consumer, for the batch of its effect: see `commit`."""


class Outcome(BaseModel):
    """What became of one event at its consumer."""

    outcome: str  # done, refused or later
    reason: str = ""


class Outcomes(BaseModel):
    """One for each event, in their order."""

    outcomes: list[Outcome]


def publish(
    deps: Deps,
    type_: str,
    data: Mapping[str, Any],
    *,
    to: Sequence[str],
    condition: str = "1",
    values: Sequence[str] = (),
    message: str = "?",
) -> list[Publication]:
    """The statements that record an event for its consumers; `commit` them with the effect.

    `condition` is an SQL condition with its `values`: the event is recorded only if it holds inside the batch.
    `message` completes the event's text, `?`, in SQL: an expression, and the `from` clause of what it reads.
    Raises `ValueError` for an event that is too large, `LookupError` for a consumer that is not bound.
    """
    event_id, now = new_id(deps.random_bytes), int(deps.now())
    text = jsontext.encode({"id": event_id, "type": type_, "time": now, "data": data})
    if len(text.encode()) > EVENT_BYTES_MAX:
        raise ValueError(f"a {type_} event of more than {EVENT_BYTES_MAX} bytes")
    if unbound := set(to) - set(deps.services):
        raise LookupError(f"{type_}: no binding to {', '.join(sorted(unbound))}")
    sql = f"""
        insert into outbox (event_id, consumer, created_at, next_attempt_at, message)
        select ?, ?, ?, ?, {message} where {condition} returning event_id, consumer, message, attempts, created_at
    """
    return [Publication(sql, (event_id, each, now, now + LEASE_S, text, *values)) for each in to]


async def commit(deps: Deps, statements: Sequence[Statement]) -> list[Result]:
    """Run an effect and its events in one transaction; what was recorded is handed over after the answer."""
    results = await deps.db.batch(statements)
    recorded = zip(statements, results, strict=True)
    rows = [row for each, result in recorded if isinstance(each, Publication) for row in result.rows]
    if rows:
        deps.defer(_hand_over_fresh(deps, rows))
    return results


async def _hand_over_fresh(deps: Deps, rows: Sequence[Row]) -> None:
    by_consumer: dict[str, list[Row]] = {}
    for row in rows:
        by_consumer.setdefault(row["consumer"], []).append(row)
    open_ = {name: due for name, due in by_consumer.items() if deps.links[name].breaker.admits(now=deps.now())}
    await asyncio.gather(*(_hand_over(deps, name, due) for name, due in open_.items()))


async def relay(deps: Deps) -> None:
    """Hand over every row that is due, to each consumer by itself: one that is away or slow delays no other."""
    await asyncio.gather(*(_drain(deps, consumer) for consumer in deps.services))


async def pull_back_rows(deps: Deps) -> None:
    """Take up at once what a clock that was ahead has put off."""
    now = int(deps.now())
    kinds = [f"consumer = '{name}' and attempts {kind} 0" for name in deps.services for kind in "=>"]
    ahead = [pull_back("outbox", "next_attempt_at", now=now, wait_s_max=WAIT_S_MAX, where=kind) for kind in kinds]
    await deps.db.batch(ahead)


async def _drain(deps: Deps, consumer: str) -> None:
    link = deps.links[consumer]
    link.has_more = False
    for _ in range(ROUNDS_MAX):
        rows = await _due(deps, consumer)
        oldest = deps.now() - LIFE_S
        if expired := [row for row in rows if row["created_at"] < oldest]:
            letters = [_bury(deps, consumer, row, "its consumer was away for two weeks") for row in expired]
            await deps.db.batch([*letters, _forget(consumer, expired)])
        elif not rows or not link.breaker.admits(now=deps.now()) or not await _hand_over(deps, consumer, rows):
            return
    link.has_more = True


async def _due(deps: Deps, consumer: str) -> list[Row]:
    """The next rows of a consumer: those that were refused before only where there are no others, and never in one call with them."""
    now, rows = int(deps.now()), list[Row]()
    for refused, size in deps.links[consumer].sizes.items():
        kind = "attempts > 0" if refused else "attempts = 0"
        sql = f"""
            select event_id, message, attempts, created_at from outbox
            where consumer = ? and {kind} and next_attempt_at <= ? order by next_attempt_at limit ?
        """
        rows = rows or await deps.db.all(sql, consumer, now, size)
    return rows


async def _hand_over(deps: Deps, consumer: str, rows: Sequence[Row]) -> bool:
    """Hand rows over in one call and write down what became of them; False when the consumer is away."""
    link, refused = deps.links[consumer], rows[0]["attempts"] > 0
    try:
        outcomes = await _ask(deps, consumer, rows)
    except ServiceAway as away:
        outcomes = None
        if not await _is_there(deps, consumer):
            link.breaker.failed(now=deps.now())
            deps.log.event("consumer-away", level="error", consumer=consumer, reason=str(away))
            return False
    if outcomes is None:
        link.unanswered(len(rows), refused=refused)
        if len(rows) > 1:
            return True
        outcomes = [Outcome(outcome="refused", reason="the consumer is there and did not answer to it")]
    elif all(each.outcome == "later" for each in outcomes):
        link.breaker.failed(now=deps.now())
        return False
    else:
        link.judged(refused=refused)
    await _write_down(deps, consumer, rows, outcomes)
    return True


async def _is_there(deps: Deps, consumer: str) -> bool:
    try:
        return await _ask(deps, consumer, []) is not None
    except ServiceAway:
        return False


async def _ask(deps: Deps, consumer: str, rows: Sequence[Row]) -> list[Outcome] | None:
    """The consumer's judgement of each row; None where it answers and does not judge them. Raises `ServiceAway`."""
    body = f'{{"producer":"{deps.log.service}","events":[{",".join(row["message"] for row in rows)}]}}'
    trace = deps.random_bytes(40).hex()
    call = Call("receiveEvents", trace[:32], f"00-{trace[:32]}-{trace[64:]}-00", body=body)
    reply = Reply.decode(await deps.services[consumer](call.encode()))
    try:
        outcomes = Outcomes.model_validate_json(reply.body).outcomes if reply.status == 200 else []
    except ValidationError:
        outcomes = []
    return outcomes if len(outcomes) == len(rows) and reply.status == 200 else None


async def _write_down(deps: Deps, consumer: str, rows: Sequence[Row], outcomes: Sequence[Outcome]) -> None:
    now = int(deps.now())
    put_off = "update outbox set attempts = ?, next_attempt_at = ? where consumer = ? and event_id = ?"
    statements: list[Statement] = []
    settled: list[Row] = []
    for row, judged in zip(rows, outcomes, strict=True):
        event_id, attempts = row["event_id"], row["attempts"]
        if judged.outcome == "later":
            statements.append(statement(put_off, attempts, now + LATER_S, consumer, event_id))
            continue
        if judged.outcome == "refused":
            about = {"consumer": consumer, "event_id": event_id, "attempts": attempts + 1, "reason": judged.reason}
            deps.log.event("event-refused", level="error", **about)
            if attempts + 1 < REFUSALS_MAX:
                at = now + (REFUSED_S << attempts)
                statements.append(statement(put_off, attempts + 1, at, consumer, event_id))
                continue
            statements.append(_bury(deps, consumer, row, judged.reason))
        settled.append(row)
    await deps.db.batch([*statements, _forget(consumer, settled)])


def _forget(consumer: str, rows: Sequence[Row]) -> Statement:
    event_ids = json.dumps([row["event_id"] for row in rows])
    sql = "delete from outbox where consumer = ? and event_id in (select value from json_each(?))"
    return statement(sql, consumer, event_ids)


def _bury(deps: Deps, consumer: str, row: Row, reason: str) -> Statement:
    """The statement that makes a row a dead letter, unless it was done meanwhile; forget the row in the same batch."""
    key = (row["event_id"], consumer)
    exists = "exists (select 1 from outbox where event_id = ? and consumer = ?)"
    return dead_letter(
        deps,
        row["message"],
        reason=reason[:REASON_MAX],
        source=f"outbox:{consumer}",
        letter_id=".".join(key),
        condition=exists,
        values=key,
    )


def again(deps: Deps, consumer: str, message: str) -> Statement:
    """The statement that takes up the event of a dead letter again, as one that was never refused."""
    now = int(deps.now())
    sql = """
        insert into outbox (event_id, consumer, message, created_at, next_attempt_at) values (?, ?, ?, ?, ?)
        on conflict do nothing
    """
    return statement(sql, json.loads(message)["id"], consumer, message, now, now)


async def overdue(deps: Deps) -> str | None:
    """Whether an event has waited too long: its consumer is away."""
    sql = """
        select min((select min(next_attempt_at) from outbox where consumer = value and attempts = 0)) as oldest
        from json_each(?)
    """
    row = await deps.db.one(sql, json.dumps(list(deps.services)))
    age_s = int(deps.now()) - row["oldest"] if row and row["oldest"] is not None else 0
    return f"an event has waited {age_s // 60} min for its consumer" if age_s > AGE_ALERT_S else None
