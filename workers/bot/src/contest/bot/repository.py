"""The inbox of Telegram's updates, and the people the bot can write to."""

from __future__ import annotations

from contest.bot.deps import Deps
from contest.contract.models import UserCreated
from contest.kit.database import Database, Row, Statement, statement
from contest.kit.inbox import dead_letter

CLAIM_MAX = 6  # As many as an isolate has connections: a request that queues behind others runs into its time-out.
CLAIM_S = 60  # Longer than working off one update takes: then the claim of a crashed isolate is free again.
RETENTION_S = 48 * 3600  # How long an update id is remembered; Telegram repeats one within a day.
PRUNE_MAX = 500

# Values: the update's id, and its attempts as the claim counted them.
STILL_CLAIMED = "update_id = ? and attempts = ? and state = 'pending'"


async def insert_update(db: Database, update_id: int, *, chat: str, payload: str, now: int) -> bool:
    """Store an update once; whether it is new."""
    sql = """
        insert into updates (update_id, chat, payload, next_attempt_at, received_at) values (?, ?, ?, ?, ?) on conflict do nothing
    """
    return await db.run(sql, update_id, chat, payload, now, now) == 1


async def claim_updates(db: Database, *, now: int) -> list[Row]:
    """Take the first pending update of each chat, if it is due: a later one waits until it is done or dead."""
    sql = """
        update updates set claimed_until = ? + ?, attempts = attempts + 1
        where update_id in (
            select update_id from updates as candidate
            where state = 'pending' and next_attempt_at <= ? and claimed_until <= ? and not exists (
                select 1 from updates as earlier
                where earlier.chat = candidate.chat and earlier.state = 'pending' and earlier.update_id < candidate.update_id)
            order by next_attempt_at, update_id limit ?)
        returning update_id, payload, attempts, received_at
    """
    return await db.all(sql, now, CLAIM_S, now, now, CLAIM_MAX)


async def finish_update(db: Database, claimed: Row) -> None:
    """The update is done: only its id is kept. Does nothing for one who lost the claim meanwhile."""
    sql = f"update updates set state = 'done', chat = '', payload = '' where {STILL_CLAIMED}"
    await db.run(sql, claimed["update_id"], claimed["attempts"])


async def postpone_update(db: Database, claimed: Row, *, until: int, attempts: int) -> None:
    """Try the update again at `until`, as one that was tried `attempts` times. Does nothing for one who lost the claim."""
    sql = f"update updates set next_attempt_at = ?, claimed_until = 0, attempts = ? where {STILL_CLAIMED}"
    await db.run(sql, until, attempts, claimed["update_id"], claimed["attempts"])


async def bury_update(deps: Deps, claimed: Row, *, reason: str) -> None:
    """The update is a dead letter, and its chat goes on. Does nothing for one who lost the claim meanwhile."""
    values = (claimed["update_id"], claimed["attempts"])
    letter_id = f"update-{claimed['update_id']}"
    exists = f"exists (select 1 from updates where {STILL_CLAIMED})"
    await deps.db.batch(
        [
            dead_letter(deps, claimed["payload"], reason=reason, source="updates", letter_id=letter_id, condition=exists, values=values),
            statement(f"update updates set state = 'dead', chat = '', payload = '' where {STILL_CLAIMED}", *values),
        ]
    )


def revive_update(update_id: int, *, chat: str, payload: str, now: int) -> Statement:
    """A dead update is pending again, as it came; also one whose row was pruned since."""
    sql = """
        insert into updates (update_id, chat, payload, next_attempt_at, received_at) values (?, ?, ?, ?, ?)
        on conflict (update_id) do update set
            state = 'pending', chat = excluded.chat, payload = excluded.payload, attempts = 0, claimed_until = 0,
            next_attempt_at = excluded.next_attempt_at, received_at = excluded.received_at
        where state = 'dead'
    """
    return statement(sql, update_id, chat, payload, now, now)


async def prune_updates(db: Database, *, now: int) -> None:
    """Forget finished updates past their retention, a bounded number at a time."""
    sql = "delete from updates where update_id in (select update_id from updates where received_at < ? and state <> 'pending' limit ?)"
    await db.run(sql, now - RETENTION_S, PRUNE_MAX)


def insert_recipient(user: UserCreated, *, now: int) -> Statement:
    """Remember someone the bot can write to."""
    sql = "insert into recipients (user_id, telegram_id, locale, created_at) values (?, ?, ?, ?) on conflict do nothing"
    return statement(sql, user.user_id, user.telegram_id, user.locale, now)
