"""Messages that wait for too long: told by the sweep's alerts, which name nobody."""

from __future__ import annotations

from contest.bot.deps import Deps
from contest.bot.sending import repository

STUCK_S = 3600


async def messages_stuck(deps: Deps) -> str | None:
    """Whether messages wait that somebody is to have now: Telegram is away, or refuses us all."""
    now = int(deps.now())
    created_at = await repository.oldest_stuck(deps.db, until=now - STUCK_S)
    if created_at is None:
        return None
    return f"messages wait to be sent, one for {(now - created_at) // 60} min"
