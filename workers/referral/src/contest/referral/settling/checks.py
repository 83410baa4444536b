"""What waits for too long: told by the sweep's alerts, which name nobody."""

from __future__ import annotations

from contest.kit.clock import is_due
from contest.referral.deps import Deps
from contest.referral.qualifying.statements import HOUR_S
from contest.referral.settling import repository

UNKNOWN_S = 6 * HOUR_S
UNANSWERED_S = HOUR_S


async def membership_unknown(deps: Deps) -> str | None:
    """Whether Telegram has not told for long who is in a channel: nobody is paid meanwhile."""
    channels = await repository.untold_channels(deps.db, now=int(deps.now()), wait_s=UNKNOWN_S)
    if channels is None:
        return None
    return f"for {UNKNOWN_S // HOUR_S} h nobody can tell who is in {', '.join(channels)}"


async def payment_unanswered(deps: Deps) -> str | None:
    """Whether the ledger was asked to pay long ago, and has not answered."""
    asked_at = await repository.first_asked_at(deps.db)
    if asked_at is None or not await repository.is_on(deps.db):
        return None
    if is_due(asked_at + UNANSWERED_S, now=deps.now(), wait_s_max=UNANSWERED_S):
        return "the ledger was asked to pay invitations, and has not answered for an hour"
    return None
