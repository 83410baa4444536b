"""The inbox of Telegram's updates."""

from __future__ import annotations

from collections.abc import Sequence

from contest.bot.conversations.statements import FOUND as CONVERSATION
from contest.bot.sending import statements as sending
from contest.bot.sending.messages import Delivery
from contest.bot.sending.repository import delivery
from contest.bot.updates import statements
from contest.bot.updates.records import Stored
from contest.bot.updates.statements import LEASE_S, STILL_LEASED
from contest.kit.database import Database, Statement, statement
from contest.kit.deps import Deps
from contest.kit.events.dead_letter import commit_letters

LEASED_MAX = 2  # of what the bot says to one update: the answer to a press, and one message

# The columns of a `Stored`. The lane of what a person does alone is the person's id.
# Without the cast the index is not used.
STORED = f"""
    update_id, payload, attempts, received_at,
    (
        select locale from recipients where telegram_id = cast(updates.chat as text)
        order by changed_at_ms desc limit 1
    ) as locale,
    (
        select {CONVERSATION} from conversations where telegram_id = cast(updates.chat as text)
    ) as conversation
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


async def postpone_update(
    db: Database, update: Stored, *, until: int, blameless: bool = False
) -> None:
    """Read the update again at `until`; the attempt does not count where the update is not to
    blame. Does nothing for one who lost the lease.
    """
    sql = f"""
        update updates set next_attempt_at = ?, claimed_until = 0, retried = 1,
            attempts = attempts - ?
        where {STILL_LEASED}
    """
    await db.run(sql, until, int(blameless), *update.key)


async def tell_meanwhile(deps: Deps, update: Stored, recipient: str, message: str) -> None:
    """Have the bot say something to an update that is to be read again."""
    now = int(deps.now())
    await deps.db.batch([sending.reply(update, 0, recipient, message, now=now, lease=False)])


async def finish_update(
    deps: Deps,
    update: Stored,
    replies: Sequence[tuple[str, str]],
    *,
    writes: Sequence[Statement] = (),
    lease: bool,
) -> list[Delivery]:
    """The update is done, what it leads to is written, and what the bot says to it waits to be
    sent: recipients and messages. Those that are leased.
    """
    now = int(deps.now())
    said = [
        sending.reply(update, number, *each, now=now, lease=lease and number < LEASED_MAX)
        for number, each in enumerate(replies)
    ]
    results = await deps.db.batch([*said, *writes, statements.finished_update(update)])
    rows = [row for result in results[: len(said)] for row in result.rows]
    return [delivery(row) for row in rows if row["attempts"]]


async def bury_update(deps: Deps, update: Stored, *, reason: str) -> None:
    """See `statements.dead_update`."""
    await commit_letters(deps, statements.dead_update(deps, update, reason=reason))


async def prune(db: Database, further: Sequence[Statement], *, now: int) -> None:
    """Forget what is old: see `statements.pruned`, and whatever else."""
    await db.batch([*statements.pruned(now=now), *further])


async def pull_back(db: Database, further: Sequence[Statement], *, now: int) -> None:
    """See `statements.pulled_back`; with what else is pulled back."""
    await db.batch([*statements.pulled_back(now=now), *further])
