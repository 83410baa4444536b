"""What an invitee has to do."""

from __future__ import annotations

from collections.abc import Sequence

from contest.contract.events.content import EntryCreated, EntryTaskDone
from contest.kit.database import Statement
from contest.kit.events.inbox import Received
from contest.referral.deps import Deps
from contest.referral.people.contacts import contact_of
from contest.referral.people.statements import known
from contest.referral.qualifying.statements import did_task, entered, remembered


async def on_entry_created(event: Received[EntryCreated], deps: Deps) -> Sequence[Statement]:
    """An invitation qualifies where its rules ask for that contest, or for any. It may be heard of
    later, as may who they are.
    """
    entry, now = event.data, int(deps.now())
    entered_at = min(event.time, now)
    contact = contact_of(deps, entry.telegram_id, entry.user_id)
    return [
        *entered(
            entry.telegram_id, entry.contest_id, event_id=event.id, entered_at=entered_at, at=now
        ),
        *known(contact, at=entered_at),
        remembered(contact, "entered", entry.contest_id, event_id=event.id, acted_at=entered_at),
    ]


async def on_entry_task_done(event: Received[EntryTaskDone], deps: Deps) -> Sequence[Statement]:
    """Likewise where they ask for a task in it."""
    done, now = event.data, int(deps.now())
    done_at = min(event.time, now)
    contact = contact_of(deps, done.telegram_id)
    return [
        *did_task(done.telegram_id, done.contest_id, event_id=event.id, done_at=done_at, at=now),
        remembered(contact, "task", done.contest_id, event_id=event.id, acted_at=done_at),
    ]
