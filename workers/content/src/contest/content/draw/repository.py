"""Draws in the database."""

from __future__ import annotations

from typing import Literal

from contest.content.draw.statements import frozen_page
from contest.kit.database import Database


async def list_freezing(db: Database, *, count_max: int) -> list[str]:
    """The contests whose list of entries is being frozen."""
    sql = "select contest_id from draws where stage = 'freezing' order by contest_id limit ?"
    return [row["contest_id"] for row in await db.all(sql, count_max)]


async def freeze_page(
    db: Database, contest_id: str, *, at: int
) -> Literal["more", "frozen", "over"]:
    """Freeze the next page of a contest's list: whether another one follows, whether it was the
    last, or whether there is nothing to freeze any more.
    """
    page, _, end = await db.batch(frozen_page(contest_id, at=at))
    if end.changes:
        return "frozen"
    return "more" if page.changes else "over"
