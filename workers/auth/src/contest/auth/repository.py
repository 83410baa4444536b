"""Users, sessions and their refresh tokens in the database."""

from __future__ import annotations

from pydantic import MISSING

from contest.auth import statements
from contest.auth.deps import Deps
from contest.auth.records import LiveSession, NewSession, Session, SignIn, User
from contest.auth.rules import IDLE_MAX_S
from contest.contract.events.auth import (
    SessionReuseDetected,
    UserCreated,
    UserDeleted,
    UserLocaleChanged,
)
from contest.kit.database import INTEGER_MAX, Database, Row, statement
from contest.kit.events import erasure, outbox
from contest.kit.ids import new_id
from contest.kit.init_data import Person
from contest.kit.locales import Locale, locale_of
from contest.kit.paging import Page

# Values: now, twice.
ALIVE = f"ended_at is null and expires_at > ? and last_used_at > ? - {IDLE_MAX_S}"

IS_ORGANISER = """exists (
    select 1 from organisers where organisers.telegram_id = users.telegram_id) as is_organiser"""
USER = f"users.*, {IS_ORGANISER}"

# Values: `NewSession.init_data`, and now, twice.
LIVE_OF_INIT_DATA = f"""
    session_id = (select session_id from used_init_data where auth_date = ? and hash = ?)
    and {ALIVE}
"""


async def sign_in(
    deps: Deps, person: Person, session: NewSession, *, start_param: str | None, now: int
) -> SignIn | None:
    """The session of the initData, at the first refresh token of its chain.

    All in one transaction. New initData: create or update the user, open the session and, for a new
    user, record `user.created`. Else, where a token of the session's chain was used,
    begin another chain. None, and nothing done, when the session is over.
    """
    user_id, telegram_id = new_id(deps.random_bytes), str(person.id)
    locale = locale_of(person.language_code)
    created = _created(deps, user_id, telegram_id, locale=locale, start_param=start_param, now=now)
    found = (*session.init_data, now, now)
    supersede = f"""
        update sessions set chain_key = ?, last_used_at = max(last_used_at, cast(? as integer)),
            generation = generation + 2, chain_starts_at = generation + 2
        where {LIVE_OF_INIT_DATA} and generation <> chain_starts_at
    """
    remember = f"""
        insert into refresh_tokens select ?, session_id, generation from sessions
        where {LIVE_OF_INIT_DATA} and chain_key = ?
    """
    opened = f"""
        select {USER}, session_id, chain_key from sessions join users using (user_id)
        where {LIVE_OF_INIT_DATA}
    """
    *_, result = await outbox.commit(
        deps,
        [
            statements.claim(session),
            statements.described_user(user_id, person, locale=locale, claimed=session, now=now),
            *created,
            statements.opened_session(session, telegram_id, now=now),
            statement(supersede, session.chain_key, now, *found),
            statement(remember, session.token_hash, *found, session.chain_key),
            statement(opened, *found),
        ],
    )
    for row in result.rows:
        return SignIn(user=_user(row), session_id=row["session_id"], chain_key=row["chain_key"])
    return None


async def meet(deps: Deps, person: Person, *, now: int) -> User:
    """The user of someone whom Telegram describes, made with `user.created` if they are new."""
    user_id, telegram_id = new_id(deps.random_bytes), str(person.id)
    locale = locale_of(person.language_code)
    *_, found = await outbox.commit(
        deps,
        [
            statements.met_user(user_id, person, locale=locale, now=now),
            *_created(deps, user_id, telegram_id, locale=locale, start_param=None, now=now),
            statement(f"select {USER} from users where telegram_id = ?", telegram_id),
        ],
    )
    return _user(found.rows[0])


def _created(
    deps: Deps,
    user_id: str,
    telegram_id: str,
    *,
    locale: Locale,
    start_param: str | None,
    now: int,
) -> list[outbox.Publication]:
    """The news of a user, unless this Telegram id had one already."""
    created = UserCreated(
        user_id=user_id,
        telegram_id=telegram_id,
        locale=locale,
        changed_at_ms=now * 1000,
        start_param=MISSING if start_param is None else start_param,
    )
    condition = "exists (select 1 from users where user_id = ?)"
    return outbox.publish(deps, created, condition=condition, values=(user_id,))


async def find_by_token(db: Database, token_hash: str) -> Session | None:
    """The session that a refresh token belongs to, with the token's own generation."""
    sql = """
        select sessions.*, refresh_tokens.generation as token_generation
        from refresh_tokens join sessions using (session_id) where token_hash = ?
    """
    row = await db.one(sql, token_hash)
    return _session(row) if row else None


async def rotate(db: Database, session: Session, *, token_hash: str, now: int) -> User | None:
    """Make the successor of `session`'s token its current one, if it is not already;
    the session's user.

    None, and nothing done, when the session has gone on or ended since it was read.
    """
    session_id, generation = session.session_id, session.token_generation + 1
    advance = """
        update sessions set generation = cast(? as integer),
            last_used_at = max(last_used_at, cast(? as integer))
        where session_id = ? and generation in (?, ?) and ended_at is null
    """
    remember = f"""
        insert into refresh_tokens select ?, session_id, generation from sessions
        where {STILL_AT} on conflict do nothing
    """
    user = f"select {USER} from sessions join users using (user_id) where {STILL_AT}"
    *_, found = await db.batch(
        [
            statement(advance, generation, now, session_id, generation - 1, generation),
            statement(remember, token_hash, session_id, generation),
            statement(user, session_id, generation),
        ]
    )
    return _user(found.rows[0]) if found.rows else None


STILL_AT = "session_id = ? and generation = ? and ended_at is null"


async def end_reused(deps: Deps, session: Session, *, now: int) -> bool:
    """End the session of a token that was used twice, and tell its owner;
    whether it was not ended before.
    """
    session_id, user_id = session.session_id, session.user_id
    detected = outbox.publish(
        deps,
        SessionReuseDetected(user_id=user_id, session_id=session_id),
        condition="exists (select 1 from sessions where session_id = ? and ended_at is null)",
        values=(session_id,),
    )
    end = statement(
        "update sessions set ended_at = ? where session_id = ? and ended_at is null",
        now,
        session_id,
    )
    *_, ended = await outbox.commit(deps, [*detected, end])
    return ended.changes > 0


async def end_session(db: Database, user_id: str, session_id: str, *, now: int) -> bool:
    """End one session of a user; whether there was one to end."""
    sql = f"update sessions set ended_at = ? where user_id = ? and session_id = ? and {ALIVE}"
    return await db.run(sql, now, user_id, session_id, now, now) == 1


async def end_sessions(db: Database, user_id: str, *, but: str, now: int) -> int:
    """End all sessions of a user except `but`; how many."""
    sql = """
        update sessions set ended_at = ?
        where user_id = ? and session_id <> ? and ended_at is null
    """
    return await db.run(sql, now, user_id, but)


async def live_sessions(db: Database, user_id: str, *, now: int, page: Page) -> list[LiveSession]:
    """A page of a user's sessions that are not over."""
    select = f"""
        select session_id, user_agent, created_at, last_used_at from sessions
        where user_id = ? and {ALIVE}
    """
    rows = await page.rows(db, select, user_id, now, now, order=("created_at", "session_id"))
    return [_live_session(row) for row in rows]


async def find_user(db: Database, user_id: str) -> User | None:
    """One user."""
    row = await db.one(f"select {USER} from users where user_id = ?", user_id)
    return _user(row) if row else None


async def find_named(db: Database, username: str) -> User | None:
    """The user who had this username when they were last seen; where it has changed hands, who had
    it last.
    """
    sql = f"""
        select {USER} from users where lower(username) = lower(?) and username is not null
        order by updated_at desc limit 1
    """
    row = await db.one(sql, username)
    return _user(row) if row else None


async def set_locale(deps: Deps, user_id: str, locale: Locale, *, now_ms: int) -> User | None:
    """Choose a user's locale, and tell who else speaks to them; None when there is no such user.

    Each choice counts as later than the one before, whatever the clock says:
    so the choices have one order everywhere.
    """
    change = f"""
        update users set locale = ?, updated_at = ?,
            locale_changed_at_ms = max(locale_changed_at_ms + 1, cast(? as integer))
        where user_id = ? returning *, {IS_ORGANISER}
    """
    message = """
        json_set(?, '$.data.telegram_id', telegram_id,
            '$.data.changed_at_ms', locale_changed_at_ms) from users
    """
    changed = outbox.publish(
        deps,
        UserLocaleChanged(user_id=user_id, telegram_id="", locale=locale, changed_at_ms=now_ms),
        message=message,
        condition="user_id = ?",
        values=(user_id,),
    )
    updated, *_ = await outbox.commit(
        deps, [statement(change, locale, now_ms // 1000, now_ms, user_id), *changed]
    )
    return _user(updated.rows[0]) if updated.rows else None


async def delete_user(deps: Deps, user: User) -> None:
    """Delete a user with their sessions and what waits to be sent about them,
    and tell everyone who keeps something of them.
    """
    user_id, telegram_id = user.user_id, user.telegram_id
    deleted = outbox.publish(
        deps,
        UserDeleted(user_id=user_id, telegram_id=telegram_id),
        condition="exists (select 1 from users where user_id = ?)",
        values=(user_id,),
    )
    revoke = """
        delete from organisers
        where telegram_id = (select telegram_id from users where user_id = ?)
    """
    forget = [statement(revoke, user_id), statement("delete from users where user_id = ?", user_id)]
    # Whatever mentions them here came before this, also what a clock that was ahead has dated.
    forgotten = erasure.forget_messages(user_id, telegram_id, until=INTEGER_MAX)
    await outbox.commit(deps, [*forgotten, *deleted, *forget])


async def grant_organiser(db: Database, telegram_id: str, *, by: str, now: int) -> None:
    """Someone is an organiser from now on, whether or not they have signed in yet."""
    sql = """
        insert into organisers (telegram_id, granted_by, granted_at) values (?, ?, ?)
        on conflict do nothing
    """
    await db.run(sql, telegram_id, by, now)


async def revoke_organiser(db: Database, telegram_id: str) -> None:
    """Someone is an organiser no more."""
    await db.run("delete from organisers where telegram_id = ?", telegram_id)


async def knows_signing_key(db: Database, kid: str) -> bool:
    """Whether the key has been told of."""
    return await db.one("select 1 from signing_keys where kid = ?", kid) is not None


async def insert_signing_key(db: Database, kid: str, *, now: int) -> None:
    """Remember a key that signs."""
    await db.run(
        "insert into signing_keys (kid, signs_since) values (?, ?) on conflict do nothing", kid, now
    )


async def is_clock_confirmed(db: Database, *, now: int) -> bool:
    """Whether someone signed in within the last day by this clock: the initData, dated by Telegram,
    was fresh by it.
    """
    sql = "select 1 from used_init_data where auth_date between ? and ? limit 1"
    return await db.one(sql, now - statements.DAY_S, now) is not None


async def prune(db: Database, *, now: int) -> None:
    """Forget dead sessions and initData that is too old to be exchanged again."""
    await db.batch(statements.ends_of_what_is_over(now=now))


def _user(row: Row) -> User:
    return User(
        user_id=row["user_id"],
        telegram_id=row["telegram_id"],
        first_name=row["first_name"],
        username=row["username"],
        language_code=row["language_code"],
        locale=row["locale"],
        created_at=row["created_at"],
        is_organiser=bool(row["is_organiser"]),
    )


def _session(row: Row) -> Session:
    return Session(
        session_id=row["session_id"],
        user_id=row["user_id"],
        chain_key=row["chain_key"],
        generation=row["generation"],
        token_generation=row["token_generation"],
        last_used_at=row["last_used_at"],
        expires_at=row["expires_at"],
        ended_at=row["ended_at"],
    )


def _live_session(row: Row) -> LiveSession:
    return LiveSession(
        session_id=row["session_id"],
        user_agent=row["user_agent"],
        created_at=row["created_at"],
        last_used_at=row["last_used_at"],
    )
