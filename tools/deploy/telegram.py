"""What a deployment says to Telegram: where the updates go, and to ALERT_CHAT_ID how it ended."""

from __future__ import annotations

from contest.kit import settings
from contest.kit.telegram import TelegramError
from tools.console import Failure, say
from tools.deploy.target import Target
from tools.telegram import client, face

CONNECTIONS_MAX = 40
TEXT_MAX = 1000


def set_webhook(target: Target, gateway_url: str) -> None:
    """Set it; the same again changes nothing. Raises `Failure`, never with the token in it."""
    try:
        client.set_webhook(_settings(target), gateway_url, max_connections=CONNECTIONS_MAX)
    except TelegramError as error:
        if client.is_verdict(error):
            raise Failure(
                f"Telegram refuses {error}",
                hint="check TELEGRAM_BOT_TOKEN and TELEGRAM_WEBHOOK_SECRET",
            ) from None
        raise Failure(
            f"Telegram does not answer: {error}",
            hint="check TELEGRAM_API_BASE and run the same command again",
        ) from None


def show_bot(target: Target) -> None:
    """Set what people see of the bot before it says anything. Raises `Failure`."""
    wanted = ("MINIAPP_URL", "ADMIN_TELEGRAM_IDS")
    face.show(_settings(target) | {name: target.value(name) for name in wanted})


def tell(target: Target, text: str) -> None:
    """Tell the alert chat, if there is one.

    A deployment does not fail because nobody could be told.
    """
    chat = target.values.get("ALERT_CHAT_ID")
    if not chat or not target.values.get("TELEGRAM_BOT_TOKEN"):
        return
    if fault := settings.fault("ALERT_CHAT_ID", chat):
        say(f"  nobody was told: {fault}")
        return
    body = {"chat_id": int(chat), "text": f"[{target.environment}] {text}"[:TEXT_MAX]}
    try:
        client.call(_settings(target), "sendMessage", body)
    except TelegramError as error:
        say(f"  nobody was told: {error}")


def _settings(target: Target) -> dict[str, str]:
    return {**target.values, "TELEGRAM_API_BASE": target.value("TELEGRAM_API_BASE")}
