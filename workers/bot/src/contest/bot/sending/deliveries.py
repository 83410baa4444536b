"""The one way to send: a row per message, until Telegram has taken it, it cannot be taken,
or it is a dead-letter message.

One loop reads updates and sends what is due. Between lease and end of a message are its place in
the pace, the call, and what Telegram has said.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from contest.bot.deps import Deps
from contest.bot.sending import outcomes, repository, statements
from contest.bot.sending.files import content_of
from contest.bot.sending.messages import (
    LIFE_S,
    NOTICE,
    POST,
    REPLY,
    SCHEDULES,
    Delivery,
    Message,
    State,
)
from contest.bot.sending.pacing import WAIT_MAX_S, WAIT_MAX_S_BELOW
from contest.bot.sending.sender import Later, Otherwise, room, send
from contest.bot.sending.wording import worded
from contest.bot.updates import repository as inbox
from contest.bot.updates.reading import HANDLER_CALLS_MAX, finish_updates, read_updates
from contest.bot.updates.records import Stored
from contest.bot.updates.repository import LEASED_MAX
from contest.kit import retries
from contest.kit.database import Statement
from contest.kit.deps import ServiceAway
from contest.kit.events.steady import is_steady
from contest.kit.limits import CALLS_MAX
from contest.kit.retries import wait_s
from contest.kit.telegram import (
    ChatLost,
    Done,
    MessageGone,
    Migrated,
    Refused,
    TelegramUnavailable,
    Unreachable,
)

RUN_CALLS_MAX = CALLS_MAX - 5  # What one run calls outside; the rest is for what set it going.
EVENTS_CALLS_MAX = 15  # of one after events, which may have been applied one by one
# A place, the message, a pause that Telegram asks for, and what became of it. The file that some
# have is one more, and within what a run leaves.
SEND_CALLS_MAX = 4
ROUND_CALLS = 2  # to lease updates, and messages
ROUNDS_S_MAX = (
    5  # A round that begins within it ends within the 30 s that are left after an answer.
)
READ_MAX = 6  # updates in a round


class Unknown(Exception):
    """The bot does not know the chat of a user yet."""


class TooLate(Exception):
    """Nobody could be told in time. A reply is tried once more: someone may still wait for it."""


async def process_due(
    deps: Deps,
    leased: Sequence[Stored] = (),
    *,
    calls_max: int = RUN_CALLS_MAX,
    down_to: int = POST,
) -> None:
    """Read updates, at first those that are leased, and send, side by side, down to a priority.
    What is left after so many calls is for the alarm.

    The alarm alone sends broadcasts: so many invocations would take each other's places.
    """
    until = deps.now() + ROUNDS_S_MAX
    calls_left = calls_max - 2  # the alarm, and the texts of now
    waits: list[int] = []
    while calls_left >= ROUND_CALLS + SEND_CALLS_MAX and deps.now() <= until:
        calls_left -= ROUND_CALLS
        updates = leased or await _lease_updates(deps, calls_left=calls_left)
        leased = ()
        read, calls = await read_updates(updates, deps)
        calls_left -= calls + len(read)
        places = min(room(deps), calls_left // SEND_CALLS_MAX)
        replies = sum(min(LEASED_MAX, len(each.replies)) for each in read)
        due = await finish_updates(read, deps, lease=replies <= places)
        if places > 0 and not due:
            due = await repository.lease_deliveries(
                deps.db, now=int(deps.now()), limit=places, down_to=down_to
            )
        if not updates and not due:
            break
        outcomes = await _deliver(due, deps)
        if outcomes is None:
            return
        waits += outcomes
        calls_left -= len(due) * SEND_CALLS_MAX
    else:
        waits.append(0)
    if waits:
        await _ring(min(waits), deps)


async def _lease_updates(deps: Deps, *, calls_left: int) -> Sequence[Stored]:
    """As many as there are calls for."""
    limit = min(READ_MAX, calls_left // HANDLER_CALLS_MAX)
    return await inbox.lease_updates(deps.db, now=int(deps.now()), limit=limit) if limit else ()


async def _ring(after_s: float, deps: Deps) -> None:
    try:
        await deps.alarm.ring(after_s)
    except Exception as error:  # noqa: BLE001 - the next sweep does the same
        deps.log.failure("alarm-failed", error)


async def _deliver(due: Sequence[Delivery], deps: Deps) -> list[int] | None:
    """How many seconds those have to wait that wait for their place.

    None where it could not be written down what became of each: then the lease lapses,
    and the message is sent again.
    """
    outcomes = await asyncio.gather(
        *(_deliver_one(each, deps) for each in due), return_exceptions=True
    )
    failures = [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    for failure in failures:
        deps.log.failure("delivery-unfinished", failure)
    return None if failures else [outcome for outcome in outcomes if isinstance(outcome, int)]


async def _deliver_one(delivery: Delivery, deps: Deps) -> int | None:
    """How many seconds the message has to wait for its place, if it has to."""
    try:
        result = await _send(delivery, deps)
    except Later as later:
        await _postpone(
            delivery, later.seconds, deps, attempts=delivery.attempts - 1, retries=delivery.retries
        )
        return later.seconds
    except Migrated as moved:
        deps.log.event("chat-moved", to=moved.chat_id)
        to = {"chat_id": moved.chat_id}
        follow_up = outcomes.follow_up(delivery, deps, state="moved", result=to)
        now = int(deps.now())
        await repository.move_chat(deps.db, delivery, moved.chat_id, follow_up, now=now)
        return 0
    except Otherwise as other:
        deps.log.event("sent-otherwise", reason=str(other))
        await repository.replace_message(deps.db, delivery, other.message.encode())
        return 0
    except (Unreachable, MessageGone) as error:
        state = _absence(delivery, error)
        deps.log.event(f"recipient-{state}", reason=str(error))
        follow_up = outcomes.follow_up(delivery, deps, state=state, reason=str(error))
        await repository.end_delivery(deps.db, delivery, follow_up)
    # Whatever it is, it must not take other messages with it.
    except Exception as error:  # noqa: BLE001
        await _failed(delivery, error, deps)
    else:
        follow_up = outcomes.follow_up(delivery, deps, state="sent", result=result)
        await repository.end_delivery(deps.db, delivery, follow_up)
    return None


def _absence(delivery: Delivery, error: Unreachable | MessageGone) -> State:
    """What is not there: a group or a channel is lost, a person is unreachable."""
    if isinstance(error, MessageGone):
        return "gone"
    is_person = not (delivery.chat_id or "").startswith(("-", "@"))
    return "unreachable" if is_person and not isinstance(error, ChatLost) else "lost"


async def _send(delivery: Delivery, deps: Deps) -> Any:
    """Telegram's answer, if the message is one that it can be asked for."""
    if delivery.attempts > (retries.OWN_FAULT.failures_max or 0):
        raise RuntimeError("every attempt ended without a word")  # the isolate died in each of them
    if delivery.priority != REPLY and _is_late(delivery, deps):
        raise TooLate
    if delivery.chat_id is None:
        raise Unknown
    message = await worded(Message.model_validate_json(delivery.message), delivery, deps)
    content = await content_of(message, delivery, deps)
    try:
        near = WAIT_MAX_S if delivery.priority <= NOTICE else WAIT_MAX_S_BELOW
        return await send(delivery.chat_id, message, content, deps, wait_s_max=near)
    except Done as done:
        deps.log.event("delivery-needless", reason=str(done))
    return None


def _is_late(delivery: Delivery, deps: Deps) -> bool:
    return delivery.retries > 0 and deps.now() - delivery.created_at > LIFE_S[delivery.priority]


async def _failed(delivery: Delivery, error: Exception, deps: Deps) -> None:
    """Try again later, unless that is of no use: then the message is a dead-letter message."""
    deps.log.failure(
        "delivery-failed", error, delivery_id=delivery.delivery_id, attempts=delivery.attempts
    )
    if isinstance(
        error, TelegramUnavailable | Unknown | TooLate | ServiceAway
    ):  # not the message's fault: no attempt of its own is counted
        later_s, attempts = wait_s(SCHEDULES[delivery.priority], delivery.retries + 1), 0
        if _is_late(delivery, deps) and await is_steady(deps.db, now=int(deps.now())):
            later_s = None  # else it may be the clock
    else:
        later_s, attempts = wait_s(retries.OWN_FAULT, delivery.attempts), delivery.attempts
    if later_s is None or isinstance(error, Refused):
        reason = type(error).__name__
        follow_up = outcomes.follow_up(delivery, deps, state="failed", reason=reason)
        await repository.bury_delivery(deps, delivery, follow_up, reason=reason)
    else:
        await _postpone(delivery, later_s, deps, attempts=attempts, retries=delivery.retries + 1)


async def _postpone(
    delivery: Delivery, later_s: int, deps: Deps, *, attempts: int, retries: int
) -> None:
    now = int(deps.now())
    await repository.postpone_delivery(
        deps.db, delivery, now=now, at=now + later_s, attempts=attempts, retries=retries
    )


async def pull_back(deps: Deps) -> None:
    """Take up at once what a clock that was ahead has put off."""
    now = int(deps.now())
    await inbox.pull_back(deps.db, statements.pulled_back(now=now), now=now)


async def replay_delivery(letter: str, deps: Deps) -> Sequence[Statement]:
    """The effects of replaying a dead message: it is to be sent again."""
    return [statements.revived_delivery(letter, now=int(deps.now()))]
