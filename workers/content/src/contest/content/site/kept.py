"""Pages that the isolate keeps for a moment: who reads what many read asks no database."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Hashable

from contest.kit.call import Reply
from contest.kit.clock import is_due

KEPT_S = 30
KEPT_MAX = 64  # a picture has some 30 kB


class KeptReplies:
    """The newest ones; of those that come together before there is one, each makes their own."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, tuple[float, Reply]] = {}

    async def get(
        self, key: Hashable, make: Callable[[], Awaitable[Reply]], *, now: float
    ) -> Reply:
        """The reply under that key; a refusal is not kept."""
        until, reply = self._kept.get(key, (now, None))
        if reply is not None and not is_due(until, now=now, wait_s_max=KEPT_S):
            return reply
        made = await make()
        self._kept.pop(key, None)
        if made.status == 200:
            if len(self._kept) >= KEPT_MAX:
                del self._kept[next(iter(self._kept))]
            self._kept[key] = (now + KEPT_S, made)
        return made
