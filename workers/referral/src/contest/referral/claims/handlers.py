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


async def on_invitation_followed(
    event: Received[InvitationFollowed], deps: Deps
) -> Sequence[Statement]:
    """What the bot was told while it could not ask."""
    contact, code = contact_of(deps, event.data.telegram_id), normal(event.data.code)
    claim = Claim(contact=contact, code=code, source="start", at=event.time)
    return [*known(contact, at=event.time), noted(claim)]
