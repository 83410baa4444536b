"""What the room reads of the bot's database."""

from __future__ import annotations

from contest.kit.database import Database


async def find_user_id(db: Database, telegram_id: str) -> str | None:
    """The user whom the bot can write to under this id of Telegram's, if it knows one."""
    sql = "select user_id from recipients where telegram_id = ? order by created_at desc limit 1"
    row = await db.one(sql, telegram_id)
    return row["user_id"] if row else None
