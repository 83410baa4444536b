"""Whether the bot can do its work: whether Telegram knows it by its token,
the object that paces it answers, and people hear of alerts.
"""

from __future__ import annotations

from functools import partial

from contest.bot.alerting.alerts import untold
from contest.bot.deps import Deps
from contest.bot.sending.pacing import WAIT_MAX_S
from contest.kit.service import NotReady
from contest.kit.telegram import RetryAfter, TelegramError, TelegramUnavailable, WrongToken

ASKED_S_MAX = (
    3  # The gateway gives up after 5 s, and would call the bot unready for what Telegram lacks.
)
NO_CHAT = "0"
UNKNOWN = "Telegram does not say whether TELEGRAM_BOT_TOKEN is good"


async def pacer_answers(deps: Deps) -> None:
    """The pacer gives out a place. Raises `NotReady`."""
    try:
        await deps.pacer.reserve(NO_CHAT, WAIT_MAX_S)
    # Whatever the platform raises for an object that it does not reach.
    except Exception as error:  # noqa: BLE001
        deps.log.failure("pacer-unreachable", error)
        raise NotReady("The pacer does not answer.") from None


async def known_to_telegram(deps: Deps) -> str | None:
    """The token is that of TELEGRAM_BOT_USERNAME. Raises `NotReady`;
    an outage of Telegram's is a doubt and no fault of ours.
    """
    return await deps.identity.ask(partial(_ask_telegram, deps), now=deps.now)


async def _ask_telegram(deps: Deps) -> str | None:
    try:
        bot = await deps.telegram.call("getMe", {}, timeout_s=ASKED_S_MAX)
        username = str(bot["username"])
    except WrongToken:
        raise NotReady("Telegram refuses TELEGRAM_BOT_TOKEN.") from None
    except (TelegramUnavailable, RetryAfter, KeyError, TypeError):
        return UNKNOWN
    except TelegramError:
        return UNKNOWN
    if username.lower() != deps.settings.bot_username.lower():
        raise NotReady(
            f"TELEGRAM_BOT_TOKEN is that of @{username}, which is not TELEGRAM_BOT_USERNAME."
        )
    return None


async def alerts_told(deps: Deps) -> None:
    """What is wrong can be told. Raises `NotReady`."""
    if found := await untold(deps):
        raise NotReady(f"{found}.")
