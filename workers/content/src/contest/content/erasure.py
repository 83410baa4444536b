"""The end of an account: what content forgets about a person."""

from __future__ import annotations

from collections.abc import Sequence

from contest.content.channels import statements as channels
from contest.content.contests import statements as contests
from contest.content.deps import Deps
from contest.content.entries import statements as entries
from contest.content.tasks import statements as tasks
from contest.content.webhooks import statements as webhooks
from contest.contract.events.auth import UserDeleted
from contest.contract.events.content import ContestCancelled, DrawConfirmed, DrawFrozen
from contest.kit.database import Statement
from contest.kit.events import erasure
from contest.kit.events.inbox import Received
from contest.kit.idempotency import erased_keys

# They name the owner of the contest, and are for its people and channels.
TOLD_TO_ALL = (ContestCancelled.TYPE, DrawFrozen.TYPE, DrawConfirmed.TYPE)


async def on_user_deleted(event: Received[UserDeleted], deps: Deps) -> Sequence[Statement]:
    """Whatever content keeps about a user goes: each part of the domain says what is its own."""
    user = event.data
    return [
        *erasure.erase(user.user_id, user.telegram_id, at=event.time, told_to_all=TOLD_TO_ALL),
        webhooks.erased_organiser(user.user_id, user.telegram_id),
        *contests.erased_organiser(user.user_id, user.telegram_id),
        *entries.erased(user.user_id, user.telegram_id, at=event.time),
        *tasks.erased_completions(user.user_id, user.telegram_id),
        *channels.erased_memberships(user.user_id, user.telegram_id),
        erased_keys(user.user_id),
    ]
