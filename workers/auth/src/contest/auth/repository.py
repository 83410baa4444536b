"""Users, sessions and their refresh tokens in the database."""

from __future__ import annotations

import json
from dataclasses import dataclass

from contest.auth.deps import Deps
from contest.auth.init_data import Person
from contest.auth.rules import ENDED_KEPT_S, IDLE_MAX_S, SESSION_S
from contest.kit.clock import pull_back
from contest.kit.database import INTEGER_MAX, Database, Row, Statement, statement
from contest.kit.events import erasure, outbox
from contest.kit.ids import new_id
from contest.kit.locales import locale_of

CONSUMERS_OF_USERS = ("referral", "bot")
PRUNE_MAX = 500
DAY_S = 86_400
INIT_DATA_KEPT_S = 2 * DAY_S  # It is good for an hour; a clock that is a day ahead for a moment must not make it new again.

# Values: now, twice.
ALIVE = f"ended_at is null and expires_at > ? and last_used_at > ? - {IDLE_MAX_S}"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSession:
    """A session to be opened for initData, or a chain of it to be begun. `token_hash` is of the first refresh token by `chain_key`."""

    session_id: str
    init_data_hash: str
    chain_key: str
    token_hash: str
    user_agent: str


async def sign_in(deps: Deps, person: Person, session: NewSession, *, now: int) -> Row | None:
    """The session of the initData, at the first refresh token of its chain, as the user with `session_id` and `chain_key`.

    All in one transaction. New initData: create or update the user, open the session and, for a new user, record `user.created`.
    Else, where a token of the session's chain was used, begin another chain. None, and nothing done, when the session is over.
    """
    user_id, telegram_id = new_id(deps.random_bytes), str(person.id)
    locale = locale_of(person.language_code)
    created = outbox.publish(
        deps,
        "user.created",
        {"user_id": user_id, "telegram_id": telegram_id, "locale": locale, "changed_at_ms": now * 1000},
        to=CONSUMERS_OF_USERS,
        condition="exists (select 1 from users where user_id = ?)",  # not so when this Telegram id had a user already
        values=(user_id,),
    )
    claimed = (session.init_data_hash, session.session_id)
    found = (session.init_data_hash, now, now)
    supersede = f"""
        update sessions set chain_key = ?, last_used_at = max(last_used_at, cast(? as integer)),
            generation = generation + 2, chain_starts_at = generation + 2
        where {LIVE_OF_INIT_DATA} and generation is not chain_starts_at
    """
    remember = f"""
        insert into refresh_tokens select ?, session_id, generation from sessions where {LIVE_OF_INIT_DATA} and chain_key = ?
    """
    opened = f"select users.*, session_id, chain_key from sessions join users using (user_id) where {LIVE_OF_INIT_DATA}"
    *_, user = await outbox.commit(
        deps,
        [
            statement("insert into used_init_data (hash, session_id, used_at) values (?, ?, ?) on conflict do nothing", *claimed, now),
            _upsert_user(user_id, person, locale=locale, claimed=claimed, now=now),
            *created,
            _insert_session(session, telegram_id, claimed=claimed, now=now),
            statement(supersede, session.chain_key, now, *found),
            statement(remember, session.token_hash, *found, session.chain_key),
            statement(opened, *found),
        ],
    )
    return user.rows[0] if user.rows else None


def forget_sign_in(telegram_id: str, init_data_hash: str, *, now: int) -> list[Statement]:
    """The statements that take back a sign-in of `now`, at the end of its own batch: for `readiness.session_possible`."""
    events = """
        delete from outbox where consumer in (select value from json_each(?)) and attempts = 0 and next_attempt_at = ?
        and created_at = ? and message ->> '$.data.telegram_id' = ?
    """
    return [
        statement(events, json.dumps(CONSUMERS_OF_USERS), now + outbox.BORN_DUE_S, now, telegram_id),
        statement("delete from users where telegram_id = ?", telegram_id),
        statement("delete from used_init_data where hash = ?", init_data_hash),
    ]


CLAIMED = "exists (select 1 from used_init_data where hash = ? and session_id = ?)"

# Values: the hash, and now, twice.
LIVE_OF_INIT_DATA = f"session_id = (select session_id from used_init_data where hash = ?) and {ALIVE}"


def _upsert_user(user_id: str, person: Person, *, locale: str, claimed: tuple[str, str], now: int) -> Statement:
    """The user as Telegram describes them now; the id and the chosen locale stay what they were."""
    sql = f"""
        insert into users
            (user_id, telegram_id, first_name, username, language_code, locale, locale_changed_at_ms, created_at, updated_at)
        select ?, ?, ?, ?, ?, ?, ?, ?, ? where {CLAIMED}
        on conflict (telegram_id) do update set
            first_name = excluded.first_name, username = excluded.username,
            language_code = excluded.language_code, updated_at = excluded.updated_at
    """
    described = (str(person.id), person.first_name, person.username, person.language_code)
    return statement(sql, user_id, *described, locale, now * 1000, now, now, *claimed)


def _insert_session(session: NewSession, telegram_id: str, *, claimed: tuple[str, str], now: int) -> Statement:
    sql = f"""
        insert into sessions (session_id, user_id, chain_key, chain_starts_at, user_agent, created_at, last_used_at, expires_at)
        select ?, user_id, ?, 0, ?, ?, ?, ? from users where telegram_id = ? and {CLAIMED}
    """
    return statement(sql, session.session_id, session.chain_key, session.user_agent, now, now, now + SESSION_S, telegram_id, *claimed)


async def find_by_token(db: Database, token_hash: str) -> Row | None:
    """The session that a refresh token belongs to, with the token's own generation."""
    sql = """
        select sessions.*, refresh_tokens.generation as token_generation
        from refresh_tokens join sessions using (session_id) where token_hash = ?
    """
    return await db.one(sql, token_hash)


async def rotate(db: Database, session: Row, *, token_hash: str, now: int) -> Row | None:
    """Make the successor of `session`'s token its current one, if it is not already; the session's user.

    None, and nothing done, when the session has gone on or ended since it was read.
    """
    session_id, generation = session["session_id"], session["token_generation"] + 1
    advance = """
        update sessions set generation = cast(? as integer), last_used_at = max(last_used_at, cast(? as integer))
        where session_id = ? and generation in (?, ?) and ended_at is null
    """
    remember = f"insert into refresh_tokens select ?, session_id, generation from sessions where {STILL_AT} on conflict do nothing"
    user = f"select users.* from sessions join users using (user_id) where {STILL_AT}"
    *_, found = await db.batch(
        [
            statement(advance, generation, now, session_id, generation - 1, generation),
            statement(remember, token_hash, session_id, generation),
            statement(user, session_id, generation),
        ]
    )
    return found.rows[0] if found.rows else None


STILL_AT = "session_id = ? and generation = ? and ended_at is null"


async def end_reused(deps: Deps, session: Row, *, now: int) -> bool:
    """End the session of a token that was used twice, and tell its owner; whether it was not ended before."""
    session_id, user_id = session["session_id"], session["user_id"]
    detected = outbox.publish(
        deps,
        "session.reuse_detected",
        {"user_id": user_id, "session_id": session_id},
        to=("bot",),
        condition="exists (select 1 from sessions where session_id = ? and ended_at is null)",
        values=(session_id,),
    )
    end = statement("update sessions set ended_at = ? where session_id = ? and ended_at is null", now, session_id)
    *_, ended = await outbox.commit(deps, [*detected, end])
    return ended.changes > 0


async def end_session(db: Database, user_id: str, session_id: str, *, now: int) -> bool:
    """End one session of a user; whether there was one to end."""
    sql = f"update sessions set ended_at = ? where user_id = ? and session_id = ? and {ALIVE}"
    return await db.run(sql, now, user_id, session_id, now, now) == 1


async def end_sessions(db: Database, user_id: str, *, but: str, now: int) -> int:
    """End all sessions of a user except `but`; how many."""
    sql = "update sessions set ended_at = ? where user_id = ? and session_id <> ? and ended_at is null"
    return await db.run(sql, now, user_id, but)


# Values: the user, and now, twice.
LIVE_SESSIONS = f"select session_id, user_agent, created_at, last_used_at from sessions where user_id = ? and {ALIVE}"


async def find_user(db: Database, user_id: str) -> Row | None:
    """One user."""
    return await db.one("select * from users where user_id = ?", user_id)


async def set_locale(deps: Deps, user_id: str, locale: str, *, now_ms: int) -> Row | None:
    """Choose a user's locale, and tell who else speaks to them; None when there is no such user.

    Each choice counts as later than the one before, whatever the clock says: so the choices have one order everywhere.
    """
    change = """
        update users set locale = ?, updated_at = ?, locale_changed_at_ms = max(locale_changed_at_ms + 1, cast(? as integer))
        where user_id = ? returning *
    """
    changed = outbox.publish(
        deps,
        "user.locale_changed",
        {"user_id": user_id, "locale": locale},
        to=("bot",),
        message="json_set(?, '$.data.telegram_id', telegram_id, '$.data.changed_at_ms', locale_changed_at_ms) from users",
        condition="user_id = ?",
        values=(user_id,),
    )
    updated, *_ = await outbox.commit(deps, [statement(change, locale, now_ms // 1000, now_ms, user_id), *changed])
    return updated.rows[0] if updated.rows else None


async def delete_user(deps: Deps, user: Row) -> None:
    """Delete a user with their sessions and what waits to be sent about them, and tell everyone who keeps something of them."""
    user_id, telegram_id = user["user_id"], user["telegram_id"]
    deleted = outbox.publish(
        deps,
        "user.deleted",
        {"user_id": user_id, "telegram_id": telegram_id},
        to=CONSUMERS_OF_USERS,
        condition="exists (select 1 from users where user_id = ?)",
        values=(user_id,),
    )
    forget = statement("delete from users where user_id = ?", user_id)
    # Whatever mentions them here came before this, also what a clock that was ahead has dated.
    forgotten = erasure.forget_messages(user_id, telegram_id, until=INTEGER_MAX)
    await outbox.commit(deps, [*forgotten, *deleted, forget])


async def knows_signing_key(db: Database, kid: str) -> bool:
    """Whether the key has been told of."""
    return await db.one("select 1 from signing_keys where kid = ?", kid) is not None


async def insert_signing_key(db: Database, kid: str, *, now: int) -> None:
    """Remember a key that signs."""
    await db.run("insert into signing_keys (kid, signs_since) values (?, ?) on conflict do nothing", kid, now)


async def is_clock_confirmed(db: Database, *, now: int) -> bool:
    """Whether someone signed in within the last day by this clock: the initData, dated by Telegram, was fresh by it."""
    sql = "select 1 from used_init_data where used_at between ? and ? limit 1"
    return await db.one(sql, now - DAY_S, now) is not None


async def prune(db: Database, *, now: int) -> None:
    """Forget dead sessions and initData that is too old to be exchanged again, a bounded number of rows at a time.

    Sessions that a clock dated which was ahead live no longer than others from now on.
    """
    bound = "update sessions set expires_at = ? where expires_at > ?"
    # Each by its own index: with `or` the whole table would be read.
    kinds = ("expires_at", "last_used_at", "ended_at")
    first = "select * from (select session_id from sessions where {0} <= ? order by {0} limit {1})"
    dead = " union ".join(first.format(kind, PRUNE_MAX) for kind in kinds)
    dead_since = (now, now - IDLE_MAX_S, now - ENDED_KEPT_S)
    tokens = f"""
        delete from refresh_tokens where token_hash in (
            select token_hash from refresh_tokens where session_id in ({dead}) limit {PRUNE_MAX})
    """
    sessions = f"""
        delete from sessions where session_id in ({dead})
        and not exists (select 1 from refresh_tokens where refresh_tokens.session_id = sessions.session_id)
    """
    used = f"delete from used_init_data where hash in (select hash from used_init_data where used_at < ? limit {PRUNE_MAX})"
    await db.batch(
        [
            pull_back("sessions", "last_used_at", now=now, wait_s_max=DAY_S),
            statement(bound, now + SESSION_S, now + SESSION_S),
            statement(tokens, *dead_since),
            statement(sessions, *dead_since),
            pull_back("used_init_data", "used_at", now=now, wait_s_max=DAY_S),
            statement(used, now - INIT_DATA_KEPT_S),
        ]
    )
