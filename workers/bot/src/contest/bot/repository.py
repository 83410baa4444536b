"""The inbox of Telegram's updates, and the people the bot can write to."""

from __future__ import annotations

from contest.contract.models import UserCreated
from contest.kit.database import Database, Row, Statement, statement

CLAIM_MAX = 20
CLAIM_S = 60  # Longer than working off one update takes: then the claim of a crashed isolate is free again.
RETENTION_S = 48 * 3600  # How long an update id is remembered; Telegram repeats one within a day.
PRUNE_MAX = 500


async def insert_update(db: Database, update_id: int, *, chat: str, payload: str, now: int) -> bool:
    """Store an update once; whether it is new."""
    sql = """
        insert into updates (update_id, chat, payload, next_attempt_at, received_at) values (?, ?, ?, ?, ?) on conflict do nothing
    """
    return await db.run(sql, update_id, chat, payload, now, now) == 1


async def claim_updates(db: Database, *, now: int) -> list[Row]:
    """Take the first pending update of each chat, if it is due: a later one waits until it is done or dead."""
    sql = """
        update updates set claimed_until = ? + ?, attempts = attempts + 1
        where update_id in (
            select update_id from updates as candidate
            where state = 'pending' and next_attempt_at <= ? and claimed_until <= ? and not exists (
                select 1 from updates as earlier
                where earlier.chat = candidate.chat and earlier.state = 'pending' and earlier.update_id < candidate.update_id)
            order by update_id limit ?)
        returning update_id, payload, attempts
    """
    return await db.all(sql, now, CLAIM_S, now, now, CLAIM_MAX)


def finish_update(update_id: int, *, state: str) -> Statement:
    """The update is `done` or `dead`: only its id is kept."""
    return statement("update updates set state = ?, chat = '', payload = '', claimed_until = 0 where update_id = ?", state, update_id)


async def postpone_update(db: Database, update_id: int, *, until: int, attempts: int) -> None:
    """Try the update again at `until`, as one that was tried `attempts` times."""
    sql = "update updates set next_attempt_at = ?, claimed_until = 0, attempts = ? where update_id = ?"
    await db.run(sql, until, attempts, update_id)


def revive_update(update_id: int, *, chat: str, payload: str, now: int) -> Statement:
    """A dead update is pending again, as it came."""
    sql = """
        update updates set state = 'pending', chat = ?, payload = ?, attempts = 0, next_attempt_at = ?
        where update_id = ? and state = 'dead'
    """
    return statement(sql, chat, payload, now, update_id)


async def prune_updates(db: Database, *, now: int) -> None:
    """Forget finished updates past their retention, a bounded number at a time."""
    sql = "delete from updates where update_id in (select update_id from updates where received_at < ? and state <> 'pending' limit ?)"
    await db.run(sql, now - RETENTION_S, PRUNE_MAX)


def insert_recipient(user: UserCreated, *, now: int) -> Statement:
    """Remember someone the bot can write to."""
    sql = "insert into recipients (user_id, telegram_id, locale, created_at) values (?, ?, ?, ?) on conflict do nothing"
    return statement(sql, user.user_id, user.telegram_id, user.locale, now)
