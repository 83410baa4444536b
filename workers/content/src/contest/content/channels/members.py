"""Who is in the channels of tasks, as Telegram tells the bot when it changes."""

from __future__ import annotations

from collections.abc import Sequence

from contest.content.channels import statements
from contest.content.deps import Deps
from contest.contract.events.bot import MemberChanged
from contest.kit.database import Statement
from contest.kit.events.inbox import Received


async def on_member_changed(event: Received[MemberChanged], deps: Deps) -> Sequence[Statement]:
    """What is known of their membership is corrected; of whom nothing is known, nothing is kept."""
    return [statements.member_changed(event.data)]
