"""Where links lead that people follow: to a contest in the chat or the Mini App, and to proofs."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from contest.bot.settings import Settings
from contest.kit import links

CONTEST = re.compile(r"contest_([A-Za-z0-9_-]{1,56})")  # Too long for an invitation code.


def contest_in(payload: str) -> str | None:
    """The contest that a payload leads to, if it is one."""
    found = CONTEST.fullmatch(payload)
    return found[1] if found else None


def chat_link(settings: Settings, contest_id: str) -> str:
    """It opens the chat with the bot, which shows the contest."""
    return links.chat_link(settings.bot_username, contest_id)


def app_link(settings: Settings, contest_id: str) -> str:
    """It opens the Mini App with the contest, also from a channel or a group."""
    return links.app_link(settings.bot_username, contest_id)


def proof_link(settings: Settings, contest_id: str) -> str | None:
    """The public proof of a draw, where the product's address is known."""
    address = urlsplit(settings.miniapp_url)
    if not address.netloc:
        return None
    return f"{address.scheme}://{address.netloc}/v1/contests/{contest_id}/draw"
