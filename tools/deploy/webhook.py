"""Tell Telegram where the updates go."""

from __future__ import annotations

import httpx

from tools.console import Failure
from tools.deploy.target import Target
from tools.telegram.bridge import ALLOWED_UPDATES

CONNECTIONS_MAX = 40
ANSWER_S_MAX = 30
PATH = "/v1/telegram/webhook"


def set_webhook(target: Target, gateway_url: str) -> None:
    """Set it; the same again changes nothing. Raises `Failure`, never with the token in it."""
    base = target.value("TELEGRAM_API_BASE").rstrip("/")
    body = {
        "url": gateway_url + PATH,
        "secret_token": target.values["TELEGRAM_WEBHOOK_SECRET"],
        "allowed_updates": ALLOWED_UPDATES,
        "max_connections": CONNECTIONS_MAX,
    }
    url = f"{base}/bot{target.values['TELEGRAM_BOT_TOKEN']}/setWebhook"
    try:
        reply = httpx.post(url, json=body, timeout=ANSWER_S_MAX, trust_env="127.0.0.1" not in base)
        answer = reply.json()
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        raise Failure(
            f"Telegram does not answer: {type(error).__name__}", hint="check TELEGRAM_API_BASE and run the same command again"
        ) from None
    if not answer.get("ok"):
        raise Failure(
            f"Telegram refuses the webhook: {answer.get('description')}", hint="check TELEGRAM_BOT_TOKEN and TELEGRAM_WEBHOOK_SECRET"
        )
