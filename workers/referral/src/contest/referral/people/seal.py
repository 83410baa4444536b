"""How someone who is gone is known when they come back: without the bot's token nobody can tell."""

from __future__ import annotations

import hashlib
import hmac


def seal(telegram_id: str, *, bot_token: str) -> str:
    """What stands for a Telegram id that was forgotten."""
    message = f"referral:{telegram_id}".encode()
    return f"gone:{hmac.digest(bot_token.encode(), message, hashlib.sha256).hex()[:32]}"
