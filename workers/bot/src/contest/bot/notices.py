"""What the bot tells people without being asked: at least once, unless they cannot be reached."""

from __future__ import annotations

import asyncio

from contest.bot import repository, texts
from contest.bot.conversation import SendMessage
from contest.bot.deps import Deps
from contest.bot.sending import Later, room, send
from contest.kit.database import Row
from contest.kit.telegram import Refused, TelegramUnavailable, Unreachable

NOTICES_MAX = 3  # Of one run. Each calls outside four times at most, as an update does.


async def send_notices(deps: Deps) -> None:
    """Send what is due. What Telegram does not take now is due again later."""
    places = min(room(deps), NOTICES_MAX)
    notices = await repository.claim_notices(deps.db, now=int(deps.now()), limit=places) if places else []
    known = [notice for notice in notices if notice["telegram_id"] is not None]
    outcomes = await asyncio.gather(*(_send_one(notice, deps) for notice in known), return_exceptions=True)
    for outcome in outcomes:
        if isinstance(outcome, Exception):
            deps.log.failure("notice-failed", outcome)


async def _send_one(notice: Row, deps: Deps) -> None:
    """Raises whatever is no reason to be done with it: it is due again, ever more rarely."""
    text = texts.NOTICES[notice["kind"]][notice["locale"]]
    try:
        await send(SendMessage(notice["telegram_id"], text), deps)
    except Later as later:
        await repository.postpone_notice(deps.db, notice, until=int(deps.now()) + later.seconds)
        return
    except TelegramUnavailable:
        return
    except (Unreachable, Refused) as error:
        deps.log.event("recipient-unreachable", reason=str(error))
    await repository.finish_notice(deps.db, notice["notice_id"])


async def prune_notices(deps: Deps) -> None:
    """Forget what is no news any more."""
    await repository.prune_notices(deps.db, now=int(deps.now()))
