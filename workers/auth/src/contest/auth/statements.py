"""Statements about users and sessions, for batches."""

from __future__ import annotations

import json
from collections.abc import Sequence

from contest.auth.records import NewSession
from contest.auth.rules import ENDED_KEPT_S, IDLE_MAX_S, SESSION_S
from contest.kit.database import Statement, statement
from contest.kit.events.outbox import BORN_DUE_S
from contest.kit.init_data import Person

PRUNE_MAX = 500
DAY_S = 86_400
# It is good for an hour; a clock that is a day ahead for a moment must not make it new again.
INIT_DATA_KEPT_S = 2 * DAY_S

# Values: `NewSession.init_data`, and its id.
CLAIMED = """
    exists (select 1 from used_init_data where auth_date = ? and hash = ? and session_id = ?)
"""

# Who is known and described alike stays as they are. But of those who have had one username, the
# last is found by it.
DESCRIBED_ANEW = """
    on conflict (telegram_id) do update set
        first_name = excluded.first_name, username = excluded.username,
        language_code = excluded.language_code, updated_at = excluded.updated_at
    where (users.first_name, users.username, users.language_code)
            is not (excluded.first_name, excluded.username, excluded.language_code)
        or exists (select 1 from users as other
            where lower(other.username) = lower(excluded.username) and other.username is not null
            and other.telegram_id <> excluded.telegram_id)
"""


def claim(session: NewSession) -> Statement:
    """The claim of initData by the session that it opens, unless another one was there before."""
    sql = """
        insert into used_init_data (auth_date, hash, session_id) values (?, ?, ?)
        on conflict do nothing
    """
    return statement(sql, *session.init_data, session.session_id)


def described_user(
    user_id: str, person: Person, *, locale: str, claimed: NewSession, now: int
) -> Statement:
    """The user as Telegram describes them now; the id and the chosen locale stay what they were."""
    sql = f"""
        insert into users (user_id, telegram_id, first_name, username, language_code,
            locale, locale_changed_at_ms, created_at, updated_at)
        select ?, ?, ?, ?, ?, ?, ?, ?, ? where {CLAIMED} {DESCRIBED_ANEW}
    """
    described = (str(person.id), person.first_name, person.username, person.language_code)
    claim_values = (*claimed.init_data, claimed.session_id)
    return statement(sql, user_id, *described, locale, now * 1000, now, now, *claim_values)


def met_user(user_id: str, person: Person, *, locale: str, now: int) -> Statement:
    """The user as Telegram describes them now, without a session."""
    sql = f"""
        insert into users (user_id, telegram_id, first_name, username, language_code,
            locale, locale_changed_at_ms, created_at, updated_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?) {DESCRIBED_ANEW}
    """
    described = (str(person.id), person.first_name, person.username, person.language_code)
    return statement(sql, user_id, *described, locale, now * 1000, now, now)


def opened_session(session: NewSession, telegram_id: str, *, now: int) -> Statement:
    """The session of whoever has claimed the initData for it."""
    sql = f"""
        insert into sessions (session_id, user_id, chain_key, chain_starts_at, user_agent,
            created_at, last_used_at, expires_at)
        select ?, user_id, ?, 0, ?, ?, ?, ? from users where telegram_id = ? and {CLAIMED}
    """
    opened = (session.session_id, session.chain_key, session.user_agent, now, now, now + SESSION_S)
    return statement(sql, *opened, telegram_id, *session.init_data, session.session_id)


def undone_sign_in(
    telegram_id: str, init_data: tuple[int, str], *, consumers: Sequence[str], now: int
) -> list[Statement]:
    """What takes back a sign-in of `now`, at the end of its own batch:
    for `readiness.session_possible`.
    """
    events = """
        delete from outbox where consumer in (select value from json_each(?))
        and attempts = 0 and next_attempt_at = ? and created_at = ?
        and message ->> '$.data.telegram_id' = ?
    """
    return [
        statement(events, json.dumps(consumers), now + BORN_DUE_S, now, telegram_id),
        statement("delete from users where telegram_id = ?", telegram_id),
        statement("delete from used_init_data where auth_date = ? and hash = ?", *init_data),
    ]


def ends_of_what_is_over(*, now: int) -> list[Statement]:
    """The end of dead sessions, and of initData too old to be exchanged again,
    so many rows at a time.

    Nobody uses a session that has expired: it goes as one that nobody has used for long. Sessions
    that a clock dated which was ahead live no longer than others from now on.
    """
    bound = """
        update sessions set last_used_at = ?, expires_at = min(expires_at, ?)
        where last_used_at > ?
    """
    # Each by its own index: with `or` the whole table would be read.
    kinds = ("last_used_at", "ended_at")
    first = "select * from (select session_id from sessions where {0} <= ? order by {0} limit {1})"
    dead = " union ".join(first.format(kind, PRUNE_MAX) for kind in kinds)
    dead_since = (now - IDLE_MAX_S, now - ENDED_KEPT_S)
    tokens = f"""
        delete from refresh_tokens where token_hash in (
            select token_hash from refresh_tokens where session_id in ({dead}) limit {PRUNE_MAX})
    """
    sessions = f"""
        delete from sessions where session_id in ({dead})
        and not exists (
            select 1 from refresh_tokens where refresh_tokens.session_id = sessions.session_id)
    """
    used = f"""
        delete from used_init_data where (auth_date, hash) in (
            select auth_date, hash from used_init_data where auth_date < ? limit {PRUNE_MAX})
    """
    return [
        statement(bound, now, now + SESSION_S, now + DAY_S),
        statement(tokens, *dead_since),
        statement(sessions, *dead_since),
        statement(used, now - INIT_DATA_KEPT_S),
    ]
