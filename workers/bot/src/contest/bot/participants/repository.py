"""What the bot knows of participants by itself."""

from __future__ import annotations

from contest.kit.database import Database


async def was_shown(db: Database, contest_id: str, telegram_id: str) -> bool:
    """Whether the chat has the code of a prize."""
    sql = "select 1 as is_there from shown_codes where contest_id = ? and telegram_id = ?"
    return await db.one(sql, contest_id, telegram_id) is not None
