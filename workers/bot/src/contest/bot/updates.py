"""Working off the inbox of Telegram's updates: in order within a chat, and until each is done or a dead letter."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from pydantic import ValidationError

from contest.bot import repository
from contest.bot.conversation import Update, answer
from contest.bot.deps import Deps
from contest.bot.pacing import WAIT_MAX_S
from contest.kit.database import Row, Statement
from contest.kit.telegram import Refused, RetryAfter, TelegramUnavailable, Unreachable

ROUNDS_MAX = 40  # With the updates of a round, within what one invocation may call outside.
ATTEMPTS_MAX = 5
OUTAGE_MAX_S = 6 * 3600  # So long an update outlives an outage of Telegram's; by then an answer is of no use.
OUTAGE_BACKOFF_MAX_S = 300


async def work_off(deps: Deps) -> None:
    """Work off what is due, chats side by side. What is left after so many rounds is for the next sweep."""
    for _ in range(ROUNDS_MAX):
        rows = await repository.claim_updates(deps.db, now=int(deps.now()))
        if not rows:
            return
        for outcome in await asyncio.gather(*(_work_off_one(row, deps) for row in rows), return_exceptions=True):
            if isinstance(outcome, Exception):  # the claim lapses, and the update is tried again
                deps.log.failure("update-unfinished", outcome)


async def replay_update(message: str, deps: Deps) -> Sequence[Statement]:
    """The effects of replaying a dead update: it is pending again."""
    update = Update.model_validate_json(message)
    return [repository.revive_update(update.update_id, chat=update.chat, payload=message, now=int(deps.now()))]


async def _work_off_one(row: Row, deps: Deps) -> None:
    try:
        if row["attempts"] > ATTEMPTS_MAX:
            raise RuntimeError("every attempt ended without a word")  # the isolate died in each of them
        wait_s = await _answer(Update.model_validate_json(row["payload"]), deps)
    except Unreachable as error:
        deps.log.event("recipient-unreachable", reason=str(error))
        wait_s = None
    except RetryAfter as error:
        wait_s = error.seconds
    except Exception as error:  # noqa: BLE001 - whatever it is, it must not take other chats' updates with it
        await _failed(row, error, deps)
        return
    if wait_s is None:
        await repository.finish_update(deps.db, row)
    else:
        await repository.postpone_update(deps.db, row, until=int(deps.now() + wait_s) + 1, attempts=row["attempts"] - 1)


async def _answer(update: Update, deps: Deps) -> float | None:
    """Send the answer to an update; or, if Telegram would not take it soon, how many seconds to wait."""
    message = answer(update, miniapp_url=deps.miniapp_url)
    if message is None:
        return None
    wait_s = await deps.pacer.reserve(message.chat_id)
    if wait_s > WAIT_MAX_S:
        return wait_s
    await deps.sleep(wait_s)
    await deps.telegram.send_message(message.chat_id, message.text, reply_markup=message.reply_markup)
    return None


async def _failed(row: Row, error: Exception, deps: Deps) -> None:
    """Try again later, unless that is of no use: then the update is a dead letter."""
    deps.log.failure("update-failed", error, update_id=row["update_id"], attempts=row["attempts"])
    now = int(deps.now())
    age_s = now - row["received_at"]
    if isinstance(error, TelegramUnavailable) and age_s < OUTAGE_MAX_S:  # not the update's fault: no attempt of its own is counted
        await repository.postpone_update(deps.db, row, until=now + max(10, min(OUTAGE_BACKOFF_MAX_S, age_s // 2)), attempts=0)
    elif row["attempts"] < ATTEMPTS_MAX and not isinstance(error, (ValidationError, Refused, TelegramUnavailable)):
        await repository.postpone_update(deps.db, row, until=now + 5 * 2 ** row["attempts"], attempts=row["attempts"])
    else:
        await repository.bury_update(deps, row, reason=type(error).__name__)
