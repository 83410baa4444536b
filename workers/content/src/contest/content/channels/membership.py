"""Whether someone is in channels, by what Telegram says: yes, no, or nobody can tell."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from contest.content.deps import Deps
from contest.content.tasks.problems import MembershipUnknown, NotAMember


async def check_member(deps: Deps, telegram_id: str, channels: Sequence[str]) -> None:
    """Ask Telegram about each channel.

    Raises `NotAMember` with the channels that the person is not in, or `MembershipUnknown`.
    """
    answers = await asyncio.gather(
        *(deps.telegram.get_chat_member(channel, telegram_id) for channel in channels)
    )
    told = list(zip(channels, answers, strict=True))
    if missing := [channel for channel, answer in told if answer == "none"]:
        raise NotAMember(f"Not in {', '.join(missing)}.")
    if unknown := [channel for channel, answer in told if answer == "unknown"]:
        deps.log.event("membership-unknown", channels=unknown)
        raise MembershipUnknown("Try again in a moment.")
