"""Whether the clock may be believed: what cannot be undone is done only when two sweeps got through in the last minutes by it."""

from __future__ import annotations

from contest.kit.database import Database

STEADY_S = 600

# Value: now.
STEADY = (
    f"exists (select 1 from sweeps where id = 1 and ? - swept_before_at between 0 and {STEADY_S})"
)


async def is_steady(db: Database, *, now: int) -> bool:
    """Whether two sweeps got through lately by this clock."""
    return await db.one(f"select 1 where {STEADY}", now) is not None
