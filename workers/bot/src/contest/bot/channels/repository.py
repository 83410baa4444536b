"""Channels and posts in the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from contest.bot.channels import statements
from contest.bot.channels.records import Channel, OwnPost, Post, of_row
from contest.bot.sending.messages import POST
from contest.kit.database import Database, Row, Statement
from contest.kit.locales import Locale, locale_of

CHANNELS_MAX = 50  # that one person is shown
CONTESTS_MAX = 100  # that one sweep looks at

OWN_POSTS = """
    select posts.*, title, name from posts left join channels using (chat_id)
    where contest_id = ? and telegram_id = ?
"""


@dataclass(frozen=True, slots=True)
class Told:
    """Someone who is told of a channel."""

    telegram_id: str
    locale: Locale


async def find_channel(db: Database, chat_id: str) -> Channel | None:
    """One channel, by its id."""
    row = await db.one("select * from channels where chat_id = ?", chat_id)
    return of_row(Channel, row) if row else None


async def list_channels(db: Database, telegram_id: str) -> list[Channel]:
    """Those that someone has connected."""
    sql = """
        select channels.* from channel_organisers join channels using (chat_id)
        where telegram_id = ? order by title, chat_id limit ?
    """
    rows = await db.all(sql, telegram_id, CHANNELS_MAX)
    return [of_row(Channel, row) for row in rows]


async def find_own_channel(db: Database, telegram_id: str, chat_id: str) -> Channel | None:
    """One that someone has connected."""
    sql = """
        select channels.* from channel_organisers join channels using (chat_id)
        where telegram_id = ? and chat_id = ?
    """
    row = await db.one(sql, telegram_id, chat_id)
    return of_row(Channel, row) if row else None


async def disconnect(db: Database, telegram_id: str, chat_id: str) -> bool:
    """A chat is someone's no more; whether it was."""
    [gone] = await db.batch([statements.disconnected(telegram_id, chat_id)])
    return gone.changes == 1


async def list_told(db: Database, chat_id: str) -> list[Told]:
    """Who has connected a channel."""
    sql = """
        select telegram_id, coalesce((select locale from recipients where telegram_id =
            channel_organisers.telegram_id limit 1), locale) as locale
        from channel_organisers where chat_id = ?
    """
    rows = await db.all(sql, chat_id)
    return [Told(row["telegram_id"], locale_of(row["locale"])) for row in rows]


async def find_post(db: Database, post_id: str, telegram_id: str) -> Post | None:
    """A post of someone's."""
    sql = "select * from posts where post_id = ? and telegram_id = ?"
    row = await db.one(sql, post_id, telegram_id)
    return of_row(Post, row) if row else None


async def list_own_posts(db: Database, contest_id: str, telegram_id: str) -> list[OwnPost]:
    """Where someone has posted a contest, or is about to."""
    rows = await db.all(f"{OWN_POSTS} order by title, chat_id", contest_id, telegram_id)
    return [_own_post(row) for row in rows]


async def find_own_post(
    db: Database, contest_id: str, chat_id: str, telegram_id: str
) -> OwnPost | None:
    """Someone's post of a contest in a chat."""
    row = await db.one(f"{OWN_POSTS} and chat_id = ?", contest_id, telegram_id, chat_id)
    return _own_post(row) if row else None


async def put_post(db: Database, batch: Sequence[Statement], post: Post) -> OwnPost | None:
    """A post as it is after a change; None where it is another organiser's."""
    await db.batch(batch)
    return await find_own_post(db, post.contest_id, post.chat_id, post.telegram_id)


async def delete_post(db: Database, contest_id: str, chat_id: str, telegram_id: str) -> bool:
    """A post is not to be any more; whether it was."""
    *_, gone = await db.batch(statements.dropped(contest_id, chat_id, telegram_id))
    return gone.changes == 1


async def list_posts(db: Database, contest_id: str) -> list[Post]:
    """Where a contest is posted, or is to be."""
    rows = await db.all("select * from posts where contest_id = ? and state <> 'draft'", contest_id)
    return [of_row(Post, row) for row in rows]


async def list_due(db: Database, *, now: int, every_s: int) -> list[Post]:
    """The posts that may show something new: of some contests, of others in the next minute where
    they are many. Not those in lost chats, nor those whose last message waits still.
    """
    sql = f"""
        with ready as (select distinct contest_id from posts indexed by posts_ready
            where state = 'ready'),
        pages as (select max(1, (count(*) + ?3 - 1) / ?3) as count from ready)
        select posts.* from (
            select contest_id from ready order by contest_id
            limit ?3 offset (select (?1 / 60) % count * ?3 from pages)) as page
        join posts on posts.contest_id = page.contest_id
        join channels using (chat_id)
        where state = 'ready' and not is_lost
            and (message_id is not null or coalesce(publish_at, 0) <= ?1)
            and shown_at not between ?1 - ?2 + 1 and ?1 and not exists (
                select 1 from deliveries where recipient = posts.chat_id and priority = {POST}
                    and position = 0 and delivery_id = '{statements.DELIVERY}' || post_id)
    """
    rows = await db.all(sql, now, every_s, CONTESTS_MAX)
    return [of_row(Post, row) for row in rows]


async def list_lost(db: Database, *, since: int, count_max: int) -> list[str]:
    """The names of lost chats with posts that were shown since then, or were to be."""
    sql = """
        select distinct coalesce(name, title) as name
        from posts indexed by posts_ready join channels using (chat_id)
        where state = 'ready' and is_lost and max(shown_at, coalesce(publish_at, 0)) > ?
        limit ?
    """
    return [str(row["name"]) for row in await db.all(sql, since, count_max)]


async def resolve(db: Database, channels: Sequence[str]) -> list[str]:
    """The ids of channels by `@name` or id, each once; a name that the bot does not know stays."""
    found = list[str]()
    for each in channels:
        row = await db.one("select chat_id from channels where name = ?", each.lower())
        found.append(row["chat_id"] if row else each)
    return list(dict.fromkeys(found))


def _own_post(row: Row) -> OwnPost:
    title = row["title"] or row["chat_id"]
    return OwnPost(post=of_row(Post, row), channel_title=title, channel_name=row["name"])
