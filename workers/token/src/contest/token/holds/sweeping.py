"""Holds end by themselves: nobody's points stay set aside because whoever asked is gone."""

from __future__ import annotations

from contest.kit.events.steady import is_steady
from contest.token.deps import Deps
from contest.token.holds import repository

ROUNDS_MAX = 4  # in one sweep; the next one goes on


async def expire_holds(deps: Deps) -> None:
    """End what has expired, by a clock that may be believed: it cannot be undone."""
    now = int(deps.now())
    if not await is_steady(deps.db, now=now):
        return
    for _ in range(ROUNDS_MAX):
        if not await repository.expire(deps.db, now=now):
            return
