"""Reading Telegram's updates: in order within a chat,
each until what the bot says to it waits to be sent, or it is a dead-letter message.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from pydantic import ValidationError

from contest.bot import repository, statements
from contest.bot.conversation import Update, answer, told_of_member
from contest.bot.deps import Deps
from contest.bot.invitations import follow
from contest.bot.messages import Delivery, Stored
from contest.kit.database import Statement
from contest.kit.retries import OWN_FAULT, wait_s


async def read_updates(updates: Sequence[Stored], deps: Deps, *, lease: bool) -> list[Delivery]:
    """Read updates side by side. With `lease`, what the bot says to them is leased,
    except where more waits for the chat.

    Raises `DatabaseError` where nothing can be written down: then the leases lapse,
    and they are read again.
    """
    outcomes = await asyncio.gather(
        *(_read_one(each, deps, lease=lease) for each in updates), return_exceptions=True
    )
    failures = [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    for failure in failures:
        deps.log.failure("update-unfinished", failure)
    if failures and len(failures) == len(updates):
        raise failures[0]
    return [delivery for outcome in outcomes if isinstance(outcome, list) for delivery in outcome]


async def _read_one(stored: Stored, deps: Deps, *, lease: bool) -> list[Delivery]:
    try:
        if stored.attempts > (OWN_FAULT.failures_max or 0):
            raise RuntimeError(
                "every attempt ended without a word"
            )  # the isolate died in each of them
        update = Update.model_validate_json(stored.payload)
        invitation = await follow(update, deps)
        said = answer(
            update,
            miniapp_url=deps.settings.miniapp_url,
            locale=stored.locale,
            is_invited=invitation.is_accepted,
        )
        replies = [(update.chat, said.encode())] if said else []
        member = told_of_member(update)
    # Whatever it is, it must not take other chats' updates with it.
    except Exception as error:  # noqa: BLE001
        await _failed(stored, error, deps)
        return []
    return await repository.finish_update(
        deps, stored, replies, member=member, untold=invitation.untold, lease=lease
    )


async def _failed(stored: Stored, error: Exception, deps: Deps) -> None:
    """Read it again later, unless that is of no use: then it is a dead-letter message."""
    deps.log.failure("update-failed", error, update_id=stored.update_id, attempts=stored.attempts)
    later_s = None if isinstance(error, ValidationError) else wait_s(OWN_FAULT, stored.attempts)
    if later_s is None:
        await repository.bury_update(deps, stored, reason=type(error).__name__)
    else:
        await repository.postpone_update(deps.db, stored, until=int(deps.now()) + later_s)


async def replay_update(message: str, deps: Deps) -> Sequence[Statement]:
    """The effects of replaying a dead update: it is pending again."""
    update = Update.model_validate_json(message)
    return [
        statements.revived_update(
            update.update_id, chat=update.chat, payload=message, now=int(deps.now())
        )
    ]
