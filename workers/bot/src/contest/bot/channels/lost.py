"""Posts that follow their contests no more: told by the sweep's alerts, which name nobody."""

from __future__ import annotations

from contest.bot.channels import repository
from contest.bot.deps import Deps

LOOKED_S = 7 * 86_400  # Who lets a post be for longer has given it up.


async def posts_lost(deps: Deps) -> str | None:
    """Whether posts stand, or are to, in channels that the bot cannot write to any more."""
    since = int(deps.now()) - LOOKED_S
    posts, channels = await repository.count_lost(deps.db, since=since)
    if not posts:
        return None
    return f"the bot cannot write to {channels} channels any more; posts in them: {posts}"
