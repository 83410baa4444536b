"""Broadcasts in the database."""

from __future__ import annotations

from collections.abc import Sequence

from contest.bot.broadcasts.records import Broadcast
from contest.bot.sending.messages import BROADCAST
from contest.kit.database import Database, Row, Statement
from contest.kit.paging import Page

ORDER = ("created_at", "broadcast_id")


async def find(db: Database, broadcast_id: str) -> Broadcast | None:
    """One of them."""
    row = await db.one("select * from broadcasts where broadcast_id = ?", broadcast_id)
    return _broadcast(row) if row else None


async def list_page(db: Database, author_id: str | None, *, page: Page) -> list[Broadcast]:
    """A page of someone's, or of all, newest first."""
    if author_id is None:
        rows = await page.rows(db, "select * from broadcasts where 1", order=ORDER)
    else:
        select = "select * from broadcasts where author_id = ?"
        rows = await page.rows(db, select, author_id, order=ORDER)
    return [_broadcast(row) for row in rows]


async def list_of_contest(db: Database, contest_id: str, *, page: Page) -> list[Broadcast]:
    """A page of those to the people of a contest, newest first."""
    select = "select * from broadcasts where contest_id = ?"
    return [_broadcast(row) for row in await page.rows(db, select, contest_id, order=ORDER)]


async def next_to_fill(db: Database, *, now: int, waiting_max: int) -> Broadcast | None:
    """The one that has waited longest for another page, unless enough messages of broadcasts wait
    to be sent.
    """
    sql = f"""
        select * from broadcasts
        where state = 'running' and is_listed = 0 and starts_at <= ?1
        and (select count(*) from (
            select 1 from deliveries where priority = {BROADCAST} and retries = 0 limit ?2)) < ?2
        order by filled_at limit 1
    """
    row = await db.one(sql, now, waiting_max)
    return _broadcast(row) if row else None


async def pass_over(db: Database, broadcast_id: str, *, now: int) -> None:
    """It is another one's turn."""
    sql = "update broadcasts set filled_at = ? where broadcast_id = ?"
    await db.run(sql, now, broadcast_id)


async def list_recipients(db: Database, *, after: str, count_max: int) -> list[tuple[str, str]]:
    """Everybody whom the bot knows, by user: their ids as a user, and in Telegram."""
    sql = "select user_id, telegram_id from recipients where user_id > ? order by user_id limit ?"
    return [(row["user_id"], row["telegram_id"]) for row in await db.all(sql, after, count_max)]


async def count_recipients(db: Database, locale: str | None) -> int:
    """How many people the bot knows, in one locale or in any."""
    sql = "select count(*) as people from recipients where ? is null or locale = ?"
    row = await db.one(sql, locale, locale)
    return int(row["people"]) if row else 0


async def change(db: Database, batch: Sequence[Statement], broadcast_id: str) -> Broadcast | None:
    """The broadcast after a change."""
    await db.batch(batch)
    return await find(db, broadcast_id)


def _broadcast(row: Row) -> Broadcast:
    return Broadcast(**{name: row[name] for name in Broadcast.__dataclass_fields__})
