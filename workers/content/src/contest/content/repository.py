"""Contests in the database."""

from __future__ import annotations

from contest.kit.database import Database, Row

# Value: whether drafts are seen (1 or 0).
VISIBLE = "select * from contests where (status <> 'draft' or ? = 1)"


async def find_contest(db: Database, contest_id: str, *, sees_drafts: int) -> Row | None:
    """One contest, if the caller may see it."""
    return await db.one(f"{VISIBLE} and contest_id = ?", sees_drafts, contest_id)
