"""What the bot tells people without being asked: at least once, unless they cannot be reached."""

from __future__ import annotations

from contest.bot import repository, texts
from contest.bot.deps import Deps
from contest.bot.pacing import WAIT_MAX_S
from contest.kit.database import Row
from contest.kit.telegram import Refused, RetryAfter, TelegramUnavailable, Unreachable


async def send_notices(deps: Deps) -> None:
    """Send what is due. What Telegram does not take now is due again later."""
    for notice in await repository.claim_notices(deps.db, now=int(deps.now())):
        if notice["telegram_id"] is not None and await _is_settled(notice, deps):
            await repository.finish_notice(deps.db, notice["notice_id"])


async def _is_settled(notice: Row, deps: Deps) -> bool:
    wait_s = await deps.pacer.reserve(notice["telegram_id"])
    if wait_s > WAIT_MAX_S:
        return False
    await deps.sleep(wait_s)
    try:
        await deps.telegram.send_message(notice["telegram_id"], texts.NOTICES[notice["kind"]][notice["locale"]])
    except RetryAfter as error:
        await repository.postpone_notice(deps.db, notice["notice_id"], until=int(deps.now() + error.seconds) + 1)
        return False
    except TelegramUnavailable:
        return False
    except (Unreachable, Refused) as error:
        deps.log.event("recipient-unreachable", reason=str(error))
    return True


async def prune_notices(deps: Deps) -> None:
    """Forget what is no news any more."""
    await repository.prune_notices(deps.db, now=int(deps.now()))
