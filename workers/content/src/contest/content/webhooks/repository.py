"""Webhooks in the database."""

from __future__ import annotations

import json
from typing import Any

from contest.content.deliveries.rules import OLD_SECRET_S
from contest.content.webhooks.records import Webhook
from contest.kit.database import Database, Row, statement

WEBHOOKS_MAX = 3  # of one contest


async def insert(db: Database, contest_id: str, webhook: Webhook, *, secret: str) -> bool:
    """A new webhook; False where the contest has as many as it can have."""
    sql = f"""
        insert into webhooks
            (webhook_id, contest_id, url, events, is_on, change_id, secret, created_at)
        select ?1, ?2, ?3, ?4, ?5, '', ?6, ?7
        where {WEBHOOKS_MAX} > (select count(*) from webhooks where contest_id = ?2)
    """
    said = (webhook.url, json.dumps(webhook.events), int(webhook.is_on))
    values = (webhook.webhook_id, contest_id, *said, secret, webhook.created_at)
    return await db.run(sql, *values) == 1


async def list_webhooks(db: Database, contest_id: str) -> list[Webhook]:
    """Those of a contest, the oldest first."""
    sql = "select * from webhooks where contest_id = ? order by created_at, webhook_id"
    return [_webhook(row) for row in await db.all(sql, contest_id)]


async def find(db: Database, contest_id: str, webhook_id: str) -> Webhook | None:
    """One webhook of a contest."""
    sql = "select * from webhooks where webhook_id = ? and contest_id = ?"
    row = await db.one(sql, webhook_id, contest_id)
    return _webhook(row) if row else None


async def update(
    db: Database, contest_id: str, webhook_id: str, changes: dict[str, Any]
) -> Webhook | None:
    """Another address, other events, on or off; what is not in `changes` stays. Switched on, or
    with another address, it begins anew, as if nothing had failed.
    """
    sql = """
        update webhooks set url = coalesce(?, url), events = coalesce(?, events),
            is_on = coalesce(?3, is_on), off_reason = iif(?3 is null, off_reason, null),
            failing_since = iif(?3 or ?1 is not null, null, failing_since)
        where webhook_id = ? and contest_id = ?
        returning *
    """
    events, is_on = changes.get("events"), changes.get("is_on")
    values = (
        changes.get("url"),
        None if events is None else json.dumps(events),
        None if is_on is None else int(is_on),
    )
    [result] = await db.batch([statement(sql, *values, webhook_id, contest_id)])
    return _webhook(result.rows[0]) if result.rows else None


async def delete(db: Database, contest_id: str, webhook_id: str) -> bool:
    """Whether there was such a webhook. Its deliveries are forgotten in their time."""
    sql = "delete from webhooks where webhook_id = ? and contest_id = ?"
    return await db.run(sql, webhook_id, contest_id) == 1


async def rotate(
    db: Database, contest_id: str, webhook_id: str, *, secret: str, at: int
) -> Webhook | None:
    """Another secret; the one of before signs as well, for a while."""
    sql = """
        update webhooks set old_secret = secret, old_secret_until = ?, secret = ?
        where webhook_id = ? and contest_id = ?
        returning *
    """
    values = (at + OLD_SECRET_S, secret, webhook_id, contest_id)
    [result] = await db.batch([statement(sql, *values)])
    return _webhook(result.rows[0]) if result.rows else None


def _webhook(row: Row) -> Webhook:
    return Webhook(
        webhook_id=row["webhook_id"],
        url=row["url"],
        events=tuple(json.loads(row["events"])),
        is_on=bool(row["is_on"]),
        off_reason=row["off_reason"],
        old_secret_until=row["old_secret_until"],
        failing_since=row["failing_since"],
        created_at=row["created_at"],
    )
