"""What a deployment says to Telegram: where the updates go, and to ALERT_CHAT_ID how it ended."""

from __future__ import annotations

from typing import Any

import httpx
from pydantic import ValidationError

from contest.kit import settings
from tools.console import Failure, say
from tools.deploy.target import Target
from tools.serve.telegram import Answer
from tools.telegram.bridge import ALLOWED_UPDATES

CONNECTIONS_MAX = 40
ANSWER_S_MAX = 30
TEXT_MAX = 1000
PATH = "/v1/telegram/webhook"


def set_webhook(target: Target, gateway_url: str) -> None:
    """Set it; the same again changes nothing. Raises `Failure`, never with the token in it."""
    body = {
        "url": gateway_url + PATH,
        "secret_token": target.values["TELEGRAM_WEBHOOK_SECRET"],
        "allowed_updates": ALLOWED_UPDATES,
        "max_connections": CONNECTIONS_MAX,
    }
    _call(target, "setWebhook", body, hint="check TELEGRAM_BOT_TOKEN and TELEGRAM_WEBHOOK_SECRET")


def tell(target: Target, text: str) -> None:
    """Tell the alert chat, if there is one. A deployment does not fail because nobody could be told."""
    chat = target.values.get("ALERT_CHAT_ID")
    if not chat or not target.values.get("TELEGRAM_BOT_TOKEN"):
        return
    if fault := settings.fault("ALERT_CHAT_ID", chat):
        say(f"  nobody was told: {fault}")
        return
    body = {"chat_id": int(chat), "text": f"[{target.environment}] {text}"[:TEXT_MAX]}
    try:
        _call(target, "sendMessage", body, hint="check ALERT_CHAT_ID")
    except Failure as failure:
        say(f"  nobody was told: {failure}")


def _call(target: Target, method: str, body: dict[str, Any], *, hint: str) -> None:
    base = target.value("TELEGRAM_API_BASE").rstrip("/")
    url = f"{base}/bot{target.values['TELEGRAM_BOT_TOKEN']}/{method}"
    try:
        reply = httpx.post(url, json=body, timeout=ANSWER_S_MAX, trust_env="127.0.0.1" not in base)
        answer = Answer.model_validate_json(reply.content)
    except (httpx.HTTPError, httpx.InvalidURL, ValidationError) as error:
        raise Failure(
            f"Telegram does not answer: {type(error).__name__}",
            hint="check TELEGRAM_API_BASE and run the same command again",
        ) from None
    if not answer.ok:
        raise Failure(f"Telegram refuses {method}: {answer.description}", hint=hint)
