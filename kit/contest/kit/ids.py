"""Identifiers: opaque, unguessable, the same shape everywhere."""

from __future__ import annotations

import base64
from collections.abc import Callable

RandomBytes = Callable[[int], bytes]


def new_id(random_bytes: RandomBytes) -> str:
    """128 random bits as 26 characters of `[a-z2-7]`: they fit in URLs,
    in Telegram's `start` parameter and in one index.
    """
    return base64.b32encode(random_bytes(16)).decode().rstrip("=").lower()
