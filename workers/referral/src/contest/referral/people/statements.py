"""Statements about people, for batches."""

from __future__ import annotations

from dataclasses import dataclass

from contest.kit.database import Statement, statement
from contest.kit.events.erasure import NOT_ERASED

NOBODY = ""  # no user's id


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """By what someone is known: their Telegram id, what it is sealed as when they are gone, and
    their account, if they have one.
    """

    telegram_id: str
    sealed: str
    user_id: str = NOBODY


def known(contact: Contact, *, at: int) -> list[Statement]:
    """A row for the person: the one that they had, if they were gone. None for an account that has
    ended already.
    """
    back = f"""
        update people set contact = ?1 where contact = ?2
            and not exists (select 1 from people where contact = ?1)
            and {NOT_ERASED.replace("?", "?3")}
    """
    new = f"""
        insert into people (contact, here_since) select ?, ? where {NOT_ERASED}
        on conflict do nothing
    """
    ids = (contact.telegram_id, contact.sealed, contact.user_id)
    return [
        statement(back, *ids),
        statement(new, contact.telegram_id, at, contact.user_id),
    ]


def signed_in(contact: Contact, *, at: int, created_ms: int = 0) -> list[Statement]:
    """Someone `known` has this account. Events come in any order, so that there may be another,
    which is deleted already, or will be: of two the later one counts, and the other is kept until
    one of them goes. A call does not know since when there is its account.
    """
    new = f"contact = ? and user_id is not ? and other_user_id is not ? and {NOT_ERASED}"
    ids = (contact.telegram_id, *(contact.user_id,) * 3)
    end = f"""
        update codes set ended_at = ? where ended_at is null
            and person = (select person from people where created_ms <= ? and {new})
    """
    have = f"""
        update people set
            user_id = iif(?1 >= created_ms, ?2, user_id),
            other_user_id = iif(?1 >= created_ms, user_id, ?2),
            created_ms = max(created_ms, ?1), here_since = min(here_since, ?3)
        where contact = ?4 and user_id is not ?2 and other_user_id is not ?2
            and {NOT_ERASED.replace("?", "?2")}
    """
    return [
        statement(end, at, created_ms, *ids),
        statement(have, created_ms, contact.user_id, at, contact.telegram_id),
    ]


def gone(contact: Contact, *, at: int) -> list[Statement]:
    """The account has ended, and its codes are good for nothing. Unless there is another one by
    now, nothing names the person any more.
    """
    mine = "contact = ? and coalesce(user_id, '') in ('', ?)"
    ids = (contact.telegram_id, contact.user_id)
    end = f"""
        update codes set ended_at = ? where ended_at is null
            and person = (select person from people where {mine})
    """
    other = "update people set other_user_id = null where contact = ? and other_user_id = ?"
    forget = f"""
        update people set contact = iif(other_user_id is null, ?, contact),
            user_id = other_user_id, other_user_id = null, first_name = null, created_ms = 0,
            acts = null
        where {mine}
    """
    return [
        statement(end, at, *ids),
        statement(other, *ids),
        statement(forget, contact.sealed, *ids),
    ]


def named(telegram_id: str, first_name: str) -> Statement:
    """The name that someone has, for those who invited them to read."""
    sql = """
        update people set first_name = ?
        where contact = ? and user_id is not null and first_name is not ?
    """
    return statement(sql, first_name, telegram_id, first_name)
