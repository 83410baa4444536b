"""The queue of what is to be sent."""

from __future__ import annotations

from collections.abc import Sequence

from contest.bot.sending import statements
from contest.bot.sending.messages import BROADCAST, POST, PRIORITIES, Delivery
from contest.bot.sending.statements import COLUMNS, LEASE_S, STILL_WAITS
from contest.kit.database import Database, Row, Statement
from contest.kit.deps import Deps
from contest.kit.events.dead_letter import commit_letters
from contest.kit.events.steady import STEADY

STUCK_LOOKED_MAX = 20


async def lease_deliveries(
    db: Database, *, now: int, limit: int, down_to: int = BROADCAST
) -> list[Delivery]:
    """Take the messages that are due, the first of each recipient and priority, down to a priority:
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
    wanted = PRIORITIES[: down_to + 1]
    by_kind = [[due.format(kind=kind, priority=each) for each in wanted] for kind in "=>"]
    # Unions of unions: D1 takes five terms at most.
    kinds = [f"select * from ({' union all '.join(each)})" for each in by_kind]
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
    leased = [delivery(row) for row in await db.all(sql, now, LEASE_S, limit)]
    # They are returned in the order of the table's key, and take their places in the pace in this
    # one.
    return sorted(leased, key=lambda each: (each.retries > 0, each.priority))


async def oldest_stuck(db: Database, *, until: int) -> int | None:
    """When the oldest message came that was due by then and never tried, or came by then and is
    tried again and again; of some that are next. Broadcasts have time.
    """
    soon = f"priority <= {POST} and retries {{kind}} 0"
    sql = f"""
        select min(created_at) as oldest from (
            select * from (select created_at from deliveries
                where {soon.format(kind="=")} and next_attempt_at <= ?1 limit 1)
            union all
            select * from (select created_at from deliveries
                where {soon.format(kind=">")} limit {STUCK_LOOKED_MAX}) where created_at <= ?1)
    """
    row = await db.one(sql, until)
    return row["oldest"] if row else None


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


async def replace_message(db: Database, delivery: Delivery, message: str) -> None:
    """Send another message in its place, at once. Does nothing for one who lost the lease."""
    sql = f"update deliveries set message = ?, claimed_until = 0 where {STILL_WAITS}"
    await db.run(sql, message, *delivery.key)


async def end_delivery(
    db: Database, delivery: Delivery, follow_up: Sequence[Statement] = ()
) -> None:
    """See `statements.ended_delivery`; what follows from it is written before."""
    ended = statements.ended_delivery(delivery)
    if follow_up:
        await db.batch([*follow_up, ended])
    else:
        await db.run(ended.sql, *ended.values)


async def bury_delivery(
    deps: Deps, delivery: Delivery, follow_up: Sequence[Statement] = (), *, reason: str
) -> None:
    """See `statements.dead_delivery`; what follows from it is written before."""
    dead = statements.dead_delivery(deps, delivery, reason=reason)
    await commit_letters(deps, [*follow_up, *dead])


async def move_chat(
    db: Database,
    delivery: Delivery,
    chat_id: str,
    follow_up: Sequence[Statement] = (),
    *,
    now: int,
) -> None:
    """See `statements.moved_chat`; what follows from it is written after."""
    await db.batch([*statements.moved_chat(delivery, chat_id, now=now), *follow_up])


def delivery(row: Row) -> Delivery:
    """A row of the queue."""
    return Delivery(**{name: row[name] for name in Delivery.__dataclass_fields__})
