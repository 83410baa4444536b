"""The public keys that access tokens are verified with, as `auth` publishes them."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable

from contest.kit.jwt import Jwk

REFETCH_S = 60  # An unknown key id asks again at most so often, whatever the token claims.
LIFETIME_S = 300  # A key that auth withdrew is forgotten after so long.

Fetch = Callable[[], Awaitable[str]]


class KeySet:
    """The keys by id, kept for the life of the isolate."""

    def __init__(self) -> None:
        self._keys: dict[str, Jwk] = {}
        self._fetched_at = float("-inf")

    async def find(self, kid: str, *, fetch: Fetch, now: float) -> Jwk | None:
        """The key of this id. `fetch` answers the JWK set as JSON text; what it raises is passed on."""
        age_s = now - self._fetched_at
        if age_s > LIFETIME_S or (kid not in self._keys and age_s > REFETCH_S):
            keys = {key["kid"]: key for key in json.loads(await fetch())["keys"]}
            self._keys, self._fetched_at = keys, now
        return self._keys.get(kid)
