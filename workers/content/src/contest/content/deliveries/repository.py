"""Messages for webhooks in the database."""

from __future__ import annotations

import json
from collections.abc import Sequence

from contest.content.deliveries.records import Attempt, Delivery, Due
from contest.content.deliveries.rules import WAIT_S_MAX
from contest.content.deps import Deps
from contest.content.webhooks.statements import BORN_DUE_S, first_id, tested
from contest.contract.events.content import WebhookDisabled
from contest.kit.clock import pull_back
from contest.kit.database import Database, Row, Value, statement
from contest.kit.events import outbox
from contest.kit.ids import new_id
from contest.kit.paging import Page

REPLAY_MAX = 500  # by one call
PRUNE_MAX = 500
RETENTION_S = 30 * 86_400
LEASE_S = 60  # So long whoever sends a message has it.
LATEST = "msg_~"  # after the id of every message

# Those for which something waits: a step through the index for each, not through what waits.
WAITING = """
    with recursive waiting (webhook_id) as (
        select min(webhook_id) from webhook_deliveries where state = 'waiting'
        union all
        select (select min(webhook_id) from webhook_deliveries
            where state = 'waiting' and webhook_id > waiting.webhook_id)
        from waiting where webhook_id is not null)
"""
DUE = """
    webhook_id, message_id, payload, attempts, url, secret, old_secret, old_secret_until,
    failing_since
"""


async def insert_test(deps: Deps, contest_id: str, webhook_id: str) -> Delivery | None:
    """A message to try a webhook with; None where it is off, or not there."""
    [result] = await deps.db.batch([tested(deps, contest_id, webhook_id)])
    return delivery_of(result.rows[0]) if result.rows else None


async def list_of(
    db: Database, webhook_id: str, *, is_failed_only: bool, page: Page
) -> list[Delivery]:
    """A page of the messages for a webhook, the newest first; those that were given up, or all."""
    sql = f"""
        select * from webhook_deliveries
        where webhook_id = ? and message_id < ? {"and state = 'failed'" if is_failed_only else ""}
        order by message_id desc limit ?
    """
    after = page.after[1] or LATEST
    rows = await db.all(sql, webhook_id, after, page.limit + 1)
    return [delivery_of(row) for row in rows]


async def replay(db: Database, webhook_id: str, message_id: str, *, now: int) -> Delivery | None:
    """Let a message be sent again, as if it never was; None where there is none."""
    sql = """
        update webhook_deliveries set state = 'waiting', attempts = 0, next_attempt_at = ?
        where webhook_id = ? and message_id = ?
        returning *
    """
    values = (now + BORN_DUE_S, webhook_id, message_id)
    [result] = await db.batch([statement(sql, *values)])
    return delivery_of(result.rows[0]) if result.rows else None


async def replay_failed(db: Database, webhook_id: str, *, since: int, now: int) -> int:
    """Let what was given up be sent again, of messages since a time, the oldest first;
    how many that are.
    """
    sql = f"""
        update webhook_deliveries set state = 'waiting', attempts = 0, next_attempt_at = ?
        where webhook_id = ?2 and message_id in (
            select message_id from webhook_deliveries
            where webhook_id = ?2 and state = 'failed' and message_id >= ?3
            order by message_id limit {REPLAY_MAX})
    """
    return await db.run(sql, now, webhook_id, first_id(since))


async def list_fresh(db: Database, keys: Sequence[tuple[str, str]]) -> list[Due]:
    """Those of these messages whose webhook is on."""
    sql = f"""
        select {DUE} from json_each(?) as asked
        join webhook_deliveries on webhook_id = asked.value ->> 0
            and message_id = asked.value ->> 1
        join webhooks using (webhook_id)
        where is_on and state = 'waiting'
    """
    return [_due(row) for row in await db.all(sql, json.dumps(keys))]


async def list_due(db: Database, *, now: int, count_max: int) -> list[Due]:
    """Messages that are to be sent now, in turns: the one that has waited longest for each webhook,
    then the next one for each. For one that fails there is one, to see whether it still does.

    In the same call, some of those that are past their retention are forgotten.
    """
    ahead = pull_back(
        "webhook_deliveries",
        "next_attempt_at",
        now=now,
        wait_s_max=WAIT_S_MAX,
        where=f"state = 'waiting' and webhook_id in ({WAITING} select webhook_id from waiting)",
    )
    sql = f"""
        {WAITING}, turns as (
            select *, row_number() over (
                partition by webhook_id order by next_attempt_at, message_id) as turn
            from waiting join webhooks using (webhook_id)
            join webhook_deliveries using (webhook_id)
            where is_on and message_id in (
                select message_id from webhook_deliveries
                where webhook_id = waiting.webhook_id and state = 'waiting'
                    and next_attempt_at <= ?1
                order by next_attempt_at limit ?2))
        select {DUE} from turns where turn = 1 or failing_since is null
        order by turn, next_attempt_at limit ?2
    """
    forget = """
        delete from webhook_deliveries where (webhook_id, message_id) in (
            select webhook_id, message_id from webhook_deliveries where created_at < ? limit ?)
    """
    old = statement(forget, now - RETENTION_S, PRUNE_MAX)
    *_, found = await db.batch([ahead, old, statement(sql, now, count_max)])
    return [_due(row) for row in found.rows]


async def lease(db: Database, due: Sequence[Due], *, now: int) -> list[Due]:
    """Take these messages, for as long as sending may take; those that nobody else has taken."""
    sql = """
        update webhook_deliveries set next_attempt_at = ?
        where (webhook_id, message_id) in (select value ->> 0, value ->> 1 from json_each(?))
            and state = 'waiting' and next_attempt_at <= ?
        returning webhook_id, message_id
    """
    keys = json.dumps([each.key for each in due])
    [taken] = await db.batch([statement(sql, now + LEASE_S, keys, now)])
    mine = {(row["webhook_id"], row["message_id"]) for row in taken.rows}
    return [each for each in due if each.key in mine]


async def keep(db: Database, attempts: Sequence[tuple[Attempt, int | None]]) -> None:
    """What has come of messages, and when each is sent again, if at all; and since when which
    webhooks fail.
    """
    sql = """
        update webhook_deliveries set attempts = attempts + 1, state = value ->> 3,
            next_attempt_at = value ->> 4, attempted_at = value ->> 5, status = value ->> 6,
            detail = value ->> 7
        from json_each(?)
        where webhook_id = value ->> 0 and message_id = value ->> 1 and attempts = value ->> 2
            and webhook_deliveries.state = 'waiting'
    """
    rows = [
        (*each.due.key, each.due.attempts, *_state(each, again_at), *_seen(each))
        for each, again_at in attempts
    ]
    fine = {each.due.webhook_id for each, _ in attempts if each.is_delivered}
    failed = {each.due.webhook_id: each.at for each, _ in attempts if not each.is_delivered}
    ok = """
        update webhooks set failing_since = null
        where webhook_id in (select value from json_each(?)) and failing_since is not null
    """
    # A time ahead was written by a clock that was.
    bad = """
        update webhooks set failing_since = value from json_each(?)
        where webhook_id = key and (failing_since is null or failing_since > value)
    """
    since = {key: at for key, at in failed.items() if key not in fine}
    await db.batch(
        [
            statement(sql, json.dumps(rows)),
            statement(ok, json.dumps(sorted(fine))),
            statement(bad, json.dumps(since)),
        ]
    )


async def switch_off(deps: Deps, due: Due, *, host: str, reason: str) -> bool:
    """Tell a webhook nothing any more, and its contest's owner why; False where it was changed or
    switched off meanwhile.
    """
    sql = """
        select webhooks.contest_id, coalesce(user_id, '') as owner_id,
            content ->> ('$.texts.' || (content ->> '$.default_locale') || '.title') as title
        from webhooks join contests using (contest_id)
        left join organisers on organisers.contest_id = contests.contest_id and role = 'owner'
        where webhook_id = ?
    """
    row = await deps.db.one(sql, due.webhook_id)
    if row is None:
        return False
    event = WebhookDisabled(
        user_id=row["owner_id"],
        contest_id=row["contest_id"],
        title=row["title"],
        host=host,
        reason=reason,
    )
    change_id = new_id(deps.random_bytes)
    off = """
        update webhooks set is_on = 0, off_reason = ?, change_id = ?
        where webhook_id = ? and url = ? and is_on and (?1 = 'gone' or failing_since is not null)
    """
    made = "exists (select 1 from webhooks where webhook_id = ? and change_id = ?)"
    key: tuple[Value, ...] = (due.webhook_id, change_id)
    told = outbox.publish(deps, event, condition=made, values=key)
    update = statement(off, reason, change_id, due.webhook_id, due.url)
    updated, *_ = await outbox.commit(deps, [update, *told])
    return updated.changes == 1


def _state(attempt: Attempt, again_at: int | None) -> tuple[str, int | None]:
    """The state of the message, and when it is sent again."""
    if attempt.is_delivered:
        return "delivered", None
    return ("failed" if again_at is None else "waiting"), again_at


def _seen(attempt: Attempt) -> tuple[int, int | None, str | None]:
    return attempt.at, attempt.status, attempt.detail


def _due(row: Row) -> Due:
    return Due(**row)


def delivery_of(row: Row) -> Delivery:
    """A row of messages."""
    return Delivery(**row)
