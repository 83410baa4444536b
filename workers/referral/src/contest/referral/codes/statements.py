"""Statements about codes, for batches."""

from __future__ import annotations

from contest.kit.database import Statement, statement


def own(code: str, telegram_id: str, user_id: str, *, at: int) -> Statement:
    """A code for whoever has this account, unless they have one."""
    sql = """
        insert into codes (code, person, kind, created_at)
        select ?, person, 'own', ? from people where contact = ? and user_id = ?
        on conflict do nothing
    """
    return statement(sql, code, at, telegram_id, user_id)


def vanity(code: str, telegram_id: str, *, at: int) -> list[Statement]:
    """A code of an admin's choice, in place of the one before; the last one changes a row where
    there is such a user.
    """
    person = "(select person from people where contact = ? and user_id is not null)"
    end = f"""
        update codes set ended_at = ? where ended_at is null and kind = 'vanity'
            and person = {person}
    """
    new = """
        insert into codes (code, person, kind, created_at)
        select ?, person, 'vanity', ? from people where contact = ? and user_id is not null
    """
    return [
        statement(end, at, telegram_id),
        statement(new, code, at, telegram_id),
    ]
