"""Accounts in the database."""

from __future__ import annotations

from contest.kit.database import Database


async def balance(db: Database, user_id: str) -> tuple[int, int]:
    """(posted, held) points of a user."""
    row = await db.one("select posted, held from accounts where user_id = ?", user_id)
    return (row["posted"], row["held"]) if row else (0, 0)
