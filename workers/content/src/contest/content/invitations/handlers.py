"""Friends count for the tasks of contests to invite some."""

from __future__ import annotations

from collections.abc import Sequence

from contest.content.deps import Deps
from contest.content.invitations.statements import friend_counted
from contest.contract.events.referral import ReferralRewarded
from contest.kit.database import Statement
from contest.kit.events.inbox import Received


async def on_referral_rewarded(
    event: Received[ReferralRewarded], deps: Deps
) -> Sequence[Statement]:
    """A friend more, once: an event that arrives again has no effect."""
    invited, at = event.data, int(deps.now())
    return friend_counted(invited.telegram_id, event.id, invited_at=invited.invited_at, at=at)
