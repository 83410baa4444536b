"""Who comes to a chat and who leaves it."""

from __future__ import annotations

from collections.abc import Sequence

from contest.bot.channels import statements
from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.said import Act, Write
from contest.contract.events.bot import MemberChanged


async def on_chat_member(heard: Heard, deps: Deps) -> Sequence[Act]:
    """What the update says about who is in a chat goes to whoever asks for that."""
    change = heard.update.chat_member
    member = change.new_chat_member if change else None
    if change is None or member is None or member.is_in is None:
        return []
    name = change.chat.username
    changed = MemberChanged(
        telegram_id=str(member.user.id),
        chat_id=str(change.chat.id),
        chat_name=f"@{name.lower()}" if name else None,
        is_member=member.is_in,
        changed_at=change.date,
    )
    return [Write(tuple(statements.told_of_member(deps, heard.stored, changed)))]
