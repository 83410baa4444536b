"""By what a caller, or someone in an event, is known here."""

from __future__ import annotations

from contest.referral.deps import Deps
from contest.referral.people.seal import seal
from contest.referral.people.statements import NOBODY, Contact


def contact_of(deps: Deps, telegram_id: str, user_id: str = NOBODY) -> Contact:
    """The contact of whoever has these ids."""
    sealed = seal(telegram_id, bot_token=deps.settings.bot_token)
    return Contact(telegram_id=telegram_id, sealed=sealed, user_id=user_id)
