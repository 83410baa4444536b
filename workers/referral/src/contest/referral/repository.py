"""Invitation codes in the database."""

from __future__ import annotations

from contest.kit.database import Database, Statement, statement


def insert_code(user_id: str, *, code: str, now: int) -> Statement:
    """Give the user a code, unless they have one."""
    return statement("insert into codes (code, user_id, created_at) values (?, ?, ?) on conflict do nothing", code, user_id, now)


async def code_of(db: Database, user_id: str, *, code: str, now: int) -> str:
    """The user's code: `code` for someone whose `user.created` has not arrived yet."""
    select = statement("select code from codes where user_id = ?", user_id)
    *_, found = await db.batch([insert_code(user_id, code=code, now=now), select])
    return str(found.rows[0]["code"])
