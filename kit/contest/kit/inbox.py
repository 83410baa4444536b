"""The receiving half of the events plane: each event takes effect once, however often its message arrives."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Generic, Literal, Protocol, TypeVar

from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from contest.kit import outbox
from contest.kit.database import Statement, Value, statement
from contest.kit.deps import Deps, QueueError
from contest.kit.ids import new_id

D = TypeVar("D", bound=Deps)

RETENTION_S = 30 * 86_400  # Longer than outbox.LIFE_S: an event that is still sent is still remembered.
PRUNE_MAX = 500


class Event(BaseModel):
    """Something that happened in another service. `id` is the same in every message about it."""

    kind: Literal["event"]
    id: str = Field(min_length=1, max_length=64)
    type: str
    producer: str
    time: int
    data: dict[str, Any]


class Confirmation(BaseModel):
    """A consumer's word that it has these events."""

    kind: Literal["confirmation"]
    consumer: str
    ids: list[str]


class Wake(BaseModel):
    """There is work in your tables."""

    kind: Literal["wake"]


MESSAGE: TypeAdapter[Event | Confirmation | Wake] = TypeAdapter(Event | Confirmation | Wake)
WAKE = Wake(kind="wake").model_dump_json()

Handler = Callable[[Event, D], Awaitable[Sequence[Statement]]]


class QueueMessage(Protocol):
    """One delivery. `attempts` counts from 1."""

    body: str
    attempts: int

    def ack(self) -> None:
        """Never deliver it again."""
        ...

    def retry(self, delay_s: int) -> None:
        """Deliver it again, or to the dead-letter queue after the last attempt."""
        ...


class Consumer(Generic[D]):
    """The queue of one service: `handlers` by event type, and what a wake-up starts."""

    def __init__(self, handlers: Mapping[str, Handler[D]], wake: Callable[[D], Awaitable[None]] | None = None) -> None:
        self._handlers = handlers
        self._wake = wake

    async def receive(self, messages: Sequence[QueueMessage], deps: D) -> None:
        """Take a batch in its order: one that fails is retried alone, one that cannot be read is a dead letter at once."""
        confirmations: dict[str, list[str]] = {}
        wake = False
        for message in messages:
            parsed = parse_message(message.body)
            try:
                if parsed is None:
                    await deps.db.batch([dead_letter(deps, message.body, reason="not a message of the events plane")])
                elif isinstance(parsed, Event):
                    await deps.db.batch(await self.effects(parsed, deps))
                    deps.metrics.write("event", parsed.type, parsed.producer, deps.now() - parsed.time)
                    confirmations.setdefault(parsed.producer, []).append(parsed.id)
                elif isinstance(parsed, Confirmation):
                    await outbox.confirm(deps, parsed.consumer, parsed.ids)
                else:
                    wake = True
            except Exception as error:  # noqa: BLE001 - whatever it is, this message alone is tried again
                deps.log.failure("event-failed", error, attempts=message.attempts)
                message.retry(5 * 2**message.attempts)
                continue
            message.ack()
        await _send_confirmations(deps, confirmations)
        if wake and self._wake:
            await self._wake(deps)

    async def effects(self, event: Event, deps: D) -> Sequence[Statement]:
        """What the event changes here, with the row that makes it happen once; nothing if it already has."""
        if await _received(event, deps):
            return []
        if event.type not in self._handlers:
            return [dead_letter(deps, event.model_dump_json(), reason=f"no handler for {event.type}", letter_id=event.id)]
        received = statement("insert into inbox (event_id, received_at) values (?, ?)", event.id, int(deps.now()))
        return [received, *await self._handlers[event.type](event, deps)]

    async def replay(self, message: str, deps: D) -> Sequence[Statement]:
        """The effects of a dead letter's message. Raises what its handler raises, `ValidationError` if it cannot be read."""
        parsed = Event.model_validate_json(message)
        if parsed.type not in self._handlers:
            raise LookupError(f"no handler for {parsed.type}")
        return await self.effects(parsed, deps)


async def receive_dead(messages: Sequence[QueueMessage], deps: Deps) -> None:
    """Take a batch of the dead-letter queue into the table where people read it; its producers need not send it again."""
    confirmations: dict[str, list[str]] = {}
    for message in messages:
        parsed = parse_message(message.body)
        if isinstance(parsed, Event):  # of the other kinds, a lost one is made up for by the next sweep
            if not await _received(parsed, deps):
                await deps.db.batch([dead_letter(deps, message.body, reason="every attempt failed", letter_id=parsed.id)])
            confirmations.setdefault(parsed.producer, []).append(parsed.id)
        message.ack()
    await _send_confirmations(deps, confirmations)


def parse_message(body: str) -> Event | Confirmation | Wake | None:
    """The message, or None if it is not one of the events plane."""
    try:
        return MESSAGE.validate_json(body)
    except ValidationError:
        return None


async def _received(event: Event, deps: Deps) -> bool:
    return await deps.db.one("select 1 from inbox where event_id = ?", event.id) is not None


def dead_letter(
    deps: Deps,
    message: str,
    *,
    reason: str,
    source: str = "events",
    letter_id: str | None = None,
    condition: str = "1",
    values: Sequence[Value] = (),
) -> Statement:
    """The statement that puts a message among the dead letters, and the log event that people are alerted by.

    `condition` is an SQL condition with its `values`: the letter is written only if it holds inside the batch.
    """
    deps.log.event("alert", level="error", alert="dead-letter", source=source, reason=reason)
    deps.metrics.write("dead-letter", source)
    return statement(
        f"""
        insert into dead_letters (letter_id, source, message, reason, created_at) select ?, ?, ?, ?, ? where {condition}
        on conflict do nothing
        """,
        letter_id or new_id(deps.random_bytes),
        source,
        message,
        reason,
        int(deps.now()),
        *values,
    )


async def prune(deps: Deps) -> None:
    """Forget events that nobody sends any more, a bounded number at a time."""
    sql = "delete from inbox where event_id in (select event_id from inbox where received_at < ? limit ?)"
    await deps.db.run(sql, int(deps.now()) - RETENTION_S, PRUNE_MAX)


async def _send_confirmations(deps: Deps, confirmations: Mapping[str, list[str]]) -> None:
    for producer, ids in confirmations.items():
        message = json.dumps({"kind": "confirmation", "consumer": deps.log.service, "ids": ids})
        try:
            await deps.queues[producer].send([message])
        except (QueueError, KeyError) as error:
            # Not confirmed, so sent again later, found in the inbox and confirmed then.
            deps.log.event("confirmation-failed", level="error", producer=producer, reason=repr(error))
