"""Carries out what a handler returned: messages for the queue, and statements for the batch that
ends the update.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from contest.bot.conversations import statements as conversations
from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.said import (
    Act,
    Converse,
    Edit,
    EndConversation,
    Results,
    Say,
    Toast,
    Write,
)
from contest.bot.sending.composing import Composer
from contest.bot.sending.messages import Message
from contest.bot.sending.wording import composer
from contest.kit.database import Statement

# What is sent to no chat waits behind nothing: each has a recipient of its own.
QUERY = "query:"


async def carried_out(
    heard: Heard, acts: Sequence[Act], deps: Deps
) -> tuple[Sequence[tuple[str, str]], Sequence[Statement]]:
    """What is sent, as recipients and messages, the answer to a press first; and what is
    written.
    """
    words = await composer(heard.person.locale, deps)
    said = []
    for act in acts:
        chosen = act.locale if isinstance(act, Say) else None
        said += _messages(heard, act, await composer(chosen, deps) if chosen else words)
    if query := heard.update.callback_query:
        toast = next((act for act in acts if isinstance(act, Toast)), None)
        said.insert(0, (f"{QUERY}{query.id}", words.toast(toast, query.id)))
    writes = [each for act in acts for each in _writes(heard, act, deps)]
    return [(recipient, message.encode()) for recipient, message in said], writes


def _messages(heard: Heard, act: Act, words: Composer) -> list[tuple[str, Message]]:
    if isinstance(act, Say):
        chat = act.chat or heard.chat
        messages = words.say(act, chat)
        if chat == heard.chat:
            messages[0].parameters.update(_reply(heard))
        return [(chat, message) for message in messages]
    if isinstance(act, Edit):
        chat, message_id = act.chat or heard.chat, act.message_id or _pressed_message(heard)
        return [(chat, words.edit(act, chat, message_id))]
    if isinstance(act, Results):
        query = heard.update.inline_query
        return [(f"{QUERY}{query.id}", words.results(act, query.id))] if query else []
    return []


def _reply(heard: Heard) -> dict[str, Any]:
    """Whom the bot answers: among others, Telegram shows it."""
    message = heard.update.message
    if heard.is_private or message is None or not message.message_id:
        return {}
    target = {"message_id": message.message_id, "allow_sending_without_reply": True}
    return {"reply_parameters": target}


def _pressed_message(heard: Heard) -> int:
    query = heard.update.callback_query
    if query is None or query.message is None:
        raise LookupError("an edit without a message: name one, or answer a press")
    return query.message.message_id


def _writes(heard: Heard, act: Act, deps: Deps) -> Sequence[Statement]:
    update, person = heard.stored, heard.person.telegram_id
    if isinstance(act, Write):
        return act.statements
    if isinstance(act, Converse):
        return [conversations.begun(update, person, act, now=int(deps.now()))]
    if isinstance(act, EndConversation):
        return [conversations.ended(update, person)]
    return []
