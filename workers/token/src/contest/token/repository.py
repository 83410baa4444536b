"""Accounts in the database."""

from __future__ import annotations

from dataclasses import dataclass

from contest.kit.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The points of a user."""

    posted: int
    held: int


async def find_account(db: Database, user_id: str) -> Account | None:
    """The account of a user, if they have one."""
    row = await db.one("select posted, held from accounts where user_id = ?", user_id)
    return Account(posted=row["posted"], held=row["held"]) if row else None
