"""Who comes, and who goes."""

from __future__ import annotations

from collections.abc import Sequence

from contest.contract.events.auth import UserCreated, UserDeleted
from contest.kit.database import Statement
from contest.kit.events import erasure
from contest.kit.events.inbox import Received
from contest.referral.claims.statements import Claim, noted
from contest.referral.codes.alphabet import normal
from contest.referral.deps import Deps
from contest.referral.people.contacts import contact_of
from contest.referral.people.statements import gone, known, signed_in
from contest.referral.qualifying.statements import caught_up
from contest.referral.settling.statements import ended


async def on_user_created(event: Received[UserCreated], deps: Deps) -> Sequence[Statement]:
    """Since when someone is here decides whether they can be invited. Who has invited them stands
    in what they came by.
    """
    user = event.data
    told = user.model_dump()
    contact = contact_of(deps, user.telegram_id, user.user_id)
    account = signed_in(contact, at=event.time, created_ms=user.changed_at_ms)
    invited = list[Statement]()
    if "start_param" in told:
        claim = Claim(
            contact=contact,
            code=normal(told["start_param"]),
            source="startapp",
            at=event.time,
            has_profile=told.get("has_profile"),
            is_premium=told.get("is_premium"),
        )
        invited = [noted(claim), *caught_up(user.telegram_id, at=int(deps.now()))]
    return [*known(contact, at=event.time), *account, *invited]


async def on_user_deleted(event: Received[UserDeleted], deps: Deps) -> Sequence[Statement]:
    """The user's codes lead nowhere any more, what was not paid yet never is, and nothing names
    them.
    """
    user, at = event.data, int(deps.now())
    contact = contact_of(deps, user.telegram_id, user.user_id)
    return [
        *ended("invitee", contact, reason="gone", until=event.time, at=at),
        *ended("referrer", contact, reason="referrer-gone", until=event.time, at=at),
        *gone(contact, at=at),
        *erasure.erase(user.user_id, user.telegram_id, at=event.time),
    ]
