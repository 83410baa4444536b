"""Conversations in the database."""

from __future__ import annotations

from contest.bot.conversations import statements
from contest.kit.database import Database


async def prune(db: Database, *, now: int) -> None:
    """See `statements.pruned`."""
    await db.batch([statements.pruned(now=now)])
