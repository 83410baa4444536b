"""What an invitee has to do."""

from __future__ import annotations

from collections.abc import Sequence

from contest.contract.events.content import EntryCreated, EntryTaskDone
from contest.kit.database import Statement
from contest.kit.events.inbox import Received
from contest.referral.deps import Deps
from contest.referral.qualifying.statements import did_task, entered


async def on_entry_created(event: Received[EntryCreated], deps: Deps) -> Sequence[Statement]:
    """An invitation qualifies where its rules ask for that contest, or for any."""
    entry = event.data
    return entered(entry.telegram_id, entry.contest_id, at=int(deps.now()))


async def on_entry_task_done(event: Received[EntryTaskDone], deps: Deps) -> Sequence[Statement]:
    """Likewise where they ask for a task in it."""
    done = event.data
    return did_task(done.telegram_id, done.contest_id, at=int(deps.now()))
