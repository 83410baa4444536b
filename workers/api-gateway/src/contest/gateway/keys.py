"""The public keys that access tokens are verified with, as `auth` publishes them."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable

from contest.kit.clock import bounded, is_due
from contest.kit.jwt import Jwk
from contest.kit.problems import Problem

ASK_EVERY_S = 60  # An unknown key id asks again at most so often, whatever the token claims.
FRESH_S = 300  # After so long auth is asked again; a key that it withdrew verifies no new token from then on.
GRACE_S = 3600  # So long the keys stay in use while auth does not answer.

Fetch = Callable[[], Awaitable[str]]


class KeySet:
    """The keys by id, kept for the life of the isolate."""

    def __init__(self) -> None:
        self._keys: dict[str, Jwk] = {}
        self._fetched_at = self._asked_at = float("-inf")

    async def find(self, kid: str, *, fetch: Fetch, now: float) -> Jwk | None:
        """The key of this id. `fetch` answers the JWK set as JSON text; what it raises is passed on only when there are no keys to use."""
        stale = is_due(self._fetched_at + FRESH_S, now=now, wait_s_max=FRESH_S)
        self._fetched_at = bounded(self._fetched_at, now=now, wait_s_max=0)  # asking is in the past
        if is_due(self._fetched_at + GRACE_S, now=now, wait_s_max=GRACE_S):
            self._keys = {}
        wanted = stale or kid not in self._keys
        if not self._keys or (
            wanted and is_due(self._asked_at + ASK_EVERY_S, now=now, wait_s_max=ASK_EVERY_S)
        ):
            self._asked_at = now  # before the answer: who comes meanwhile does not ask as well
            try:
                self._keys = {key["kid"]: key for key in json.loads(await fetch())["keys"]}
                self._fetched_at = now
            except Problem:
                if not self._keys:
                    raise
        return self._keys.get(kid)
