"""What the bot tells many people by itself, who has blocked it, and who is gone."""

from __future__ import annotations

from collections.abc import Sequence

from contest.bot.broadcasts import statements
from contest.bot.broadcasts.records import Broadcast, Kind, message
from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.said import Act, Write, say
from contest.bot.sending.messages import Outcome
from contest.bot.updates.models import ChatMemberUpdated
from contest.contract.events.auth import UserDeleted
from contest.contract.events.content import ContestCancelled, DrawConfirmed
from contest.kit.database import Statement
from contest.kit.events.inbox import Received

COLUMNS = {"sent": "sent", "unreachable": "blocked", "lost": "blocked"}


async def on_contest_cancelled(event: Received[ContestCancelled], deps: Deps) -> list[Statement]:
    """Whoever is in it is told."""
    return [_told(event, "entrants", "broadcast.contest-cancelled", deps)]


async def on_draw_confirmed(event: Received[DrawConfirmed], deps: Deps) -> list[Statement]:
    """Whoever has won nothing is told; those who have are told by what they have won."""
    return [_told(event, "others", "broadcast.contest-drawn", deps)]


def _told(
    event: Received[ContestCancelled] | Received[DrawConfirmed], kind: Kind, name: str, deps: Deps
) -> Statement:
    now = int(deps.now())
    broadcast = Broadcast(
        broadcast_id=event.id,
        author_id="",
        kind=kind,
        contest_id=event.data.contest_id,
        task_id=None,
        locale=None,
        text=None,
        message=message(say(name, title=event.data.title), event.id),
        state="running",
        starts_at=now,
        created_at=now,
    )
    return statements.begun(broadcast)


def on_sent(outcome: Outcome, deps: Deps) -> Sequence[Statement]:
    """It is counted what became of a message; who cannot be written to is remembered."""
    counted = statements.counted(
        outcome.about_id, COLUMNS.get(outcome.state, "failed"), outcome.key
    )
    is_blocked = COLUMNS.get(outcome.state) == "blocked"
    lost = [statements.lost(outcome.chat_id, now=int(deps.now()))] if is_blocked else []
    return [*counted, *lost]


async def on_my_chat_member(heard: Heard, deps: Deps) -> Sequence[Act]:
    """Someone has blocked the bot."""
    change = heard.update.my_chat_member
    if not heard.is_private or change is None:
        return []
    if not _has_blocked(change):
        return []  # `found` says that they are back
    return [Write((statements.lost(heard.chat, now=int(deps.now())),))]


def found(heard: Heard) -> Sequence[Statement]:
    """Who does anything in the bot's chat can be written to."""
    change = heard.update.my_chat_member
    is_away = change is not None and _has_blocked(change)
    return [] if is_away or not heard.is_private else [statements.found(heard.chat)]


def _has_blocked(change: ChatMemberUpdated) -> bool:
    return change.new_chat_member is not None and change.new_chat_member.status == "kicked"


async def on_user_deleted(event: Received[UserDeleted], deps: Deps) -> Sequence[Statement]:
    """See `statements.erased`."""
    return statements.erased(event.data.user_id, event.data.telegram_id)
