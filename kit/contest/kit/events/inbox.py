"""The receiving half of events: each takes effect once, however often it is handed over, or has an
effect that is the same however often it takes place.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from contest.contract.event import EventData
from contest.contract.shared import Event, Handover, Outcome, Outcomes
from contest.kit.call import Call, Reply
from contest.kit.cost import spent
from contest.kit.database import (
    DatabaseBusy,
    DatabaseError,
    Statement,
    probe_write,
    statement,
)
from contest.kit.deps import Deps
from contest.kit.events.steady import STEADY
from contest.kit.log import without_quotes

D = TypeVar("D", bound=Deps)
E = TypeVar("E", bound=EventData)
E_co = TypeVar("E_co", bound=EventData, covariant=True)

RETENTION_S = (
    30 * 86_400
)  # Longer than handover.LIFE_S: an event that is still handed over is still remembered.
PRUNE_MAX = 500
SINGLES_MAX = 20  # So many are taken one by one where they fail together; the others are for later.

DONE, LATER = Outcome(outcome="done"), Outcome(outcome="later")


@dataclass(frozen=True, slots=True)
class Received(Generic[E_co]):
    """An event that came. `id` is the same however often it is handed over; `time`, epoch seconds,
    is when it happened.
    """

    id: str
    time: int
    data: E_co


Handler = Callable[[Event, D], Awaitable[Sequence[Statement]]]

Then = Mapping[type[EventData], Callable[[D], Awaitable[None]]]

NOTHING: Then[Any] = {}

RECEIVED = "insert into inbox (happened_at, event_id, received_at) values (?, ?, ?)"


def on(
    kind: type[E], handler: Callable[[Received[E], D], Awaitable[Sequence[Statement]]]
) -> tuple[str, Handler[D]]:
    """The entry of a `Consumer` for one kind of event.
    Fields that came later than its class are left aside.
    """

    async def handle(event: Event, deps: D) -> Sequence[Statement]:
        data = kind.model_validate(event.data, extra="ignore")
        return await handler(Received(event.id, event.time, data), deps)

    return kind.TYPE, handle


class Consumer(Generic[D]):
    """What one service does about events, and what follows when one of a kind has taken effect.

    Of a `repeatable` kind the effect is the same however often it takes place, and however much
    later: of those no id is kept.
    """

    def __init__(
        self,
        *handlers: tuple[str, Handler[D]],
        repeatable: Collection[type[EventData]] = (),
        then: Then[D] = NOTHING,
    ) -> None:
        self.handlers = dict(handlers)
        self.repeatable = {kind.TYPE for kind in repeatable}
        self._then = {kind.TYPE: follow for kind, follow in then.items()}

    async def receive(self, call: Call, deps: D) -> Reply:
        """The operation that takes events: all in one transaction,
        or one by one where that fails.
        """
        given = Handover.model_validate_json(call.body or "", extra="ignore")
        outcomes: list[Outcome] = [LATER] * len(given.events)
        effects: dict[int, list[Statement]] = {}
        for place, each in enumerate(given.events):
            try:
                effects[place] = await self._effects(
                    Event.model_validate(each, extra="ignore"), deps
                )
            except DatabaseBusy:
                break  # no event is to blame, and none after it would fare better
            except Exception as error:  # noqa: BLE001 - whatever it is, this event alone is refused
                outcomes[place] = _refused(error, deps)
        for place, outcome in (await _apply(effects, deps)).items():
            outcomes[place] = outcome
        spent().about = ",".join(sorted({str(each.get("type")) for each in given.events}))
        taken = [
            each for each, outcome in zip(given.events, outcomes, strict=True) if outcome is DONE
        ]
        for each in taken:
            deps.metrics.write("event", each["type"], given.producer, deps.now() - each["time"])
        for follow in {self._then[each["type"]] for each in taken if each["type"] in self._then}:
            deps.defer(follow(deps))
        return Reply.of(Outcomes(outcomes=outcomes))

    async def _effects(self, event: Event, deps: D) -> list[Statement]:
        """What the event changes here, with the row that makes it happen once where that matters.
        Raises `LookupError` for an unknown type.
        """
        if event.type not in self.handlers:
            raise LookupError(f"no handler for {event.type}")
        effects = await self.handlers[event.type](event, deps)
        if event.type in self.repeatable:
            return [*effects]
        return [statement(RECEIVED, event.time, event.id, int(deps.now())), *effects]


async def _apply(effects: Mapping[int, list[Statement]], deps: Deps) -> dict[int, Outcome]:
    if not effects:  # A producer asks whether we are there: whether anything could take effect.
        await probe_write(deps.db, now=int(deps.now()))
    try:
        await deps.db.batch([each for statements in effects.values() for each in statements])
    except DatabaseBusy:
        return {}
    except DatabaseError as error:
        deps.log.failure("events-failed", error, events=len(effects))
    else:
        return dict.fromkeys(effects, DONE)
    if not await takes_writes(deps):
        return {}
    known = await _known(effects, deps)
    outcomes = dict.fromkeys(known, DONE)
    for place in [each for each in effects if each not in known][:SINGLES_MAX]:
        try:
            await deps.db.batch(effects[place])
        except DatabaseBusy:
            break
        except DatabaseError as error:
            outcomes[place] = _refused(error, deps)
        else:
            outcomes[place] = DONE
    return outcomes


async def _known(effects: Mapping[int, list[Statement]], deps: Deps) -> set[int]:
    """The places of the events of which it is known that they took effect before."""
    places = {
        first.values[:2]: place
        for place, statements in effects.items()
        for first in statements[:1]
        if first.sql == RECEIVED
    }
    sql = """
        select happened_at, event_id from inbox where (happened_at, event_id) in (
            select value ->> 0, value ->> 1 from json_each(?))
    """
    rows = await deps.db.all(sql, json.dumps(list(places)))
    return {places[row["happened_at"], row["event_id"]] for row in rows}


async def takes_writes(deps: Deps) -> bool:
    """Whether the database can be written at all: if not, no event is to blame."""
    try:
        await probe_write(deps.db, now=int(deps.now()))
    except DatabaseError:
        return False
    return True


def _refused(error: Exception, deps: Deps) -> Outcome:
    deps.log.failure("event-failed", error)
    is_told = isinstance(error, LookupError | DatabaseError)
    reason = without_quotes(error) if is_told else type(error).__name__
    if isinstance(error, ValidationError):  # its text quotes the input, which may be personal
        reason = f"its data are not as described: {error.error_count()} fields"
    return Outcome(outcome="refused", reason=reason)


async def prune(deps: Deps) -> None:
    """Forget events that nobody hands over any more, a bounded number at a time.

    One that came late, as by the replay of a dead-letter message, is remembered as long; older ones
    are few, and those behind wait for them.
    """
    now = int(deps.now())
    sql = f"""
        delete from inbox where (happened_at, event_id) in (
            select happened_at, event_id from inbox
            where happened_at < ? and {STEADY} order by happened_at, event_id limit ?)
        and received_at < ?
    """
    long_ago = now - RETENTION_S
    await deps.db.run(sql, long_ago, now, PRUNE_MAX, long_ago)
