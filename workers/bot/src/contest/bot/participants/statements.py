"""Statements about participants, for batches."""

from __future__ import annotations

from contest.bot.updates.records import Stored
from contest.bot.updates.statements import STILL_LEASED
from contest.contract.events.bot import InvitationFollowed
from contest.kit.deps import Deps
from contest.kit.events import outbox
from contest.kit.events.outbox import Publication


def told_of_invitation(
    deps: Deps, update: Stored, followed: InvitationFollowed
) -> list[Publication]:
    """An update that is still leased came by an invitation of which referral could not be told: an
    event, for the sweep to hand over once it is there.
    """
    condition = f"exists (select 1 from updates where {STILL_LEASED})"
    return outbox.publish(deps, followed, condition=condition, values=update.key)
