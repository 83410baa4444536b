"""Users and sessions in the database."""

from __future__ import annotations

from contest.auth import rules
from contest.auth.deps import Deps
from contest.auth.init_data import Person
from contest.kit import outbox
from contest.kit.database import Database, Row, Statement, statement
from contest.kit.ids import new_id
from contest.kit.locales import locale_of

CONSUMERS_OF_USERS = ("referral", "bot")


async def sign_in(deps: Deps, person: Person, *, session_id: str, refresh_hash: str, now: int) -> Row:
    """Create or update the user, open the session and, for a new user, record `user.created`: all in one transaction."""
    user_id, telegram_id = new_id(deps.random_bytes), str(person.id)
    locale = locale_of(person.language_code)
    created = outbox.publish(
        deps,
        "user.created",
        {"user_id": user_id, "telegram_id": telegram_id, "locale": locale},
        to=CONSUMERS_OF_USERS,
        condition="exists (select 1 from users where user_id = ?)",  # not so when this Telegram id had a user already
        values=(user_id,),
    )
    *_, user = await deps.db.batch(
        [
            _upsert_user(user_id, person, locale=locale, now=now),
            *created,
            _insert_session(session_id, telegram_id, refresh_hash=refresh_hash, now=now),
            statement("select * from users where telegram_id = ?", telegram_id),
        ]
    )
    return user.rows[0]


def _upsert_user(user_id: str, person: Person, *, locale: str, now: int) -> Statement:
    """The user as Telegram describes them now; the id and the chosen locale stay what they were."""
    sql = """
        insert into users (user_id, telegram_id, first_name, username, language_code, locale, created_at, updated_at)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (telegram_id) do update set
            first_name = excluded.first_name, username = excluded.username,
            language_code = excluded.language_code, updated_at = excluded.updated_at
    """
    return statement(sql, user_id, str(person.id), person.first_name, person.username, person.language_code, locale, now, now)


def _insert_session(session_id: str, telegram_id: str, *, refresh_hash: str, now: int) -> Statement:
    sql = """
        insert into sessions (session_id, user_id, refresh_hash, created_at, expires_at)
        select ?, user_id, ?, ?, ? from users where telegram_id = ?
    """
    return statement(sql, session_id, refresh_hash, now, now + rules.SESSION_S, telegram_id)


async def find_user(db: Database, user_id: str) -> Row | None:
    """One user."""
    return await db.one("select * from users where user_id = ?", user_id)
