"""Statements about invitation codes, for the batches of others."""

from __future__ import annotations

from contest.kit.database import Statement, statement
from contest.kit.events.erasure import NOT_ERASED


def new_code(user_id: str, *, code: str, now: int) -> Statement:
    """A code for the user, unless they have one or are gone."""
    sql = f"""
        insert into codes (code, user_id, created_at) select ?, ?, ? where {NOT_ERASED}
        on conflict do nothing
    """
    return statement(sql, code, user_id, now, user_id)


def end_of_code(user_id: str) -> Statement:
    """The end of the user's code."""
    return statement("delete from codes where user_id = ?", user_id)
