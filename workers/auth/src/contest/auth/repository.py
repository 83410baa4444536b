"""Users, sessions and their refresh tokens in the database."""

from __future__ import annotations

from dataclasses import dataclass

from contest.auth.deps import Deps
from contest.auth.init_data import AGE_MAX_S, SKEW_MAX_S, Person
from contest.auth.rules import ENDED_KEPT_S, IDLE_MAX_S, SESSION_S
from contest.kit import erasure, outbox
from contest.kit.database import Database, Row, Statement, statement
from contest.kit.ids import new_id
from contest.kit.locales import locale_of

CONSUMERS_OF_USERS = ("referral", "bot")
PRUNE_MAX = 500

# Values: now, twice.
ALIVE = f"ended_at is null and expires_at > ? and last_used_at > ? - {IDLE_MAX_S}"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSession:
    """A session to be opened. `init_data_hash` is what it is exchanged for, `token_hash` is of its first refresh token."""

    session_id: str
    init_data_hash: str
    chain_key: str
    token_hash: str
    user_agent: str


async def sign_in(deps: Deps, person: Person, session: NewSession, *, now: int) -> Row | None:
    """Create or update the user, open the session and, for a new user, record `user.created`: all in one transaction.

    None, and nothing done, when the initData was exchanged before.
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
    remember = "insert into refresh_tokens select ?, session_id, 0 from sessions where session_id = ?"
    *_, user = await deps.db.batch(
        [
            statement("insert into used_init_data (hash, session_id, used_at) values (?, ?, ?) on conflict do nothing", *claimed, now),
            _upsert_user(user_id, person, locale=locale, claimed=claimed, now=now),
            *created,
            _insert_session(session, telegram_id, claimed=claimed, now=now),
            statement(remember, session.token_hash, session.session_id),
            statement("select users.* from sessions join users using (user_id) where session_id = ?", session.session_id),
        ]
    )
    return user.rows[0] if user.rows else None


def forget_sign_in(telegram_id: str, init_data_hash: str, *, now: int) -> list[Statement]:
    """The statements that take back a sign-in of `now`, at the end of its own batch: for `readiness.session_possible`."""
    events = """
        delete from outbox where next_attempt_at >= ? and created_at = ? and message ->> '$.data.telegram_id' = ?
    """
    return [
        statement(events, now, now, telegram_id),
        statement("delete from users where telegram_id = ?", telegram_id),
        statement("delete from used_init_data where hash = ?", init_data_hash),
    ]


CLAIMED = "exists (select 1 from used_init_data where hash = ? and session_id = ?)"


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
        insert into sessions (session_id, user_id, chain_key, user_agent, created_at, last_used_at, expires_at)
        select ?, user_id, ?, ?, ?, ?, ? from users where telegram_id = ? and {CLAIMED}
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
    *_, ended = await deps.db.batch([*detected, end])
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


async def set_locale(deps: Deps, user: Row, locale: str, *, now_ms: int) -> Row | None:
    """Choose a user's locale, and tell who else speaks to them.

    None, and nothing done, when they chose another one since they were read, or are gone: so the choices have one order everywhere.
    """
    user_id, before_ms = user["user_id"], user["locale_changed_at_ms"]
    changed_at_ms = max(now_ms, before_ms + 1)
    changed = outbox.publish(
        deps,
        "user.locale_changed",
        {"user_id": user_id, "telegram_id": user["telegram_id"], "locale": locale, "changed_at_ms": changed_at_ms},
        to=("bot",),
        condition="exists (select 1 from users where user_id = ? and locale_changed_at_ms = cast(? as integer))",
        values=(user_id, str(before_ms)),
    )
    sql = """
        update users set locale = ?, locale_changed_at_ms = ?, updated_at = ? where user_id = ? and locale_changed_at_ms = ? returning *
    """
    *_, updated = await deps.db.batch([*changed, statement(sql, locale, changed_at_ms, now_ms // 1000, user_id, before_ms)])
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
    await deps.db.batch([*erasure.forget_messages(user_id, telegram_id, until=int(deps.now())), *deleted, forget])


async def insert_signing_key(db: Database, kid: str, *, now: int) -> bool:
    """Remember a key that signs; whether it is new."""
    return await db.run("insert into signing_keys (kid, signs_since) values (?, ?) on conflict do nothing", kid, now) == 1


async def prune(db: Database, *, now: int) -> None:
    """Forget dead sessions and initData that is too old to be exchanged again, a bounded number of rows at a time."""
    dead = "(expires_at <= ? or last_used_at <= ? or ended_at <= ?)"
    dead_since = (now, now - IDLE_MAX_S, now - ENDED_KEPT_S)
    tokens = f"""
        delete from refresh_tokens where token_hash in (
            select token_hash from sessions join refresh_tokens using (session_id) where {dead} limit {PRUNE_MAX})
    """
    sessions = f"""
        delete from sessions where session_id in (
            select session_id from sessions where {dead}
            and not exists (select 1 from refresh_tokens where refresh_tokens.session_id = sessions.session_id) limit {PRUNE_MAX})
    """
    used = f"delete from used_init_data where hash in (select hash from used_init_data where used_at < ? limit {PRUNE_MAX})"
    await db.batch(
        [
            statement(tokens, *dead_since),
            statement(sessions, *dead_since),
            statement(used, now - AGE_MAX_S - SKEW_MAX_S),
        ]
    )
