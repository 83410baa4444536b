"""Who has invited someone, as events tell of it."""

from __future__ import annotations

from collections.abc import Sequence

from contest.contract.events.bot import InvitationFollowed
from contest.kit.database import Statement
from contest.kit.events.inbox import Received
from contest.referral.claims.statements import Claim, noted
from contest.referral.codes.alphabet import normal
from contest.referral.deps import Deps
from contest.referral.people.contacts import contact_of
from contest.referral.people.statements import known
from contest.referral.qualifying.statements import caught_up


async def on_invitation_followed(
    event: Received[InvitationFollowed], deps: Deps
) -> Sequence[Statement]:
    """What the bot was told while it could not ask."""
    followed = event.data
    contact = contact_of(deps, followed.telegram_id)
    claim = Claim(
        contact=contact,
        code=normal(followed.code),
        source="start",
        at=event.time,
        has_profile=followed.has_username,
        is_premium=followed.is_premium,
    )
    return [
        *known(contact, at=event.time),
        noted(claim),
        *caught_up(contact.telegram_id, at=int(deps.now())),
    ]
