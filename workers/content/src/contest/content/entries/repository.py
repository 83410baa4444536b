"""Entries in the database."""

from __future__ import annotations

from contest.content.deps import Deps
from contest.content.entries import statements
from contest.content.entries.records import Entry, Joining, Standing
from contest.content.entries.statements import QUALIFIED
from contest.kit.database import Database, Row
from contest.kit.events import outbox


async def join(deps: Deps, joining: Joining) -> Entry | None:
    """The entry that was made, or revived; None where the person is in already or may not be."""
    inserted, *_ = await outbox.commit(deps, statements.joined(joining))
    return entry_of(inserted.rows[0]) if inserted.rows else None


async def leave(deps: Deps, telegram_id: str, contest_id: str, *, change_id: str, at: int) -> bool:
    """Take someone's entry out of an open contest; whether it was in."""
    batch = statements.left(telegram_id, contest_id, change_id=change_id, at=at)
    left, *_ = await deps.db.batch(batch)
    return left.changes == 1


async def find_mine(db: Database, contest_id: str, telegram_id: str) -> Entry | None:
    """Someone's entry in a contest, whatever its state."""
    sql = f"select *, {QUALIFIED} from entries where telegram_id = ? and contest_id = ?"
    row = await db.one(sql, telegram_id, contest_id)
    return entry_of(row) if row else None


async def find_standing(
    db: Database, contest_id: str, telegram_id: str, *, user_id: str
) -> Standing | None:
    """How someone stands to a contest that is published."""
    sql = f"""
        select entries.*, {QUALIFIED}, contests.status, starts_at, ends_at, has_captcha,
            counters.entries >= entries_limit as is_full,
            (select exclusions.reason from exclusions
                where contest_id = ?1 and telegram_id = ?2) as excluded_as,
            exists (select 1 from erased_users where user_id = ?3) as is_erased
        from contests join counters using (contest_id)
        left join entries on entries.contest_id = ?1 and entries.telegram_id = ?2
        where contests.contest_id = ?1 and status <> 'draft'
    """
    row = await db.one(sql, contest_id, telegram_id, user_id)
    if row is None:
        return None
    return Standing(
        status=row["status"],
        starts_at=row["starts_at"],
        ends_at=row["ends_at"],
        has_captcha=bool(row["has_captcha"]),
        is_full=bool(row["is_full"]),
        excluded_as=row["excluded_as"],
        is_erased=bool(row["is_erased"]),
        entry=entry_of(row) if row["state"] else None,
    )


def entry_of(row: Row) -> Entry:
    """The entry in a row that was selected with `QUALIFIED`."""
    return Entry(
        contest_id=row["contest_id"],
        telegram_id=row["telegram_id"],
        user_id=row["user_id"],
        commitment=row["commitment"],
        salt=row["salt"],
        state=row["state"],
        reason=row["reason"],
        first_name=row["first_name"],
        username=row["username"],
        source=row["source"],
        tickets=row["tickets"],
        tickets_max=row["tickets_max"],
        done=row["done"],
        is_qualified=bool(row["is_qualified"]),
        reached_at=row["reached_at"],
        joined_at=row["joined_at"],
    )
