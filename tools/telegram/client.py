"""The kit's client of the Bot API for commands, which are not asynchronous."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

import httpx

from contest.kit.telegram import (
    RetryAfter,
    Telegram,
    TelegramError,
    TelegramUnavailable,
    WrongToken,
)

ALLOWED_UPDATES = (
    *("message", "edited_message", "channel_post", "callback_query"),
    *("inline_query", "chosen_inline_result", "my_chat_member", "chat_member"),
)
WEBHOOK_PATH = "/v1/telegram/webhook"
# Proxies may lead to Telegram, never to this machine.
DIRECT = dict.fromkeys(("all://localhost", "all://127.0.0.1", "all://[::1]"))


def call(settings: Mapping[str, str], method: str, parameters: dict[str, Any]) -> Any:
    """The result of one call for the bot of `settings`. Raises a `TelegramError`."""
    return asyncio.run(_call(settings, method, parameters))


def set_webhook(settings: Mapping[str, str], address: str, **further: int) -> str:
    """Have the updates sent to a public address; the webhook's. Raises a `TelegramError`."""
    url = address.rstrip("/") + WEBHOOK_PATH
    parameters = {
        "url": url,
        "secret_token": settings["TELEGRAM_WEBHOOK_SECRET"],
        "allowed_updates": ALLOWED_UPDATES,
    }
    call(settings, "setWebhook", parameters | further)
    return url


def is_verdict(error: TelegramError) -> bool:
    """Whether Telegram refused the call itself: asked again, it would refuse it again."""
    is_passing = isinstance(error, (RetryAfter, TelegramUnavailable))
    return isinstance(error, WrongToken) or not is_passing


async def _call(settings: Mapping[str, str], method: str, parameters: dict[str, Any]) -> Any:
    async with httpx.AsyncClient(mounts=DIRECT) as http:
        telegram = Telegram(
            http, base=settings["TELEGRAM_API_BASE"], token=settings["TELEGRAM_BOT_TOKEN"]
        )
        return await telegram.call(method, parameters)
