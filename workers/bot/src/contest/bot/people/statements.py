"""Statements about people, for batches."""

from __future__ import annotations

from contest.contract.events.auth import UserCreated, UserLocaleChanged
from contest.kit.database import Statement, statement
from contest.kit.events.erasure import NOT_ERASED


def recipient(user: UserCreated | UserLocaleChanged, *, now: int) -> Statement:
    """Someone the bot can write to, and the locale they chose last."""
    sql = f"""
        insert into recipients (user_id, telegram_id, locale, changed_at_ms, created_at)
        select ?, ?, ?, ?, ? where {NOT_ERASED}
        on conflict (user_id) do update
            set locale = excluded.locale, changed_at_ms = excluded.changed_at_ms
        where excluded.changed_at_ms > recipients.changed_at_ms
    """
    return statement(
        sql, user.user_id, user.telegram_id, user.locale, user.changed_at_ms, now, user.user_id
    )


def erased_recipient(user_id: str) -> Statement:
    """Someone the bot knows no more."""
    return statement("delete from recipients where user_id = ?", user_id)
