"""Working off the inbox of Telegram's updates: in order within a chat, and until each is done or a dead letter."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from pydantic import ValidationError

from contest.bot import repository
from contest.bot.conversation import Update, answer
from contest.bot.deps import Deps
from contest.bot.sending import Later, room, send
from contest.kit.database import Row, Statement
from contest.kit.limits import CALLS_MAX
from contest.kit.telegram import Refused, TelegramUnavailable, Unreachable

RUN_CALLS_MAX = CALLS_MAX - 13  # What one run calls outside; the rest is for the notices, which come with it.
UPDATE_CALLS_MAX = 4  # A place, the message, a pause that Telegram asks for, and what became of it.
ROUNDS_S_MAX = 5  # A round that begins within it ends within the 30 s that are left after an answer.
ATTEMPTS_MAX = 5
OUTAGE_MAX_S = 6 * 3600  # So long an update outlives an outage of Telegram's; by then an answer is of no use.
OUTAGE_BACKOFF_MAX_S = 300


async def work_off(deps: Deps) -> None:
    """Work off what is due, chats side by side. What is left after so many calls, or has to wait for its place, is for the alarm."""
    until = deps.now() + ROUNDS_S_MAX
    calls_left = RUN_CALLS_MAX - 1  # the alarm
    waits: list[int] = []
    while calls_left > UPDATE_CALLS_MAX and deps.now() <= until:
        places = min(room(deps), (calls_left - 1) // UPDATE_CALLS_MAX)
        rows = await repository.claim_updates(deps.db, now=int(deps.now()), limit=places) if places else []
        if not rows:
            break
        outcomes = await _work_off_round(rows, deps)
        if outcomes is None:
            return
        waits += outcomes
        calls_left -= 1 + len(rows) * UPDATE_CALLS_MAX
    else:
        waits.append(0)
    if waits:
        await _ring(min(waits), deps)


async def _ring(after_s: float, deps: Deps) -> None:
    try:
        await deps.alarm.ring(after_s)
    except Exception as error:  # noqa: BLE001 - the next sweep does the same
        deps.log.failure("alarm-failed", error)


async def replay_update(message: str, deps: Deps) -> Sequence[Statement]:
    """The effects of replaying a dead update: it is pending again."""
    update = Update.model_validate_json(message)
    return [repository.revive_update(update.update_id, chat=update.chat, payload=message, now=int(deps.now()))]


async def _work_off_round(rows: Sequence[Row], deps: Deps) -> list[int] | None:
    """How many seconds those have to wait that wait for their place.

    None where it could not be written down what became of each: then the claim lapses, and the update is tried again.
    """
    outcomes = await asyncio.gather(*(_work_off_one(row, deps) for row in rows), return_exceptions=True)
    failures = [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    for failure in failures:
        deps.log.failure("update-unfinished", failure)
    return None if failures else [outcome for outcome in outcomes if isinstance(outcome, int)]


async def _work_off_one(row: Row, deps: Deps) -> int | None:
    """How many seconds the update has to wait for its place, if it has to."""
    try:
        if row["attempts"] > ATTEMPTS_MAX:
            raise RuntimeError("every attempt ended without a word")  # the isolate died in each of them
        message = answer(Update.model_validate_json(row["payload"]), miniapp_url=deps.settings.miniapp_url)
        if message:
            await send(message, deps)
    except Later as later:
        until = int(deps.now()) + later.seconds
        await repository.postpone_update(deps.db, row, until=until, attempts=row["attempts"] - 1, retried=row["retried"])
        return later.seconds
    except Unreachable as error:
        deps.log.event("recipient-unreachable", reason=str(error))
        await repository.finish_update(deps.db, row)
    except Exception as error:  # noqa: BLE001 - whatever it is, it must not take other chats' updates with it
        await _failed(row, error, deps)
    else:
        await repository.finish_update(deps.db, row)
    return None


async def _failed(row: Row, error: Exception, deps: Deps) -> None:
    """Try again later, unless that is of no use: then the update is a dead letter."""
    deps.log.failure("update-failed", error, update_id=row["update_id"], attempts=row["attempts"])
    now = int(deps.now())
    age_s = now - row["received_at"]
    if isinstance(error, TelegramUnavailable):  # not the update's fault: no attempt of its own is counted
        is_of_use = age_s < OUTAGE_MAX_S or not (row["retried"] and row["steady"])  # it may be the clock
        wait_s, attempts = max(10, min(OUTAGE_BACKOFF_MAX_S, age_s // 2)), 0
    else:
        is_of_use = row["attempts"] < ATTEMPTS_MAX and not isinstance(error, (ValidationError, Refused))
        wait_s, attempts = 5 * 2 ** row["attempts"], row["attempts"]
    if is_of_use:
        await repository.postpone_update(deps.db, row, until=now + wait_s, attempts=attempts, retried=1)
    else:
        await repository.bury_update(deps, row, reason=type(error).__name__)
