"""What an invitee has to do."""

from __future__ import annotations

from collections.abc import Sequence

from contest.contract.events.content import EntryCreated, EntryTaskDone
from contest.kit.database import Statement
from contest.kit.events.inbox import Received
from contest.referral.deps import Deps
from contest.referral.qualifying.statements import BY_CONTACT, qualified

# Values: the action, and the contest's id.
ASKED = "body ->> '$.action' = ? and coalesce(body ->> '$.contest_id', ?) = ?"


async def on_entry_created(event: Received[EntryCreated], deps: Deps) -> Sequence[Statement]:
    """An invitation qualifies where its rules ask for an entry."""
    return _acted(event.data, "entry", at=int(deps.now()))


async def on_entry_task_done(event: Received[EntryTaskDone], deps: Deps) -> Sequence[Statement]:
    """An invitation qualifies where its rules ask for a task."""
    return _acted(event.data, "task", at=int(deps.now()))


def _acted(data: EntryCreated | EntryTaskDone, action: str, *, at: int) -> list[Statement]:
    asked = (action, data.contest_id, data.contest_id)
    return qualified(BY_CONTACT, data.telegram_id, at=at, condition=ASKED, values=asked)
