"""What the bot does when auth tells of people."""

from __future__ import annotations

from collections.abc import Sequence

from contest.bot.conversations import statements as conversations
from contest.bot.deps import Deps
from contest.bot.people import statements
from contest.bot.said import Say, say
from contest.bot.sending import statements as sending
from contest.bot.sending.messages import Message
from contest.bot.updates import statements as updates
from contest.contract.events.auth import (
    SessionReuseDetected,
    UserCreated,
    UserDeleted,
    UserLocaleChanged,
)
from contest.kit.database import Statement
from contest.kit.events import erasure
from contest.kit.events.inbox import Received


async def on_user_contact(
    event: Received[UserCreated | UserLocaleChanged], deps: Deps
) -> Sequence[Statement]:
    """A user can be written to, in the locale they chose."""
    return [statements.recipient(event.data, now=int(deps.now()))]


async def on_user_deleted(event: Received[UserDeleted], deps: Deps) -> Sequence[Statement]:
    """Whatever the core keeps about a user goes."""
    user = event.data
    return [
        *erasure.erase(user.user_id, user.telegram_id, at=event.time),
        statements.erased_recipient(user.user_id),
        conversations.erased(user.telegram_id),
        *updates.erased_updates(user.telegram_id, until=event.time),
        *sending.erased_deliveries(user.user_id, user.telegram_id, until=event.time),
    ]


async def on_session_reuse_detected(
    event: Received[SessionReuseDetected], deps: Deps
) -> Sequence[Statement]:
    """The owner of the session is told."""
    message = Message(say=Say(text=say("session-ended"))).encode()
    return [sending.notice(event.id, event.data.user_id, message, now=int(deps.now()))]
