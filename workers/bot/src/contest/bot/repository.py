"""The inbox of Telegram's updates, the people the bot can write to, and what it has to tell them."""

from __future__ import annotations

from dataclasses import dataclass

from contest.bot.deps import Deps
from contest.bot.pacing import LATER_S_MAX
from contest.contract.events.auth import UserCreated, UserLocaleChanged
from contest.kit.database import Database, Row, Statement, statement
from contest.kit.events.dead_letter import commit_letters, dead_letter
from contest.kit.events.erasure import NOT_ERASED
from contest.kit.events.steady import STEADY

CLAIM_S = 60  # Longer than working off one update takes: then the claim of a crashed isolate is free again.
RETENTION_S = 48 * 3600  # How long an update id is remembered; Telegram repeats one within a day.
NOTICE_S = 24 * 3600  # What nobody could be told for so long is no news.
NOTICE_WAIT_S_MAX = 3600
PRUNE_MAX = 500

# Values: the update's id, and its attempts as the claim counted them.
STILL_CLAIMED = "update_id = ? and attempts = ? and state = 'pending'"


async def insert_update(db: Database, update_id: int, *, chat: str, payload: str, now: int) -> bool:
    """Store an update once; whether it is new."""
    sql = """
        insert into updates (update_id, chat, payload, next_attempt_at, received_at) values (?, ?, ?, ?, ?) on conflict do nothing
    """
    return await db.run(sql, update_id, chat, payload, now, now) == 1


async def claim_updates(db: Database, *, now: int, limit: int) -> list[Row]:
    """Take the first pending update of each chat, if it is due: a later one waits until it is done or dead.

    Those that never failed come first, so that many which are tried again hold up nobody new.
    """
    due = """
        select * from (
            select update_id, retried, next_attempt_at from updates as candidate
            where state = 'pending' and retried = {retried} and next_attempt_at <= ?1
            and (claimed_until <= ?1 or claimed_until > ?1 + ?2) and not exists (
                select 1 from updates as earlier
                where earlier.chat = candidate.chat and earlier.state = 'pending' and earlier.update_id < candidate.update_id)
            order by next_attempt_at, update_id limit ?3)
    """
    sql = f"""
        update updates set claimed_until = ?1 + ?2, attempts = attempts + 1
        where update_id in (
            select update_id from (
                {due.format(retried=0)} union all {due.format(retried=1)} order by retried, next_attempt_at, update_id limit ?3))
        returning update_id, payload, attempts, received_at, retried, {STEADY.replace("?", "?1")} as steady
    """
    return await db.all(sql, now, CLAIM_S, limit)


async def finish_update(db: Database, claimed: Row) -> None:
    """The update is done: only its id is kept. Does nothing for one who lost the claim meanwhile."""
    sql = f"update updates set state = 'done', chat = '', payload = '' where {STILL_CLAIMED}"
    await db.run(sql, claimed["update_id"], claimed["attempts"])


async def postpone_update(db: Database, claimed: Row, *, until: int, attempts: int, retried: int) -> None:
    """Try the update again at `until`, as one that was tried `attempts` times. Does nothing for one who lost the claim."""
    sql = f"update updates set next_attempt_at = ?, claimed_until = 0, attempts = ?, retried = ? where {STILL_CLAIMED}"
    await db.run(sql, until, attempts, retried, claimed["update_id"], claimed["attempts"])


async def bury_update(deps: Deps, claimed: Row, *, reason: str) -> None:
    """The update is a dead letter, and its chat goes on. Does nothing for one who lost the claim meanwhile."""
    values = (claimed["update_id"], claimed["attempts"])
    letter_id = f"update-{claimed['update_id']}"
    exists = f"exists (select 1 from updates where {STILL_CLAIMED})"
    await commit_letters(
        deps,
        [
            dead_letter(deps, claimed["payload"], reason=reason, source="updates", letter_id=letter_id, condition=exists, values=values),
            statement(f"update updates set state = 'dead', chat = '', payload = '' where {STILL_CLAIMED}", *values),
        ],
    )


def revive_update(update_id: int, *, chat: str, payload: str, now: int) -> Statement:
    """A dead update is pending again, as it came; also one whose row was pruned since."""
    sql = """
        insert into updates (update_id, chat, payload, next_attempt_at, received_at) values (?, ?, ?, ?, ?)
        on conflict (update_id) do update set
            state = 'pending', chat = excluded.chat, payload = excluded.payload, attempts = 0, claimed_until = 0, retried = 0,
            next_attempt_at = excluded.next_attempt_at, received_at = excluded.received_at
        where state = 'dead'
    """
    return statement(sql, update_id, chat, payload, now, now)


async def prune_updates(db: Database, *, now: int) -> None:
    """Forget finished updates past their retention, a bounded number at a time; and the times of a clock that was ahead."""
    stuck = "update updates set next_attempt_at = ? where state = 'pending' and next_attempt_at > ?"
    ahead = f"update updates set received_at = ? where received_at > ? and {STEADY}"
    old = f"""
        delete from updates where update_id in (
            select update_id from updates where received_at < ? and state <> 'pending' and {STEADY} limit ?)
    """
    await db.batch(
        [
            statement(stuck, now, now + LATER_S_MAX),
            statement(ahead, now, now, now),
            statement(old, now - RETENTION_S, now, PRUNE_MAX),
        ]
    )


def erase_updates(telegram_id: str, *, until: int) -> list[Statement]:
    """Empty the updates that mention a person, pending or dead, as far as they came before then: what they wrote is theirs to take back."""
    mentions = "case when json_valid({0}) then exists (select 1 from json_tree({0}) where cast(atom as text) = ?) end"
    pending = f"""
        update updates set state = 'done', chat = '', payload = ''
        where state = 'pending' and +received_at <= ? and {mentions.format("payload")}
    """
    dead = f"""
        delete from dead_letters where source = 'updates' and {mentions.format("message")}
        and exists (select 1 from updates where 'update-' || update_id = letter_id and received_at <= ?)
    """
    return [statement(pending, until, telegram_id), statement(dead, telegram_id, until)]


def put_recipient(user: UserCreated | UserLocaleChanged, *, now: int) -> Statement:
    """Remember someone the bot can write to, and the locale they chose last."""
    sql = f"""
        insert into recipients (user_id, telegram_id, locale, changed_at_ms, created_at) select ?, ?, ?, ?, ? where {NOT_ERASED}
        on conflict (user_id) do update set locale = excluded.locale, changed_at_ms = excluded.changed_at_ms
        where excluded.changed_at_ms > recipients.changed_at_ms
    """
    return statement(sql, user.user_id, user.telegram_id, user.locale, user.changed_at_ms, now, user.user_id)


def erase_recipient(user_id: str) -> list[Statement]:
    """Forget someone, and what they were to be told."""
    return [statement(f"delete from {table} where user_id = ?", user_id) for table in ("recipients", "notices")]


def insert_notice(notice_id: str, user_id: str, kind: str, *, now: int) -> Statement:
    """Something to tell a user, once however often it is inserted."""
    sql = f"""
        insert into notices (notice_id, user_id, kind, next_attempt_at, created_at) select ?, ?, ?, ?, ? where {NOT_ERASED}
        on conflict do nothing
    """
    return statement(sql, notice_id, user_id, kind, now, now, user_id)


async def claim_notices(db: Database, *, now: int, limit: int) -> list[Row]:
    """Take the notices that are due, each with its recipient, once that one is known; they are due again, ever more rarely.

    One that was never tried is no old news, whatever the clock said when it came.
    """
    sql = """
        update notices set attempts = attempts + 1, next_attempt_at = ? + min(?, 60 << min(attempts, 6))
        where notice_id in (
            select notice_id from notices where next_attempt_at <= ? and (created_at >= ? or attempts = 0)
            order by next_attempt_at limit ?)
        returning notice_id, kind, attempts, (select telegram_id from recipients where user_id = notices.user_id) as telegram_id,
            (select locale from recipients where user_id = notices.user_id) as locale
    """
    return await db.all(sql, now, NOTICE_WAIT_S_MAX, now, now - NOTICE_S, limit)


async def postpone_notice(db: Database, claimed: Row, *, until: int) -> None:
    """Send the notice at `until`, as one that was not tried this time."""
    sql = "update notices set next_attempt_at = ?, attempts = attempts - 1 where notice_id = ? and attempts = ?"
    await db.run(sql, until, claimed["notice_id"], claimed["attempts"])


async def finish_notice(db: Database, notice_id: str) -> None:
    """The notice was sent, or never can be."""
    await db.run("delete from notices where notice_id = ?", notice_id)


async def prune_notices(db: Database, *, now: int) -> None:
    """Forget notices that nobody took in time, a bounded number at a time; and the times of a clock that was ahead."""
    stuck = "update notices set next_attempt_at = ? where next_attempt_at > ? and next_attempt_at > ? + min(?, 60 << min(attempts, 6))"
    ahead = f"update notices set created_at = ? where created_at > ? and {STEADY}"
    old = f"""
        delete from notices where notice_id in (
            select notice_id from notices where created_at < ? and attempts > 0 and {STEADY} limit ?)
    """
    await db.batch(
        [
            statement(stuck, now, now + LATER_S_MAX, now, NOTICE_WAIT_S_MAX),
            statement(ahead, now, now, now),
            statement(old, now - NOTICE_S, now, PRUNE_MAX),
        ]
    )


@dataclass(frozen=True, slots=True)
class Alert:
    """Something that is wrong. `told_at` is when people were told last, 0: never; `untold_since`, since when they could not be."""

    service: str
    alert: str
    since: int
    told_at: int
    untold_since: int | None


async def find_alerts(db: Database) -> list[Alert]:
    """What was wrong when it was last looked at."""
    return [Alert(**row) for row in await db.all("select service, alert, since, told_at, untold_since from alerts")]


async def put_alert(db: Database, service: str, alert: str, *, told_at: int, now: int) -> None:
    """Remember what is wrong, and that people were told, if they were."""
    sql = """
        insert into alerts (service, alert, since, told_at, untold_since) values (?, ?, ?, ?, ?)
        on conflict do update set told_at = iif(excluded.told_at > 0, excluded.told_at, told_at),
            untold_since = iif(excluded.told_at > 0, null, coalesce(untold_since, excluded.untold_since))
    """
    await db.run(sql, service, alert, now, told_at, None if told_at else now)


async def delete_alert(db: Database, service: str, alert: str) -> None:
    """It is over."""
    await db.run("delete from alerts where service = ? and alert = ?", service, alert)


async def alert_chat(db: Database, configured: str) -> str:
    """The chat that the configured one has become, which is itself unless Telegram has moved it."""
    row = await db.one("select moved_to from alert_chats where chat_id = ?", configured)
    return str(row["moved_to"]) if row else configured


async def move_alert_chat(db: Database, configured: str, moved_to: str) -> None:
    """Remember where Telegram has moved the chat."""
    sql = """
        insert into alert_chats (chat_id, moved_to) values (?, ?)
        on conflict do update set moved_to = excluded.moved_to
    """
    await db.run(sql, configured, moved_to)
