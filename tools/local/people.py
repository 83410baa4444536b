"""What the emulated Telegram begins with, since it forgets all of it when it ends: people, chats,
and the commands of the bot.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import httpx

from tools.console import Failure
from tools.local.stack import Layout
from tools.telegram import face

ANSWER_S_MAX = 20
CHANNEL, GROUP = -1_001_000_000_001, -1_001_000_000_002
PEOPLE: Mapping[int, Mapping[str, Any]] = {
    42: {"first_name": "Ada", "last_name": "Lovelace", "username": "ada", "language_code": "en"},
    43: {"first_name": "Иван", "language_code": "ru", "is_premium": True},
    44: {"first_name": "<b>Grace</b> & co", "language_code": "en"},
    45: {"first_name": "Bob", "username": "bob", "language_code": "en", "blocked": True},
}
CHATS: Mapping[int, Mapping[str, str]] = {
    CHANNEL: {"chat_type": "channel", "title": "Contest news", "username": "contest_news"},
    GROUP: {"chat_type": "supergroup", "title": "Contest talk", "username": "contest_talk"},
}


def introduce(layout: Layout, settings: Mapping[str, str]) -> None:
    """Tell it. The organiser is the first admin, where there is one. Raises `Failure`."""
    admin, *_ = settings["ADMIN_TELEGRAM_IDS"].split(",")
    organiser = {int(admin): {"first_name": "Organiser", "language_code": "en"}} if admin else {}
    base_url = f"{layout.telegram_url}/_emulator/"
    try:
        with httpx.Client(base_url=base_url, timeout=ANSWER_S_MAX, trust_env=False) as http:
            for user_id, profile in {**PEOPLE, **organiser}.items():
                http.put(f"users/{user_id}", json=dict(profile)).raise_for_status()
            for chat_id, chat in CHATS.items():
                path = f"chats/{chat_id}/members/{admin or min(PEOPLE)}"
                http.put(path, json={"status": "creator", **chat}).raise_for_status()
    except httpx.HTTPError as error:
        raise Failure(f"the emulator does not answer: {error}", hint="see telegram.log") from None
    face.show(settings)
