"""Where buttons lead that connect a chat."""

from __future__ import annotations

from contest.bot.settings import Settings


def adding_link(settings: Settings, what: str) -> str:
    """It adds the bot to a `channel` or a `group` of the person's choice, as an administrator."""
    rights = "post_messages+edit_messages" if what == "channel" else "manage_chat"
    return f"https://t.me/{settings.bot_username}?start{what}=connect&admin={rights}"
