"""What the bot may do in a chat, by what Telegram says of it."""

from __future__ import annotations

from contest.bot.channels.records import ADMINISTRATOR, POST, WRITE, Channel
from contest.bot.updates.models import Chat, ChatMember

ADMINISTRATORS = ("creator", "administrator")


def channel_of(chat: Chat, bot: ChatMember, *, at: int) -> Channel:
    """The chat, with the rights that the bot lacks there."""
    return Channel(
        chat_id=str(chat.id),
        kind=chat.type,
        title=chat.title or (chat.username or str(chat.id)),
        name=f"@{chat.username.lower()}" if chat.username else None,
        missing=_missing(chat, bot),
        is_lost=int(bot.is_in is False),
        changed_at=at,
    )


def leads(chat: Chat, person: ChatMember) -> bool:
    """Whether someone may say what the bot posts in the chat: who may post there themselves."""
    if person.status not in ADMINISTRATORS:
        return False
    return chat.type != "channel" or person.may("can_post_messages")


def _missing(chat: Chat, bot: ChatMember) -> str:
    """Who is no administrator is not told who joins a chat, nor, in a channel, heard there."""
    if bot.status == "restricted" and not bot.may("can_send_messages"):
        return f"{ADMINISTRATOR} {WRITE}"
    if bot.status not in ADMINISTRATORS:
        return ADMINISTRATOR
    return POST if chat.type == "channel" and not bot.may("can_post_messages") else ""
