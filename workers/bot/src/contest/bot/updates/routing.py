"""Finds the handler of an update, and what the bot says where there is none or it cannot go on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from contest.bot import rooms
from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.people.services import Refusal
from contest.bot.said import Act, EndConversation, Say, Text, Toast, say
from contest.bot.updates import buttons
from contest.bot.updates.commands import command_of

NOTHING: Sequence[Act] = ()


async def acts_of(heard: Heard, deps: Deps) -> Sequence[Act]:
    """What the bot does about an update. Raises `ServiceAway`."""
    try:
        if heard.update.callback_query:
            return await _pressed(heard, deps)
        if heard.update.message:
            return await _written(heard, deps)
        return await _others(heard, deps)
    except Refusal as refusal:
        return told(heard, _problem(refusal))


def told(heard: Heard, text: Text) -> Sequence[Act]:
    """Tell whoever did this: over the chat, where it was a press; nobody, where it was no word."""
    if heard.update.callback_query:
        return [Toast(text=text, window=True)]
    return [Say(text=text)] if heard.update.message and heard.is_private else NOTHING


async def _pressed(heard: Heard, deps: Deps) -> Sequence[Act]:
    query = heard.update.callback_query
    assert query is not None
    owner = buttons.owner_of(heard.chat) if query.message else buttons.EVERYBODY
    press = buttons.decode(query.data, key=deps.settings.button_key, owner=owner)
    if press is None or press.name not in rooms.PRESSES:
        return [Toast(text=say("press.unknown"))]
    return await rooms.PRESSES[press.name](replace(heard, args=press.args), deps)


async def _written(heard: Heard, deps: Deps) -> Sequence[Act]:
    """A command goes before the conversation, which goes on after it."""
    message = heard.update.message
    assert message is not None
    command = command_of(message, bot=deps.settings.bot_username)
    commands = rooms.COMMANDS if heard.is_private else rooms.GROUP_COMMANDS
    if command and command.name in commands:
        return await commands[command.name](replace(heard, text=command.text), deps)
    if heard.is_private and heard.conversation:
        if heard.conversation.is_over(deps.now()):
            return [EndConversation(), Say(text=say("conversation.over"))]
        state = heard.conversation.state
        if state in rooms.STATES:
            written = message.text or message.caption
            return await rooms.STATES[state](replace(heard, text=written), deps)
    return await _others(heard, deps)


async def _others(heard: Heard, deps: Deps) -> Sequence[Act]:
    handlers = rooms.KINDS.get(heard.update.kind, ())
    return [act for handler in handlers for act in await handler(heard, deps)]


def _problem(refusal: Refusal) -> Text:
    name = f"problem.{refusal.type}"
    known = name if name in rooms.TEXTS else "problem"
    return say(known, detail=refusal.detail or refusal.type)
