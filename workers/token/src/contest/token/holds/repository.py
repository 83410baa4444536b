"""Holds that have expired."""

from __future__ import annotations

from contest.kit.database import Database
from contest.token.ledger import statements
from contest.token.ledger.records import HOLD_S_MAX

EXPIRED_MAX = 25  # in one batch


async def expire(db: Database, *, now: int) -> bool:
    """End holds that have expired, and those that only a clock that was ahead can have made;
    whether there may be more.
    """
    due = """
        select expires_at, hold_id from open_holds where expires_at <= ?
        union all select expires_at, hold_id from open_holds where expires_at > ?
        limit ?
    """
    rows = await db.all(due, now, now + HOLD_S_MAX, EXPIRED_MAX)
    ends = [
        each
        for row in rows
        for each in statements.expired(row["hold_id"], expires_at=row["expires_at"], at=now)
    ]
    await db.batch(ends)
    return len(rows) == EXPIRED_MAX
