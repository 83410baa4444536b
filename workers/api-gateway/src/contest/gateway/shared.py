"""Replies that are the same for everybody who asks as nobody: whoever asks within seconds is
answered without a service, so that a crowd costs a contest's database what a few people do.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from contest.kit import jsontext
from contest.kit.call import Call, Reply
from contest.kit.problems import Problem

KEPT_MAX, KEPT_CHARS_MAX = 64, 262_144  # sixteen megabytes of the isolate's 128
STALE_S_MAX = 60  # so old a reply may be where there is no other


class SharedReplies:
    """The newest ones of this isolate. Of those that come together before there is one, each asks:
    on workerd nobody can wait for another request's calls.
    """

    def __init__(self) -> None:
        self._kept: dict[str, tuple[float, Reply]] = {}

    async def get(
        self, call: Call, ask: Callable[[], Awaitable[Reply]], *, keep_s: float, now: float
    ) -> Reply:
        """The reply to a call; an older one where the service cannot answer now. Raises what `ask`
        raises.
        """
        key = jsontext.encode([call.operation, call.path, call.query])
        made_at, reply = self._kept.get(key, (now, None))
        if reply is not None and now - made_at < keep_s:
            return reply
        older = reply if reply is not None and now - made_at < STALE_S_MAX else None
        try:
            made = await ask()
        except Problem:
            if older is None:
                raise
            return older
        if made.status >= 500 and older is not None:
            return older
        self._kept.pop(key, None)
        if made.status == 200 and len(made.body) <= KEPT_CHARS_MAX:
            if len(self._kept) >= KEPT_MAX:
                del self._kept[next(iter(self._kept))]
            self._kept[key] = (now, made)
        return made
