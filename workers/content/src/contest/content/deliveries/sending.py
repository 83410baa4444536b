"""Messages are sent to webhooks: right after the answer, and by the sweep.

Wherever that ends, the sweep goes on: a receiver may get a message twice, and knows it by its id.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import httpx

from contest.content.deliveries import repository
from contest.content.deliveries.records import Attempt, Due
from contest.content.deliveries.rules import off_reason, secrets_of, wait_s
from contest.content.deliveries.signing import headers
from contest.content.deps import Deps
from contest.content.webhooks.addresses import host_of
from contest.content.webhooks.statements import Queued
from contest.kit.database import Result, Statement

CALLS_MAX = 18  # of one invocation
SIDE_BY_SIDE = 6  # A worker has no more connections at a time.
TIMEOUT_S = 5
DETAIL_MAX = 100
HEADERS = {"content-type": "application/json", "user-agent": "contest-webhooks/1"}


def send_queued(deps: Deps, batch: Sequence[Statement], results: Sequence[Result]) -> None:
    """Send what the `Queued` statements of a batch have queued, after the answer; where a webhook
    fails, or there is much, by the sweep.
    """
    queued = [
        (row["webhook_id"], row["message_id"])
        for each, result in zip(batch, results, strict=True)
        if isinstance(each, Queued)
        for row in result.rows
    ]
    if queued:
        deps.defer(_send_fresh(deps, queued[:CALLS_MAX]))


async def send_one(deps: Deps, key: tuple[str, str]) -> None:
    """Send a message that an organiser waits for, also where its webhook fails."""
    await _send(deps, await repository.list_fresh(deps.db, [key]))


async def send_due(deps: Deps) -> bool:
    """Send what is due, in turns; whether there is more to send at once."""
    now = int(deps.now())
    due = await repository.list_due(deps.db, now=now, count_max=CALLS_MAX)
    if not due:
        return False
    attempts = await _send(deps, await repository.lease(deps.db, due, now=now))
    return len(due) == CALLS_MAX and any(each.is_delivered for each in attempts)


async def _send_fresh(deps: Deps, keys: Sequence[tuple[str, str]]) -> None:
    found = await repository.list_fresh(deps.db, keys)
    await _send(deps, [each for each in found if each.failing_since is None])


async def _send(deps: Deps, due: Sequence[Due]) -> list[Attempt]:
    if not due:
        return []
    turns = asyncio.Semaphore(SIDE_BY_SIDE)
    attempts = await asyncio.gather(*(_attempt(deps, each, turns) for each in due))
    await repository.keep(deps.db, [(each, _again_at(deps, each)) for each in attempts])
    # By webhook: it is switched off once, whatever has failed.
    over = {each.due.webhook_id: each for each in attempts if off_reason(each)}
    for attempt in over.values():
        await _switch_off(deps, attempt)
    return attempts


async def _attempt(deps: Deps, due: Due, turns: asyncio.Semaphore) -> Attempt:
    async with turns:
        at = int(deps.now())
        signed = headers(due.message_id, due.payload, secrets=secrets_of(due, now=at), at=at)
        try:
            reply = await deps.http.post(
                due.url,
                content=due.payload,
                headers={**HEADERS, **signed},
                timeout=TIMEOUT_S,
                follow_redirects=False,
            )
        except httpx.TimeoutException:
            attempt = Attempt(due=due, at=at, detail=f"no answer within {TIMEOUT_S} s")
        except (httpx.HTTPError, httpx.InvalidURL):
            attempt = Attempt(due=due, at=at, detail="no connection, or an answer without end")
        else:
            detail = None if reply.is_success else _beginning(reply)
            attempt = Attempt(due=due, at=at, status=reply.status_code, detail=detail)
    outcome = "delivered" if attempt.is_delivered else "failed"
    deps.metrics.write("webhook", str(attempt.status or ""), outcome, (deps.now() - at) * 1000)
    return attempt


def _beginning(reply: httpx.Response) -> str:
    """A few characters of an answer, in one line."""
    text = reply.content[: 4 * DETAIL_MAX].decode(errors="replace")
    return "".join(each if each.isprintable() else " " for each in text)[:DETAIL_MAX].strip()


def _again_at(deps: Deps, attempt: Attempt) -> int | None:
    """When a message is sent again, unless it has got through or is given up."""
    if attempt.is_delivered:
        return None
    chance = deps.random_bytes(1)[0] / 255
    wait = wait_s(attempt.due.attempts + 1, chance=chance)
    return None if wait is None else attempt.at + wait


async def _switch_off(deps: Deps, attempt: Attempt) -> None:
    host, reason = host_of(attempt.due.url), off_reason(attempt) or ""
    if await repository.switch_off(deps, attempt.due, host=host, reason=reason):
        names = {"webhook_id": attempt.due.webhook_id, "host": host, "reason": reason}
        deps.log.event("webhook-off", level="error", **names)
