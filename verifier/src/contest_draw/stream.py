"""Numbers from the beacon's randomness: the same for everybody, and none more likely."""

from __future__ import annotations

import hashlib
import hmac

LABEL = b"contest-draw-1 stream\0"
RANGE = 2**64


class Stream:
    def __init__(self, randomness: bytes, header_hash: bytes) -> None:
        self.randomness = randomness
        self.header_hash = header_hash
        self.blocks = 0  # that were used

    def below(self, limit: int) -> int:
        """A number from 0 to `limit` - 1. What is too high to be fair is passed over."""
        unfair = RANGE - RANGE % limit
        number = self._next()
        while number >= unfair:
            number = self._next()
        return number % limit

    def _next(self) -> int:
        message = LABEL + self.header_hash + self.blocks.to_bytes(8, "big")
        self.blocks += 1
        digest = hmac.new(self.randomness, message, hashlib.sha256).digest()
        return int.from_bytes(digest[:8], "big")
