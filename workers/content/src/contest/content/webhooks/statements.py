"""Statements that queue messages for webhooks, for the batch of the effect that they tell of.

Where a contest has no webhook, each looks at one index and writes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from contest.content.deps import Deps
from contest.kit.clock import to_rfc3339
from contest.kit.database import Statement, Value, statement
from contest.kit.ids import new_id

# A message is due so long after its effect, unless it was sent before: it is sent at once.
BORN_DUE_S = 30

COLUMNS = "webhook_id, message_id, type, payload, state, next_attempt_at, created_at"
# Values: the contest's id, and the type of the message.
LISTENING = """
    webhooks.contest_id = ? and is_on
    and exists (select 1 from json_each(webhooks.events) where value = ?)
"""


@dataclass(frozen=True, slots=True)
class Queued(Statement):
    """A statement that returns the key of each message that it has queued: see `send_queued`."""


def queued(
    deps: Deps,
    type_: str,
    contest_id: str,
    data: Mapping[str, object],
    *,
    condition: str,
    values: Sequence[Value],
) -> Queued:
    """A message for each webhook of the contest that is told of this type, if an SQL condition
    with its `values` holds inside the batch.
    """
    now = int(deps.now())
    sql = f"""
        insert into webhook_deliveries ({COLUMNS})
        select webhook_id, ?, ?, ?, 'waiting', ?, ? from webhooks
        where {LISTENING} and {condition}
        returning webhook_id, message_id
    """
    message = (new_message_id(deps), type_, payload_of(type_, data, at=now))
    return Queued(sql, (*message, now + BORN_DUE_S, now, contest_id, type_, *values))


def queued_winners(
    deps: Deps, contest_id: str, *, condition: str, values: Sequence[Value]
) -> Queued:
    """The same for each winner of the contest for whom the condition holds:
    a message of the type `winner.confirmed` for each.
    """
    now, type_ = int(deps.now()), "winner.confirmed"
    sql = f"""
        insert into webhook_deliveries ({COLUMNS})
        select webhook_id, ? || '_' || prize, ?2, json_object('type', ?2, 'timestamp', ?3,
            'data', json_object('contest_id', webhooks.contest_id, 'entry_id', commitment,
                'prize', prize, 'draw', winners.draw)), 'waiting', ?4, ?5
        from webhooks cross join winners on winners.contest_id = webhooks.contest_id
        join drawn_lines on drawn_lines.contest_id = winners.contest_id
            and drawn_lines.draw = winners.draw
        where {LISTENING} and {condition}
        returning webhook_id, message_id
    """
    told = (new_message_id(deps), type_, to_rfc3339(now))
    return Queued(sql, (*told, now + BORN_DUE_S, now, contest_id, type_, *values))


def tested(deps: Deps, contest_id: str, webhook_id: str) -> Queued:
    """A message to try a webhook with, whatever it is told else, if it is on."""
    now, type_ = int(deps.now()), "webhook.test"
    sql = f"""
        insert into webhook_deliveries ({COLUMNS})
        select webhook_id, ?, ?, ?, 'waiting', ?, ? from webhooks
        where webhook_id = ? and contest_id = ? and is_on
        returning *
    """
    data = {"contest_id": contest_id, "webhook_id": webhook_id}
    message = (new_message_id(deps), type_, payload_of(type_, data, at=now))
    return Queued(sql, (*message, now + BORN_DUE_S, now, webhook_id, contest_id))


def erased_organiser(user_id: str, telegram_id: str) -> Statement:
    """The webhooks of contests that nobody organises any more go with their last organiser;
    precedes the statement that takes them out.
    """
    sql = """
        delete from webhooks where contest_id in (
            select contest_id from organisers as mine
            where telegram_id = ? and user_id in ('', ?) and not exists (
                select 1 from organisers as others where others.contest_id = mine.contest_id
                    and others.telegram_id <> mine.telegram_id))
    """
    return statement(sql, telegram_id, user_id)


def first_id(at: int) -> str:
    """What the id of no message of this time or later comes before."""
    return f"msg_{at:010x}"


def new_message_id(deps: Deps) -> str:
    """An id, later than those of before: messages are listed by it."""
    return first_id(int(deps.now())) + new_id(deps.random_bytes)


def payload_of(type_: str, data: Mapping[str, object], *, at: int) -> str:
    """The text that is sent and signed."""
    message = {"type": type_, "timestamp": to_rfc3339(at), "data": data}
    return json.dumps(message, separators=(",", ":"))
