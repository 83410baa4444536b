"""The two questions that `make serve` has for Telegram: is this our bot, and will its updates come here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import httpx
from pydantic import BaseModel, ValidationError

from tools.console import Failure, say
from tools.telegram.bridge import ALLOWED_UPDATES

ANSWER_WITHIN_S = 15
WEBHOOK_PATH = "/v1/telegram/webhook"


class Unreachable(Exception):
    """Telegram gave no usable answer."""


class Answer(BaseModel):
    """What every method of the Bot API answers."""

    ok: bool
    result: Any = None
    description: str = ""


class Bot(BaseModel):
    """The part of `getMe` that is looked at."""

    username: str


def check_bot(settings: Mapping[str, str]) -> None:
    """Raise `Failure` if the token is not that of TELEGRAM_BOT_USERNAME. One that is away now is no reason not to start."""
    try:
        bot = Bot.model_validate(_call(settings, "getMe", {}))
    except Unreachable as away:
        say(f"  {away}; the bot's token and name stay unchecked")
        return
    except ValidationError:
        raise Failure("Telegram's getMe names no bot", hint="look at TELEGRAM_API_BASE") from None
    if bot.username.lower() != settings["TELEGRAM_BOT_USERNAME"].lower():
        raise Failure(
            f"TELEGRAM_BOT_TOKEN belongs to @{bot.username}",
            hint="correct TELEGRAM_BOT_USERNAME, or the token",
        )


def set_webhook(settings: Mapping[str, str], address: str) -> str:
    """Have Telegram send the bot's updates to the public address; returns the webhook's. Raises `Failure`."""
    url = address.rstrip("/") + WEBHOOK_PATH
    body = {
        "url": url,
        "secret_token": settings["TELEGRAM_WEBHOOK_SECRET"],
        "allowed_updates": ALLOWED_UPDATES,
    }
    try:
        _call(settings, "setWebhook", body)
    except Unreachable as away:
        raise Failure(f"the webhook is not set: {away}", hint="try again") from None
    return url


def _call(settings: Mapping[str, str], method: str, body: dict[str, Any]) -> Any:
    url = (
        f"{settings['TELEGRAM_API_BASE'].rstrip('/')}/bot{settings['TELEGRAM_BOT_TOKEN']}/{method}"
    )
    try:
        reply = httpx.post(url, json=body, timeout=ANSWER_WITHIN_S)
        answer = Answer.model_validate_json(reply.content)
    except (
        httpx.HTTPError,
        httpx.InvalidURL,
    ) as error:  # Only its name is told: its text may hold the URL and so the token.
        raise Unreachable(f"Telegram cannot be reached ({type(error).__name__})") from None
    except ValidationError:
        raise Unreachable(
            f"Telegram answers {reply.status_code} and no JSON of the Bot API"
        ) from None
    if reply.status_code == 429 or reply.status_code >= 500:
        raise Unreachable(f"Telegram answers {reply.status_code}")
    if not answer.ok:
        raise Failure(
            f"Telegram refuses {method}: {answer.description}",
            hint="look at TELEGRAM_BOT_TOKEN and the address given",
        )
    return answer.result
