"""What `make serve` asks of Telegram: is this our bot, and will its updates come here."""

from __future__ import annotations

from collections.abc import Mapping

from contest.kit.telegram import TelegramError
from tools.console import Failure, say
from tools.telegram import client

HINT = "look at TELEGRAM_BOT_TOKEN and the address given"


def check_bot(settings: Mapping[str, str]) -> None:
    """Raise `Failure` if the token is not that of TELEGRAM_BOT_USERNAME.

    A Telegram that is away now is no reason not to start.
    """
    try:
        bot = client.call(settings, "getMe", {})
    except TelegramError as error:
        if client.is_verdict(error):
            raise Failure(f"Telegram refuses {error}", hint=HINT) from None
        say(f"  Telegram cannot be reached ({error}); the bot's token and name stay unchecked")
        return
    username = bot.get("username") if isinstance(bot, dict) else None
    if not isinstance(username, str):
        raise Failure("Telegram's getMe names no bot", hint="look at TELEGRAM_API_BASE")
    if username.lower() != settings["TELEGRAM_BOT_USERNAME"].lower():
        raise Failure(
            f"TELEGRAM_BOT_TOKEN belongs to @{username}",
            hint="correct TELEGRAM_BOT_USERNAME, or the token",
        )


def set_webhook(settings: Mapping[str, str], address: str) -> str:
    """Have Telegram send the bot's updates to the public address; returns the webhook's.

    Raises `Failure`.
    """
    try:
        return client.set_webhook(settings, address)
    except TelegramError as error:
        if client.is_verdict(error):
            raise Failure(f"Telegram refuses {error}", hint=HINT) from None
        raise Failure(f"the webhook is not set: {error}", hint="try again") from None
