"""The receiving half of events: each takes effect once, however often it is handed over."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, Field, ValidationError

from contest.kit.call import Call, Reply
from contest.kit.cost import spent
from contest.kit.database import DatabaseError, Statement, probe_write, statement
from contest.kit.deps import Deps
from contest.kit.events.handover import Outcome, Outcomes
from contest.kit.events.steady import STEADY

D = TypeVar("D", bound=Deps)

RETENTION_S = 30 * 86_400  # Longer than handover.LIFE_S: an event that is still handed over is still remembered.
PRUNE_MAX = 500
SINGLES_MAX = 20  # So many are taken one by one where they fail together; the others are for later.

DONE, LATER = Outcome(outcome="done"), Outcome(outcome="later")


class Event(BaseModel):
    """Something that happened in another service. `id` is the same however often it is handed over."""

    id: str = Field(min_length=1, max_length=64)
    type: str
    time: int
    data: dict[str, Any]


class Handover(BaseModel):
    """What a producer hands over in one call."""

    producer: str
    events: list[Any]


Handler = Callable[[Event, D], Awaitable[Sequence[Statement]]]

NOTHING: Mapping[str, Callable[[Any], Awaitable[None]]] = {}


class Consumer(Generic[D]):
    """What one service does about events: `handlers` by type, and what follows when one of a type has taken effect."""

    def __init__(self, handlers: Mapping[str, Handler[D]], *, then: Mapping[str, Callable[[D], Awaitable[None]]] = NOTHING) -> None:
        self._handlers = handlers
        self._then = then

    async def receive(self, call: Call, deps: D) -> Reply:
        """The operation that takes events: all in one transaction, or one by one where that fails."""
        given = Handover.model_validate_json(call.body or "")
        outcomes: list[Outcome] = [LATER] * len(given.events)
        effects: dict[int, list[Statement]] = {}
        for place, each in enumerate(given.events):
            try:
                effects[place] = await self._effects(Event.model_validate(each), deps)
            except Exception as error:  # noqa: BLE001 - whatever it is, this event alone is refused
                outcomes[place] = _refused(error, deps)
        for place, outcome in (await _apply(effects, deps)).items():
            outcomes[place] = outcome
        spent().about = ",".join(sorted({str(each.get("type")) for each in given.events}))
        taken = [each for each, outcome in zip(given.events, outcomes, strict=True) if outcome is DONE]
        for each in taken:
            deps.metrics.write("event", each["type"], given.producer, deps.now() - each["time"])
        for follow in {self._then[each["type"]] for each in taken if each["type"] in self._then}:
            deps.defer(follow(deps))
        return Reply.of(Outcomes(outcomes=outcomes))

    async def _effects(self, event: Event, deps: D) -> list[Statement]:
        """What the event changes here, with the row that makes it happen once. Raises `LookupError` for an unknown type."""
        if event.type not in self._handlers:
            raise LookupError(f"no handler for {event.type}")
        received = statement("insert into inbox (event_id, received_at) values (?, ?)", event.id, int(deps.now()))
        return [received, *await self._handlers[event.type](event, deps)]


async def _apply(effects: Mapping[int, list[Statement]], deps: Deps) -> dict[int, Outcome]:
    if not effects:  # A producer asks whether we are there: whether anything could take effect.
        await probe_write(deps.db, now=int(deps.now()))
    try:
        await deps.db.batch([each for statements in effects.values() for each in statements])
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
        except DatabaseError as error:
            outcomes[place] = _refused(error, deps)
        else:
            outcomes[place] = DONE
    return outcomes


async def _known(effects: Mapping[int, list[Statement]], deps: Deps) -> set[int]:
    """The places of the events that took effect before."""
    places = {str(statements[0].values[0]): place for place, statements in effects.items()}
    sql = "select event_id from inbox where event_id in (select value from json_each(?))"
    return {places[row["event_id"]] for row in await deps.db.all(sql, json.dumps(list(places)))}


async def takes_writes(deps: Deps) -> bool:
    """Whether the database can be written at all: if not, no event is to blame."""
    try:
        await probe_write(deps.db, now=int(deps.now()))
    except DatabaseError:
        return False
    return True


def _refused(error: Exception, deps: Deps) -> Outcome:
    deps.log.failure("event-failed", error)
    reason = str(error) if isinstance(error, LookupError | DatabaseError) else type(error).__name__
    if isinstance(error, ValidationError):  # its text quotes the input, which may be personal
        reason = f"its data are not as described: {error.error_count()} fields"
    return Outcome(outcome="refused", reason=reason)


async def prune(deps: Deps) -> None:
    """Forget events that nobody hands over any more, a bounded number at a time."""
    now = int(deps.now())
    sql = f"""
        delete from inbox where event_id in (select event_id from inbox where received_at < ? and {STEADY} limit ?)
    """
    await deps.db.run(sql, now - RETENTION_S, now, PRUNE_MAX)
