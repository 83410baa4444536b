"""Invitation codes in the database."""

from __future__ import annotations

from contest.kit.database import Database, DatabaseError
from contest.kit.guards import reason_of
from contest.referral.codes import statements
from contest.referral.codes.problems import CodeTaken


async def give(db: Database, code: str, telegram_id: str, *, at: int) -> bool:
    """Give someone a code; whether there is such a user. Raises `CodeTaken`."""
    try:
        *_, new = await db.batch(statements.vanity(code, telegram_id, at=at))
    except DatabaseError as error:
        if reason_of(error) == "codes.code":
            raise CodeTaken from None
        raise
    return new.changes == 1


async def end(db: Database, code: str, *, at: int) -> bool:
    """End a code; whether it was good until now."""
    sql = "update codes set ended_at = ? where code = ? and ended_at is null"
    return await db.run(sql, at, code) == 1
