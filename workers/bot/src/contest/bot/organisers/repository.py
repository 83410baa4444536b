"""What the room reads of the bot's database."""

from __future__ import annotations

from typing import NamedTuple

from contest.kit.database import Database

CHANNELS_MAX = 10


class Connected(NamedTuple):
    """A channel or group that someone has connected; `name` is what content calls it."""

    chat_id: str
    title: str
    name: str


async def list_connected(db: Database, telegram_id: str) -> list[Connected]:
    """Those of one person that the bot is in still."""
    sql = """
        select chat_id, title, coalesce(name, chat_id) as name
        from channel_organisers join channels using (chat_id)
        where telegram_id = ? and is_lost = 0 order by title, chat_id limit ?
    """
    rows = await db.all(sql, telegram_id, CHANNELS_MAX)
    return [Connected(row["chat_id"], row["title"], row["name"]) for row in rows]


async def find_user_id(db: Database, telegram_id: str) -> str | None:
    """The user whom the bot can write to under this id of Telegram's, if it knows one."""
    sql = "select user_id from recipients where telegram_id = ? order by created_at desc limit 1"
    row = await db.one(sql, telegram_id)
    return row["user_id"] if row else None
