"""Statements about chats and who is in them, for batches."""

from __future__ import annotations

from contest.bot.updates.records import Stored
from contest.bot.updates.statements import STILL_LEASED
from contest.contract.events.bot import MemberChanged
from contest.kit.deps import Deps
from contest.kit.events import outbox
from contest.kit.events.outbox import Publication


def told_of_member(deps: Deps, update: Stored, member: MemberChanged) -> list[Publication]:
    """An update that is still leased says who is in a chat: of someone whom the bot knows,
    an event. A chat may have thousands of others.

    It is left to the sweep, which hands over many at once.
    """
    condition = f"""
        exists (select 1 from updates where {STILL_LEASED})
        and exists (select 1 from recipients where telegram_id = ?)
    """
    values = (*update.key, member.telegram_id)
    return outbox.publish(deps, member, condition=condition, values=values)
