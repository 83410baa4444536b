"""Identifiers: opaque, unguessable, the same shape everywhere."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable

RandomBytes = Callable[[int], bytes]


def new_id(random_bytes: RandomBytes) -> str:
    """128 random bits as 26 characters of `[a-z2-7]`: they fit in URLs,
    in Telegram's `start` parameter and in one index.
    """
    return _spelt(random_bytes(16))


def id_for(*parts: str) -> str:
    """An id of that shape, the same for the same parts: what is made again is found by it."""
    return _spelt(hashlib.sha256("\0".join(parts).encode()).digest()[:16])


def _spelt(bits: bytes) -> str:
    return base64.b32encode(bits).decode().rstrip("=").lower()
