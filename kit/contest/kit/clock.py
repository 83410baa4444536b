"""Times: epoch seconds inside and in the database, RFC 3339 in UTC on the wire."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], float]  # epoch seconds


def to_rfc3339(epoch_s: int) -> str:
    """`1700000000` as `2023-11-14T22:13:20Z`."""
    return datetime.fromtimestamp(epoch_s, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
