"""What is counted: points of one shape. They may be sampled, so they are for graphs and alarms,
never for points or money.
"""

from __future__ import annotations

from typing import Literal, Protocol

Kind = Literal["request", "event", "dead-letter", "update", "sweep", "alert", "cost", "webhook"]

# The columns of a point: in the dataset `blob1`, `blob2` and so on, and `double1` likewise.
BLOBS = ("kind", "name", "outcome", "service", "environment", "version", "bucket")
DOUBLES = ("value", "rows_written", "database_calls")

BUCKETS_MS = (10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000)


class Metrics(Protocol):
    """Where points go: docs/operations.md has each kind, and the dataset."""

    def write(
        self, kind: Kind, name: str, outcome: str = "", value: float = 0.0, *more: float
    ) -> None:
        """One point. Costs little and never fails."""
        ...


def bucket_ms(duration_ms: float) -> str:
    """The smallest bound that a duration is within, as text; `inf` beyond the last."""
    return next((str(bound) for bound in BUCKETS_MS if duration_ms <= bound), "inf")
