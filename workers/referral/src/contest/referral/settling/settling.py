"""The second look: whoever has qualified is looked at once more, and then paid.

Before the ledger is asked, it is written down what for: until it has answered, the same is asked
again, and nothing else becomes of those invitations.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from contest.contract.shared import Credit, Outcome
from contest.kit.database import Statement
from contest.kit.events import outbox
from contest.kit.events.steady import is_steady
from contest.kit.ids import new_id
from contest.kit.points import INSTRUCTIONS_MAX, instruct
from contest.kit.telegram import Membership
from contest.referral.campaigns.funding import account_of
from contest.referral.campaigns.statements import emptied
from contest.referral.deps import Deps
from contest.referral.qualifying.statements import HOUR_S, qualified_again
from contest.referral.settling import repository, statements
from contest.referral.settling.records import Due, Payment, Reward

LEVELS = 3
DUE_MAX = INSTRUCTIONS_MAX // LEVELS  # in one payment
LOOKS_MAX = 40  # that Telegram is asked for in one sweep
ROUNDS_MAX = 4  # in one sweep; the next one goes on

REASONS = {"insufficient-points": "budget"}  # What the ledger says, where we say otherwise.


async def settle(deps: Deps) -> None:
    """Look at what is due, by a clock that may be believed, and pay. Raises `ServiceAway`; the next
    sweep asks again.
    """
    now = int(deps.now())
    if not await is_steady(deps.db, now=now):
        return
    await repository.pull_back_due(deps.db, now=now)
    await _pay(deps)
    looks = 0
    for _ in range(ROUNDS_MAX):
        if not await repository.is_on(deps.db):
            return
        dues = await repository.due(deps.db, now=now, count_max=DUE_MAX)
        if not dues:
            await repository.nothing_due(deps.db, now=now)
            return
        looks += sum(len(each.channels) for each in dues)
        if looks > LOOKS_MAX:
            return
        await _look(deps, dues, now=now)
        await _pay(deps)


async def _look(deps: Deps, dues: Sequence[Due], *, now: int) -> None:
    found = await asyncio.gather(*(_membership(deps, each) for each in dues))
    effects, members = list[Statement](), list[Due]()
    for due, membership in zip(dues, found, strict=True):
        if membership == "member" and due.state == "qualified":
            members.append(due)
        else:
            effects += _seen(due, membership, now=now)
    payment = await _payment(deps, members)
    effects += statements.asked(payment, members, at=now) if members else []
    await deps.db.batch(effects)


async def _membership(deps: Deps, due: Due) -> Membership:
    """Whether someone is in every channel; one that cannot be told makes all of it unknown, but
    where they are surely not in another one.
    """
    if due.telegram_id is None:
        return "none"
    asked = (deps.telegram.get_chat_member(each, due.telegram_id) for each in due.channels)
    found = await asyncio.gather(*asked)
    return "none" if "none" in found else "unknown" if "unknown" in found else "member"


def _seen(due: Due, membership: Membership, *, now: int) -> list[Statement]:
    """What follows where nothing is paid."""
    if membership == "unknown":
        return [statements.looked_again(due, next_at=now + HOUR_S)]
    if due.state == "qualified":
        return statements.left(due, at=now)
    done = statements.looked_again(due, next_at=None)
    if membership == "none":
        return [done]
    back = statements.stepped(due, "pending", at=now)
    return [done, back, *qualified_again(due.invitee, at=now)]


async def _payment(deps: Deps, members: Sequence[Due]) -> Payment:
    invitees = [each.invitee for each in members]
    rewards = await repository.rewards_of(deps.db, invitees)
    return Payment(payment_id=new_id(deps.random_bytes), invitees=invitees, rewards=rewards)


async def _pay(deps: Deps) -> None:
    for payment in await repository.unanswered(deps.db):
        if not await repository.is_on(deps.db):
            return
        asked = [_credit(each) for each in payment.rewards]
        outcomes = await instruct(deps, asked) if asked else []
        if all(each.outcome != "later" for each in outcomes):
            told = await repository.told_of(deps, payment)
            answered = _answered(payment, outcomes, at=int(deps.now()))
            await outbox.commit(deps, [*answered, *told])


def _credit(reward: Reward) -> Credit:
    return Credit(
        kind="credit",
        key=reward.key,
        budget=account_of(reward.campaign),
        user_id=reward.user_id,
        amount=reward.amount,
    )


def _answered(payment: Payment, outcomes: Sequence[Outcome], *, at: int) -> list[Statement]:
    """An invitation is rewarded where anything of it was paid, or nothing was to be."""
    effects, refused = list[Statement](), dict[int, str]()
    done = set[int]()
    for reward, outcome in zip(payment.rewards, outcomes, strict=True):
        if outcome.outcome == "done":
            done.add(reward.invitee)
            continue
        reason = REASONS.get(outcome.reason, outcome.reason)
        refused[reward.invitee] = reason
        effects += statements.unpaid(reward.invitee, reward.level, refusal=reason)
        effects += [emptied(reward.campaign)] if reason == "budget" else []
    for invitee in payment.invitees:
        reason_of = None if invitee in done else refused.get(invitee)
        effects += statements.paid(invitee, at=at, reason=reason_of)
    return [*effects, statements.answered(payment)]
