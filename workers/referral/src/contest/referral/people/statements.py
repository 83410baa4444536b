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


def signed_in(contact: Contact, *, at: int) -> list[Statement]:
    """Someone `known` has this account. What codes they had of another one have ended with it."""
    mine = "select person from people where contact = ? and user_id <> ?"
    end = f"update codes set ended_at = ? where ended_at is null and person = ({mine})"
    have = f"""
        update people set user_id = ?, here_since = min(here_since, ?)
        where contact = ? and user_id is not ? and {NOT_ERASED}
    """
    ids = (contact.telegram_id, contact.user_id)
    return [
        statement(end, at, *ids),
        statement(have, contact.user_id, at, *ids, contact.user_id),
    ]


# Values: the Telegram id and the user's id. An account that the person has had since is another.
ENDED = "contact = ? and coalesce(user_id, '') in ('', ?)"


def gone(contact: Contact, *, at: int) -> list[Statement]:
    """The account has ended: its codes are good for nothing, and nothing names the person."""
    ids = (contact.telegram_id, contact.user_id)
    end = f"""
        update codes set ended_at = ? where ended_at is null
            and person = (select person from people where {ENDED})
    """
    forget = f"update people set contact = ?, user_id = null, first_name = null where {ENDED}"
    return [statement(end, at, *ids), statement(forget, contact.sealed, *ids)]


def named(telegram_id: str, first_name: str) -> Statement:
    """The name that someone has, for those who invited them to read."""
    sql = """
        update people set first_name = ?
        where contact = ? and user_id is not null and first_name is not ?
    """
    return statement(sql, first_name, telegram_id, first_name)
