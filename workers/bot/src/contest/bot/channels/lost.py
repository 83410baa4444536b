"""Posts that follow their contests no more: told by the sweep's alerts."""

from __future__ import annotations

from contest.bot.channels import repository
from contest.bot.deps import Deps

NAMED_MAX = 5
LOOKED_S = 7 * 86_400  # Who lets a post be for longer has given it up.


async def posts_lost(deps: Deps) -> str | None:
    """Whether posts stand, or are to, in channels that the bot cannot write to any more."""
    since = int(deps.now()) - LOOKED_S
    found = await repository.list_lost(deps.db, since=since, count_max=NAMED_MAX)
    if not found:
        return None
    return f"contests are posted where the bot cannot write any more: {', '.join(found)}"
