"""Invitation codes in the database."""

from __future__ import annotations

from contest.kit.database import Database, statement
from contest.referral import statements


async def code_of(db: Database, user_id: str, *, code: str, now: int) -> str | None:
    """The user's code: `code` for someone whose `user.created` has not arrived yet,
    None for someone who is gone.
    """
    select = "select code from codes where user_id = ?"
    row = await db.one(select, user_id)
    if row is None:
        new = statements.new_code(user_id, code=code, now=now)
        *_, found = await db.batch([new, statement(select, user_id)])
        row = found.rows[0] if found.rows else None
    return str(row["code"]) if row else None
