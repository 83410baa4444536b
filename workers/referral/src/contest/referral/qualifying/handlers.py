"""What an invitee has to do."""

from __future__ import annotations

from collections.abc import Sequence

from contest.contract.events.content import EntryCreated
from contest.kit.database import Statement
from contest.kit.events.inbox import Received
from contest.referral.deps import Deps
from contest.referral.qualifying.statements import BY_CONTACT, qualified

# Value: the contest's id.
ASKED = "coalesce(body ->> '$.contest_id' = ?, true)"


async def on_entry_created(event: Received[EntryCreated], deps: Deps) -> Sequence[Statement]:
    """An invitation qualifies where its rules ask for that contest, or for any."""
    entry, at = event.data, int(deps.now())
    asked = (entry.contest_id,)
    return qualified(BY_CONTACT, entry.telegram_id, at=at, condition=ASKED, values=asked)
