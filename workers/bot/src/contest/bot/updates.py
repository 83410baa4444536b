"""Working off the inbox of Telegram's updates: in order within a chat, and until each is done or a dead letter."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from contest.bot import repository
from contest.bot.conversation import Update, answer
from contest.bot.deps import Deps
from contest.kit.database import Row, Statement
from contest.kit.inbox import dead_letter
from contest.kit.telegram import RetryAfter, Unreachable
from pydantic import ValidationError

ROUNDS_MAX = 50
ATTEMPTS_MAX = 5
WAIT_MAX_S = 5.0  # For a place further away than this, the update is postponed instead.


async def work_off(deps: Deps) -> None:
    """Work off all that is due, chats side by side; the cron goes on with what is left."""
    for _ in range(ROUNDS_MAX):
        rows = await repository.claim_updates(deps.db, now=int(deps.now()))
        if not rows:
            return
        await asyncio.gather(*(_work_off_one(row, deps) for row in rows))


async def replay_update(message: str, deps: Deps) -> Sequence[Statement]:
    """The effects of replaying a dead update: it is pending again."""
    update = Update.model_validate_json(message)
    return [repository.revive_update(update.update_id, chat=update.chat, payload=message, now=int(deps.now()))]


async def _work_off_one(row: Row, deps: Deps) -> None:
    try:
        if row["attempts"] > ATTEMPTS_MAX:
            raise RuntimeError("every attempt ended without a word")  # the isolate died in each of them
        postponed_s = await _answer(Update.model_validate_json(row["payload"]), deps)
    except Unreachable as error:
        deps.log.event("recipient-unreachable", reason=str(error))
        postponed_s = 0.0
    except RetryAfter as error:
        postponed_s = error.seconds
    except Exception as error:  # noqa: BLE001 - whatever it is, it must not take other chats' updates with it
        await _failed(row, error, deps)
        return
    if postponed_s:
        until = int(deps.now() + postponed_s) + 1
        await repository.postpone_update(deps.db, row["update_id"], until=until, attempts=row["attempts"] - 1)
    else:
        await deps.db.batch([repository.finish_update(row["update_id"], state="done")])


async def _answer(update: Update, deps: Deps) -> float:
    """Send the answer to an update; or, if Telegram would not take it soon, how many seconds to wait."""
    message = answer(update, miniapp_url=deps.miniapp_url)
    if message is None:
        return 0.0
    wait_s = await deps.pacer.reserve(message.chat_id)
    if wait_s > WAIT_MAX_S:
        return wait_s
    await asyncio.sleep(wait_s)
    await deps.telegram.send_message(message.chat_id, message.text, reply_markup=message.reply_markup)
    return 0.0


async def _failed(row: Row, error: Exception, deps: Deps) -> None:
    deps.log.failure("update-failed", error, update_id=row["update_id"], attempts=row["attempts"])
    if row["attempts"] < ATTEMPTS_MAX and not isinstance(error, ValidationError):  # what cannot be read now never will be
        until = int(deps.now()) + 5 * 2 ** row["attempts"]
        await repository.postpone_update(deps.db, row["update_id"], until=until, attempts=row["attempts"])
        return
    letter = dead_letter(deps, row["payload"], reason=type(error).__name__, source="updates", letter_id=f"update-{row['update_id']}")
    await deps.db.batch([letter, repository.finish_update(row["update_id"], state="dead")])
