"""Contests in the database."""

from __future__ import annotations

from contest.kit.database import Database, Row

# Values: whether drafts are seen (1 or 0), then the wanted status, or None for any.
VISIBLE = "select * from contests where (status <> 'draft' or ? = 1) and status = coalesce(?, status)"


async def find_contest(db: Database, contest_id: str, *, sees_drafts: int) -> Row | None:
    """One contest, if the caller may see it."""
    return await db.one(f"{VISIBLE} and contest_id = ?", sees_drafts, None, contest_id)
