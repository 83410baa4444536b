"""Links of Telegram that lead to a contest: https://core.telegram.org/api/links"""

from __future__ import annotations


def payload_of(contest_id: str) -> str:
    """What leads to a contest, behind `start=` and `startapp=` alike."""
    return f"contest_{contest_id}"


def chat_link(bot_username: str, contest_id: str) -> str:
    """It opens the chat with the bot, which shows the contest."""
    return f"https://t.me/{bot_username}?start={payload_of(contest_id)}"


def app_link(bot_username: str, contest_id: str) -> str:
    """It opens the Mini App with the contest, also from a channel or a group."""
    return f"https://t.me/{bot_username}?startapp={payload_of(contest_id)}"
