"""What referral answers to, and what it does every minute."""

from __future__ import annotations

from collections.abc import Mapping

from contest.contract.events.auth import UserCreated, UserDeleted
from contest.contract.events.bot import InvitationFollowed
from contest.contract.events.content import EntryCreated, EntryTaskDone
from contest.kit.events import dead_letters, erasure, sweep
from contest.kit.events.inbox import Consumer, on
from contest.kit.service import COMMON, Operation
from contest.referral.campaigns import operations as campaigns
from contest.referral.campaigns.funding import fund_budgets, unfunded
from contest.referral.claims import handlers as invitations
from contest.referral.claims import operations as claims
from contest.referral.codes import operations as codes
from contest.referral.deps import Deps
from contest.referral.judging import operations as judging
from contest.referral.leaderboard import operations as leaderboard
from contest.referral.mine import operations as mine
from contest.referral.people import handlers as people
from contest.referral.qualifying import handlers as qualifying
from contest.referral.reviews import operations as reviews
from contest.referral.settling import checks
from contest.referral.settling.settling import settle

SWEEP: tuple[sweep.Step[Deps], ...] = (
    *sweep.EVENTS,
    fund_budgets,
    settle,
    leaderboard.rank_referrers,
    erasure.prune,
)

CHECKS: Mapping[str, sweep.Check[Deps]] = {
    **sweep.CHECKS,
    "budget-unfunded": unfunded,
    "membership-unknown": checks.membership_unknown,
    "payment-unanswered": checks.payment_unanswered,
}

CONSUMER: Consumer[Deps] = Consumer(
    on(UserCreated, people.on_user_created),
    on(UserDeleted, people.on_user_deleted),
    on(InvitationFollowed, invitations.on_invitation_followed),
    on(EntryCreated, qualifying.on_entry_created),
    on(EntryTaskDone, qualifying.on_entry_task_done),
    repeatable=[UserCreated, EntryCreated, EntryTaskDone],
)

OPERATIONS: Mapping[str, Operation[Deps]] = {
    **COMMON,
    **dead_letters.operations(),
    "receiveEvents": CONSUMER.receive,
    "sweep": sweep.operation(SWEEP, CHECKS),
    **campaigns.OPERATIONS,
    **claims.OPERATIONS,
    **codes.OPERATIONS,
    **judging.OPERATIONS,
    **leaderboard.OPERATIONS,
    **mine.OPERATIONS,
    **reviews.OPERATIONS,
}
