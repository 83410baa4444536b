"""Where the buttons of posts lead: into the Mini App, and to the proof of a draw."""

from __future__ import annotations

from urllib.parse import urlsplit

from contest.bot.settings import Settings


def app_link(settings: Settings, contest_id: str) -> str:
    """It opens the Mini App with the contest, also from a channel or a group."""
    return f"https://t.me/{settings.bot_username}?startapp=contest_{contest_id}"


def proof_link(settings: Settings, contest_id: str) -> str | None:
    """The public proof of a draw, where the product's address is known."""
    address = urlsplit(settings.miniapp_url)
    if not address.netloc:
        return None
    return f"{address.scheme}://{address.netloc}/v1/contests/{contest_id}/draw"


def adding_link(settings: Settings, what: str) -> str:
    """It adds the bot to a `channel` or a `group` of the person's choice, as an administrator."""
    rights = "post_messages+edit_messages" if what == "channel" else "manage_chat"
    return f"https://t.me/{settings.bot_username}?start{what}=connect&admin={rights}"
