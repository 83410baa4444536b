"""What content answers to, and what it does every minute."""

from __future__ import annotations

from collections.abc import Mapping

from contest.content import erasure as people
from contest.content.audiences import operations as audiences
from contest.content.channels.members import on_member_changed
from contest.content.contests import clock, drafts, history, organisers
from contest.content.contests import operations as contests
from contest.content.decisions import checking
from contest.content.decisions import operations as decisions
from contest.content.deliveries import operations as deliveries
from contest.content.deliveries import sending
from contest.content.deps import Deps
from contest.content.draw import drawing, freezing
from contest.content.draw import operations as draws
from contest.content.entries import moderation
from contest.content.entries import operations as entries
from contest.content.invitations import handlers as invitations
from contest.content.pages import operations as pages
from contest.content.points import asking
from contest.content.points import operations as points
from contest.content.posts import operations as posts
from contest.content.prizes import claims, telling
from contest.content.prizes import operations as prizes
from contest.content.readiness import beacon_answers
from contest.content.reviews import operations as reviews
from contest.content.site import operations as site
from contest.content.standing import operations as standing
from contest.content.tasks import operations as tasks
from contest.content.webhooks import operations as webhooks
from contest.contract.events.auth import UserDeleted
from contest.contract.events.bot import MemberChanged
from contest.contract.events.referral import ReferralRewarded
from contest.kit.events import dead_letters, erasure, sweep
from contest.kit.events.inbox import Consumer, on
from contest.kit.idempotency import prune_keys
from contest.kit.service import COMMON, Operation, configured, ready_if, writing

SWEEP: tuple[sweep.Step[Deps], ...] = (
    *sweep.EVENTS,
    clock.open_and_close,
    freezing.freeze,
    drawing.draw,
    checking.check_drawn,
    claims.pass_on,
    telling.tell_winners,
    asking.ask_ledger,
    sending.send_due,
    erasure.prune,
    prune_keys,
)

CHECKS: Mapping[str, sweep.Check[Deps]] = {
    **sweep.CHECKS,
    "draw-overdue": drawing.overdue,
    "tickets-unpaid": asking.unpaid,
}

CONSUMER: Consumer[Deps] = Consumer(
    on(UserDeleted, people.on_user_deleted),
    on(MemberChanged, on_member_changed),
    on(ReferralRewarded, invitations.on_referral_rewarded),
)

OPERATIONS: Mapping[str, Operation[Deps]] = {
    **COMMON,
    "getReady": ready_if(configured, writing, beacon_answers),
    **dead_letters.operations(),
    "receiveEvents": CONSUMER.receive,
    "sweep": sweep.operation(SWEEP, CHECKS),
    **contests.OPERATIONS,
    **drafts.OPERATIONS,
    **history.OPERATIONS,
    **organisers.OPERATIONS,
    **pages.OPERATIONS,
    **site.OPERATIONS,
    **audiences.OPERATIONS,
    **posts.OPERATIONS,
    **entries.OPERATIONS,
    **moderation.OPERATIONS,
    **tasks.OPERATIONS,
    **reviews.OPERATIONS,
    **standing.OPERATIONS,
    **draws.OPERATIONS,
    **decisions.OPERATIONS,
    **prizes.OPERATIONS,
    **points.OPERATIONS,
    **webhooks.OPERATIONS,
    **deliveries.OPERATIONS,
}
