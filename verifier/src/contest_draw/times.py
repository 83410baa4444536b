"""Times as people read them."""

from __future__ import annotations

from datetime import datetime, timezone


def shown(seconds: int) -> str:
    """In UTC; what no calendar has, as its number."""
    try:
        return f"{datetime.fromtimestamp(seconds, timezone.utc):%Y-%m-%d %H:%M:%S} UTC"
    except (ValueError, OverflowError, OSError):
        return f"{seconds} s after 1970"
