"""The sending half of the events plane: a row per event and consumer, written with its effect, kept until the consumer confirms.

Queues wake the consumer, the tables are the truth: a message may be lost or doubled on its way, a row is neither.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from contest.kit.database import Row, Statement, statement
from contest.kit.deps import Deps, QueueError
from contest.kit.ids import new_id

MESSAGE_BYTES_MAX = 128_000  # Cloudflare's limit for one message; we keep whole batches within it.
BATCH_MESSAGES_MAX = 100
ROUNDS_MAX = 10  # One relay sends 1,000 rows at most; the next sweep goes on.
SEND_ATTEMPTS_MAX = 12  # A row that its queue still refuses after so many attempts, about 4 h, is a dead letter.
LIFE_S = 14 * 86_400  # A row that nobody confirmed for so long is a dead letter.
AGE_ALERT_S = 900


def publish(
    deps: Deps,
    type_: str,
    data: Mapping[str, Any],
    *,
    to: Sequence[str],
    condition: str = "1",
    values: Sequence[str] = (),
    message: str = "?",
) -> list[Statement]:
    """The statements that record an event for its consumers; put them in the batch of the effect, then `defer(relay(deps))`.

    `condition` is an SQL condition with its `values`: the event is recorded only if it holds inside the batch.
    `message` completes the event's text, `?`, in SQL: an expression, and the `from` clause of what it reads.
    Raises `ValueError` for an event that no queue would take.
    """
    event_id, now = new_id(deps.random_bytes), int(deps.now())
    text = json.dumps({"kind": "event", "id": event_id, "type": type_, "producer": deps.log.service, "time": now, "data": data})
    if len(text.encode()) > MESSAGE_BYTES_MAX:
        raise ValueError(f"a {type_} event of {len(text.encode())} bytes; a queue takes {MESSAGE_BYTES_MAX}")
    insert = f"""
        insert into outbox (event_id, consumer, created_at, next_attempt_at, message)
        select ?, ?, ?, ?, {message} where {condition}
    """
    return [statement(insert, event_id, consumer, now, now, text, *values) for consumer in to]


async def relay(deps: Deps) -> None:
    """Send every row that is due. A row goes only when its consumer confirms it; until then it is sent again, ever more rarely."""
    for _ in range(ROUNDS_MAX):
        rows = await _claim(deps)
        alive = [row for row in rows if deps.now() - row["created_at"] <= LIFE_S]
        for consumer in sorted({row["consumer"] for row in alive}):
            for chunk in _chunks([row for row in alive if row["consumer"] == consumer]):
                await _send(deps, consumer, chunk)
        for row in rows:
            if row not in alive:
                await _bury(deps, row, reason="never confirmed")
        if len(rows) < BATCH_MESSAGES_MAX:
            return


async def confirm(deps: Deps, consumer: str, event_ids: Sequence[str]) -> None:
    """The consumer has these events, in its tables or its dead letters: forget them."""
    sql = "delete from outbox where consumer = ? and event_id in (select value from json_each(?))"
    await deps.db.run(sql, consumer, json.dumps(list(event_ids)))


def again(deps: Deps, consumer: str, message: str) -> Statement:
    """The statement that takes a message the queue refused up again, for the replay of its dead letter."""
    now = int(deps.now())
    sql = "insert into outbox (event_id, consumer, message, created_at, next_attempt_at) values (?, ?, ?, ?, ?) on conflict do nothing"
    return statement(sql, json.loads(message)["id"], consumer, message, now, now)


async def overdue(deps: Deps) -> str | None:
    """Whether a row has waited too long: its consumer does not take it or does not confirm it."""
    row = await deps.db.one("select min(created_at) as oldest from outbox")
    age_s = int(deps.now()) - row["oldest"] if row and row["oldest"] is not None else 0
    return f"an event has waited {age_s // 60} min for its consumer" if age_s > AGE_ALERT_S else None


async def alert_on_age(deps: Deps) -> None:
    """One `alert` event in the log when a row has waited too long."""
    detail = await overdue(deps)
    if detail:
        deps.log.event("alert", level="error", alert="outbox-age", detail=detail)


async def _claim(deps: Deps) -> list[Row]:
    now = int(deps.now())
    return await deps.db.all(
        """
        update outbox
        set attempts = attempts + 1,
            next_attempt_at = cast(? as integer) + min(3600, 15 << min(attempts, 8))
        where (event_id, consumer) in (
            select event_id, consumer from outbox where next_attempt_at <= ? order by next_attempt_at limit ?)
        returning event_id, consumer, message, attempts, created_at
        """,
        now,
        now,
        BATCH_MESSAGES_MAX,
    )


def _chunks(rows: Sequence[Row]) -> Iterator[list[Row]]:
    chunk: list[Row] = []
    size = 0
    for row in rows:
        row_size = len(row["message"].encode())
        if chunk and size + row_size > MESSAGE_BYTES_MAX:
            yield chunk
            chunk, size = [], 0
        chunk.append(row)
        size += row_size
    if chunk:
        yield chunk


async def _send(deps: Deps, consumer: str, rows: Sequence[Row]) -> None:
    """Send the rows together; if the queue refuses, one by one, so that a poison row holds back no other."""
    try:
        await deps.queues[consumer].send([row["message"] for row in rows])
    except (QueueError, KeyError) as error:
        if len(rows) > 1:
            for row in rows:
                await _send(deps, consumer, [row])
        else:
            await _refused(deps, rows[0], error)


async def _refused(deps: Deps, row: Row, error: Exception) -> None:
    deps.log.event(
        "outbox-refused", level="error", consumer=row["consumer"], event_id=row["event_id"], attempts=row["attempts"], reason=repr(error)
    )
    if row["attempts"] >= SEND_ATTEMPTS_MAX:
        await _bury(deps, row, reason=repr(error)[:300])


async def _bury(deps: Deps, row: Row, *, reason: str) -> None:
    """Move a row to the dead letters, unless it was confirmed meanwhile."""
    deps.log.event("alert", level="error", alert="dead-letter", source=f"outbox:{row['consumer']}", reason=reason)
    deps.metrics.write("dead-letter", f"outbox:{row['consumer']}")
    letter = """
        insert into dead_letters (letter_id, source, message, reason, created_at)
        select event_id || '.' || consumer, 'outbox:' || consumer, message, ?, ? from outbox where event_id = ? and consumer = ?
        on conflict do nothing
    """
    key = (row["event_id"], row["consumer"])
    forget = "delete from outbox where event_id = ? and consumer = ?"
    await deps.db.batch([statement(letter, reason, int(deps.now()), *key), statement(forget, *key)])
