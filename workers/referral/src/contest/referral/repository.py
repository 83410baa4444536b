"""Invitation codes in the database."""

from __future__ import annotations

from contest.kit.database import Database, Statement, statement
from contest.kit.events.erasure import NOT_ERASED


def insert_code(user_id: str, *, code: str, now: int) -> Statement:
    """Give the user a code, unless they have one or are gone."""
    sql = f"insert into codes (code, user_id, created_at) select ?, ?, ? where {NOT_ERASED} on conflict do nothing"
    return statement(sql, code, user_id, now, user_id)


def delete_code(user_id: str) -> Statement:
    """Take the user's code away."""
    return statement("delete from codes where user_id = ?", user_id)


async def code_of(db: Database, user_id: str, *, code: str, now: int) -> str | None:
    """The user's code: `code` for someone whose `user.created` has not arrived yet, None for someone who is gone."""
    select = "select code from codes where user_id = ?"
    row = await db.one(select, user_id)
    if row is None:
        *_, found = await db.batch([insert_code(user_id, code=code, now=now), statement(select, user_id)])
        row = found.rows[0] if found.rows else None
    return str(row["code"]) if row else None
