"""The inbox of Telegram's updates, the queue of what is to be sent,
and what people were told that is wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from contest.bot import statements
from contest.bot.messages import NOTICE, REPLY, Delivery, Stored
from contest.bot.statements import COLUMNS, LEASE_S, STILL_LEASED, STILL_WAITS
from contest.contract.events.bot import InvitationFollowed, MemberChanged
from contest.kit.database import Database, Row, statement
from contest.kit.deps import Deps
from contest.kit.events.dead_letter import commit_letters
from contest.kit.events.steady import STEADY

RETENTION_S = 48 * 3600  # How long an update id is remembered; Telegram repeats one within a day.
PRUNE_MAX = 500

# The columns of a `Stored`. In a private chat, the chat's id is the person's.
# Without the cast the index is not used.
STORED = """
    update_id, payload, attempts, received_at,
    (
        select locale from recipients where telegram_id = cast(updates.chat as text)
        order by changed_at_ms desc limit 1
    ) as locale
"""


async def insert_update(
    db: Database, update_id: int, *, chat: str, payload: str, now: int
) -> tuple[bool, Stored | None]:
    """Store an update once: whether it is new, and the update if it is leased.

    It is, unless an earlier one of its chat waits: a row and a call less than leasing it
    afterwards. Later ones of its chat that were leased before are so no more: they come after it.
    """
    sql = f"""
        insert into updates (update_id, chat, payload,
            attempts, next_attempt_at, claimed_until, received_at)
        select ?1, ?2, ?3, is_first, ?4, is_first * (?4 + {LEASE_S}), ?4
        from (select not exists (
            select 1 from updates where chat = ?2 and state = 'pending' and update_id < ?1
        ) as is_first) where 1
        on conflict do nothing returning {STORED}
    """
    later = """
        update updates set claimed_until = 0, attempts = attempts - 1
        where chat = ? and state = 'pending' and update_id > ? and claimed_until > 0
    """
    stored = [statement(sql, update_id, chat, payload, now), statement(later, chat, update_id)]
    rows = (await db.batch(stored))[0].rows
    leased = [Stored(**row) for row in rows if row["attempts"]]
    return bool(rows), leased[0] if leased else None


async def lease_updates(db: Database, *, now: int, limit: int) -> list[Stored]:
    """Take the first pending update of each chat, if it is due:
    a later one waits until it is done or dead.

    Those that never failed come first, so that many which are tried again hold up nobody new.
    """
    due = """
        select * from (
            select update_id, retried, next_attempt_at from updates as candidate
            where state = 'pending' and retried = {retried} and next_attempt_at <= ?1
            and (claimed_until <= ?1 or claimed_until > ?1 + ?2) and not exists (
                select 1 from updates as earlier
                where earlier.chat = candidate.chat and earlier.state = 'pending'
                and earlier.update_id < candidate.update_id)
            order by next_attempt_at, update_id limit ?3)
    """
    sql = f"""
        update updates set claimed_until = ?1 + ?2, attempts = attempts + 1
        where update_id in (
            select update_id from (
                {due.format(retried=0)} union all {due.format(retried=1)}
                order by retried, next_attempt_at, update_id limit ?3))
        returning {STORED}
    """
    rows = await db.all(sql, now, LEASE_S, limit)
    return [Stored(**row) for row in sorted(rows, key=lambda row: row["update_id"])]


async def postpone_update(db: Database, update: Stored, *, until: int) -> None:
    """Read the update again at `until`. Does nothing for one who lost the lease."""
    sql = f"""
        update updates set next_attempt_at = ?, claimed_until = 0, retried = 1
        where {STILL_LEASED}
    """
    await db.run(sql, until, *update.key)


async def finish_update(
    deps: Deps,
    update: Stored,
    replies: Sequence[tuple[str, str]],
    *,
    member: MemberChanged | None = None,
    untold: InvitationFollowed | None = None,
    lease: bool,
) -> list[Delivery]:
    """The update is done, and what the bot says to it waits to be sent;
    those messages that are leased.
    """
    now = int(deps.now())
    replies_ = [statements.reply(update, *each, now=now, lease=lease) for each in replies]
    told = statements.told_of_member(deps, update, member) if member else []
    told += statements.told_of_invitation(deps, update, untold) if untold else []
    results = await deps.db.batch([*replies_, *told, statements.finished_update(update)])
    rows = [row for result in results[: len(replies_)] for row in result.rows]
    return [_delivery(row) for row in rows if row["attempts"]]


async def bury_update(deps: Deps, update: Stored, *, reason: str) -> None:
    """See `statements.dead_update`."""
    await commit_letters(deps, statements.dead_update(deps, update, reason=reason))


async def prune_updates(db: Database, *, now: int) -> None:
    """Forget finished updates past their retention, a bounded number at a time;
    and the times of a clock that was ahead.
    """
    ahead = f"update updates set received_at = ? where received_at > ? and {STEADY}"
    old = f"""
        delete from updates where update_id in (
            select update_id from updates
            where received_at < ? and state <> 'pending' and {STEADY} limit ?)
    """
    await db.batch(
        [statement(ahead, now, now, now), statement(old, now - RETENTION_S, now, PRUNE_MAX)]
    )


async def pull_back(db: Database, *, now: int) -> None:
    """See `statements.pulled_back`."""
    await db.batch(statements.pulled_back(now=now))


async def lease_deliveries(db: Database, *, now: int, limit: int) -> list[Delivery]:
    """Take the messages that are due, the first of each recipient and priority:
    those that never failed, replies first.
    """
    due = """
        select * from (
            select recipient, priority, position, delivery_id, retries, next_attempt_at
            from deliveries as candidate
            where priority = {priority} and retries {kind} 0 and next_attempt_at <= ?1
            and (claimed_until <= ?1 or claimed_until > ?1 + ?2) and not exists (
                select 1 from deliveries as earlier
                where earlier.recipient = candidate.recipient
                and earlier.priority = candidate.priority
                and (earlier.position, earlier.delivery_id)
                    < (candidate.position, candidate.delivery_id))
            order by next_attempt_at limit ?3)
    """
    kinds = [
        due.format(kind=kind, priority=priority) for kind in "=>" for priority in (REPLY, NOTICE)
    ]
    sql = f"""
        update deliveries set claimed_until = ?1 + ?2, attempts = attempts + 1
        where (recipient, priority, position, delivery_id) in (
            select recipient, priority, position, delivery_id from ({" union all ".join(kinds)})
            order by retries > 0, priority, next_attempt_at limit ?3)
        returning {COLUMNS}, retries,
            iif(is_user,
                (select telegram_id from recipients where user_id = recipient),
                recipient) as chat_id,
            (select locale from recipients where is_user and user_id = recipient) as locale
    """
    leased = [_delivery(row) for row in await db.all(sql, now, LEASE_S, limit)]
    # They are returned in the order of the table's key, and take their places in the pace in this
    # one.
    return sorted(leased, key=lambda each: (each.retries > 0, each.priority))


async def postpone_delivery(
    db: Database, delivery: Delivery, *, now: int, at: int, attempts: int, retries: int
) -> None:
    """Send the message at `at`, as one that was tried so often.
    Does nothing for one who lost the lease.

    One that comes from the future, by a clock that may be believed, is as old as now.
    """
    sql = f"""
        update deliveries set next_attempt_at = ?, claimed_until = 0, attempts = ?, retries = ?,
            created_at = iif(created_at > ? and {STEADY}, ?, created_at)
        where {STILL_WAITS}
    """
    await db.run(sql, at, attempts, retries, now, now, now, *delivery.key)


async def end_delivery(db: Database, delivery: Delivery) -> None:
    """See `statements.ended_delivery`."""
    ended = statements.ended_delivery(delivery)
    await db.run(ended.sql, *ended.values)


async def bury_delivery(deps: Deps, delivery: Delivery, *, reason: str) -> None:
    """See `statements.dead_delivery`."""
    await commit_letters(deps, statements.dead_delivery(deps, delivery, reason=reason))


async def move_chat(db: Database, delivery: Delivery, chat_id: str, *, now: int) -> None:
    """See `statements.moved_chat`."""
    await db.batch(statements.moved_chat(delivery, chat_id, now=now))


def _delivery(row: Row) -> Delivery:
    return Delivery(**{name: row[name] for name in Delivery.__dataclass_fields__})


@dataclass(frozen=True, slots=True)
class Alert:
    """Something that is wrong. `told_at` is when people were told last, 0: never; `untold_since`,
    since when they could not be.
    """

    service: str
    alert: str
    since: int
    told_at: int
    untold_since: int | None


async def find_alerts(db: Database) -> list[Alert]:
    """What was wrong when it was last looked at."""
    return [
        Alert(**row)
        for row in await db.all("select service, alert, since, told_at, untold_since from alerts")
    ]


async def put_alert(db: Database, service: str, alert: str, *, told_at: int, now: int) -> None:
    """Remember what is wrong, and that people were told, if they were."""
    sql = """
        insert into alerts (service, alert, since, told_at, untold_since) values (?, ?, ?, ?, ?)
        on conflict do update set told_at = iif(excluded.told_at > 0, excluded.told_at, told_at),
            untold_since = iif(excluded.told_at > 0, null,
                coalesce(untold_since, excluded.untold_since))
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
