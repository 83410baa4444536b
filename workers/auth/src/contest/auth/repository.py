"""Users and sessions in the database."""

from __future__ import annotations

from contest.auth import rules
from contest.auth.deps import Deps
from contest.auth.init_data import Person
from contest.kit import outbox
from contest.kit.database import Database, Row, statement
from contest.kit.ids import new_id

CONSUMERS_OF_USERS = ("referral", "bot")


async def sign_in(deps: Deps, person: Person, *, session_id: str, refresh_hash: str, now: int) -> Row:
    """Create or update the user, open the session and, for a new user, record `user.created`: all in one transaction."""
    user_id, telegram_id, locale = new_id(deps.random_bytes), str(person.id), rules.locale(person.language_code)
    created = outbox.publish(
        deps,
        "user.created",
        {"user_id": user_id, "telegram_id": telegram_id, "locale": locale},
        to=CONSUMERS_OF_USERS,
        condition="exists (select 1 from users where user_id = ?)",  # not so when this Telegram id had a user already
        values=(user_id,),
    )
    *_, session = await deps.db.batch(
        [
            statement(
                """
            insert into users (user_id, telegram_id, first_name, username, language_code, locale, created_at, updated_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (telegram_id) do update set
                first_name = excluded.first_name,
                username = excluded.username,
                language_code = excluded.language_code,
                updated_at = excluded.updated_at
            """,
                user_id,
                telegram_id,
                person.first_name,
                person.username,
                person.language_code,
                locale,
                now,
                now,
            ),
            *created,
            statement(
                """
            insert into sessions (session_id, user_id, refresh_hash, created_at, expires_at)
            select ?, user_id, ?, ?, ? from users where telegram_id = ?
            """,
                session_id,
                refresh_hash,
                now,
                now + rules.SESSION_S,
                telegram_id,
            ),
            statement("select * from users where telegram_id = ?", telegram_id),
        ]
    )
    return session.rows[0]


async def find_user(db: Database, user_id: str) -> Row | None:
    """One user."""
    return await db.one("select * from users where user_id = ?", user_id)
