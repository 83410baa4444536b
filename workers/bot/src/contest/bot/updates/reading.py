"""Reading Telegram's updates: in order within a chat,
each until what the bot says to it waits to be sent, or it is a dead-letter message.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from contest.bot import rooms
from contest.bot.conversations.records import Conversation
from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.people.records import Person
from contest.bot.people.services import ASKS_MAX, Services
from contest.bot.said import Act, Toast, say
from contest.bot.sending.messages import Delivery
from contest.bot.updates import repository, statements
from contest.bot.updates.doing import carried_out
from contest.bot.updates.models import Update, User
from contest.bot.updates.records import Stored
from contest.bot.updates.routing import acts_of, told
from contest.kit.database import DatabaseBusy, Statement
from contest.kit.deps import ServiceAway, ServiceBusy
from contest.kit.retries import OWN_FAULT, wait_s

HANDLER_CALLS_MAX = ASKS_MAX + 1  # What one update asks of others, and its end.
# While another service is away an update is read again and again; then its person is told.
AWAY_WAIT_S, AWAY_WAIT_S_MAX, AWAY_S_MAX = 5, 60, 60
AWAY_LIFE_S = 6 * 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What an update leads to: recipients and messages, and what is written."""

    stored: Stored
    replies: Sequence[tuple[str, str]]
    writes: Sequence[Statement]
    asked: int  # calls of other services


async def read_updates(updates: Sequence[Stored], deps: Deps) -> tuple[list[Read], int]:
    """Let the handlers read updates, side by side; and how many calls that took."""
    outcomes = await asyncio.gather(*(_read_one(each, deps) for each in updates))
    read = [outcome for outcome in outcomes if outcome]
    unread = len(updates) - len(read)
    return read, sum(each.asked for each in read) + unread * HANDLER_CALLS_MAX


async def finish_updates(read: Sequence[Read], deps: Deps, *, lease: bool) -> list[Delivery]:
    """Write down what updates lead to, side by side. With `lease`, what the bot says to them is
    leased, except where more waits for the chat.

    Raises `DatabaseError` where nothing can be written down: then the leases lapse,
    and they are read again.
    """
    outcomes = await asyncio.gather(
        *(_finish_one(each, deps, lease=lease) for each in read), return_exceptions=True
    )
    failures = [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    for failure in failures:
        deps.log.failure("update-unfinished", failure)
    if failures and len(failures) == len(read):
        raise failures[0]
    return [delivery for outcome in outcomes if isinstance(outcome, list) for delivery in outcome]


async def _finish_one(read: Read, deps: Deps, *, lease: bool) -> list[Delivery]:
    return await repository.finish_update(
        deps, read.stored, read.replies, writes=read.writes, lease=lease
    )


async def _read_one(stored: Stored, deps: Deps) -> Read | None:
    """None where it was put off, or is a dead-letter message."""
    heard = None
    try:
        if stored.attempts > (OWN_FAULT.failures_max or 0):
            raise RuntimeError(
                "every attempt ended without a word"
            )  # the isolate died in each of them
        update = Update.model_validate_json(stored.payload)
        heard = _heard(update, stored, deps)
        acts = await _acts(heard, deps) if heard else ()
        replies, writes = await carried_out(heard, acts, deps) if heard else ((), ())
        seen = [each for see in rooms.SEEN for each in see(heard)] if heard else []
    except (ServiceAway, DatabaseBusy) as error:
        if heard and isinstance(error, ServiceBusy):
            await _ask_to_wait(heard, deps)
        await _later(stored, error, deps)
        return None
    # Whatever it is, it must not take other chats' updates with it.
    except Exception as error:  # noqa: BLE001
        await _failed(stored, error, deps)
        return None
    outcome = "answered" if replies or writes else "ignored"
    deps.metrics.write("update", update.kind or "unknown", outcome, deps.now() - stored.received_at)
    asked = heard.services.asked if heard else 0
    return Read(stored=stored, replies=replies, writes=[*writes, *seen], asked=asked)


def _heard(update: Update, stored: Stored, deps: Deps) -> Heard | None:
    """The update for its handler. None for a kind that we do not know."""
    sender, chat = update.sender, update.chat
    if update.part is None:
        return None
    conversation = stored.conversation and Conversation.model_validate_json(stored.conversation)
    person = Person.of(sender or User(id=0), locale=stored.locale)
    message = update.message
    services = Services(
        person,
        deps,
        instance=f"urn:telegram:update:{stored.update_id}",
        effect=f"update-{stored.update_id}",
    )
    return Heard(
        update=update,
        stored=stored,
        person=person,
        services=services,
        chat=str(chat.id) if chat else person.telegram_id,
        text=(message.text or message.caption) if message else "",
        conversation=conversation or None,
    )


async def _acts(heard: Heard, deps: Deps) -> Sequence[Act]:
    """What the bot does; where another service is away for long, the person hears of it."""
    try:
        return await acts_of(heard, deps)
    except ServiceAway as error:
        if heard.update.inline_query:
            return ()  # Telegram asks again with the next letter.
        # Not before: what was done, and nobody heard of, is done once only by the same update.
        age_s = deps.now() - heard.stored.received_at
        said = told(heard, say("services.away")) if age_s >= AWAY_S_MAX else ()
        if not said:
            raise
        deps.log.failure("service-away", error, update_id=heard.stored.update_id)
        return said


async def _ask_to_wait(heard: Heard, deps: Deps) -> None:
    """Whoever pressed a button is told once that it counts, while it is still to be read."""
    if heard.update.callback_query and deps.now() - heard.stored.received_at < AWAY_WAIT_S:
        wait = Toast(text=say("services.busy"), window=True)
        [(recipient, message)], _ = await carried_out(heard, [wait], deps)
        await repository.tell_meanwhile(deps, heard.stored, recipient, message)


async def _later(stored: Stored, error: ServiceAway | DatabaseBusy, deps: Deps) -> None:
    """Read it again soon, as one that was never read: nothing is wrong with it. One that nobody can
    be told of waits for long, and is a dead-letter message then.
    """
    deps.log.failure("service-away", error, update_id=stored.update_id)
    now = int(deps.now())
    age_s = max(0, now - stored.received_at)
    if age_s > AWAY_LIFE_S:
        await repository.bury_update(deps, stored, reason=type(error).__name__)
    else:
        await repository.postpone_update(
            deps.db, stored, until=now + min(AWAY_WAIT_S_MAX, AWAY_WAIT_S + age_s), blameless=True
        )


async def _failed(stored: Stored, error: Exception, deps: Deps) -> None:
    """Read it again later, unless that is of no use: then it is a dead-letter message."""
    deps.log.failure("update-failed", error, update_id=stored.update_id, attempts=stored.attempts)
    later_s = None if isinstance(error, ValidationError) else wait_s(OWN_FAULT, stored.attempts)
    if later_s is None:
        await repository.bury_update(deps, stored, reason=type(error).__name__)
    else:
        await repository.postpone_update(deps.db, stored, until=int(deps.now()) + later_s)


async def replay_update(message: str, deps: Deps) -> Sequence[Statement]:
    """The effects of replaying a dead update: it is pending again."""
    update = Update.model_validate_json(message)
    return [
        statements.revived_update(
            update.update_id, chat=update.lane, payload=message, now=int(deps.now())
        )
    ]
