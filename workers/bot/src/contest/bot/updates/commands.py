"""Finds the command in a message."""

from __future__ import annotations

import re
from dataclasses import dataclass

from contest.bot.updates.models import Message, MessageEntity

COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]+))?(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Command:
    """A command, in lower case and without its slash, and what was written after it."""

    name: str
    text: str


def command_of(message: Message, *, bot: str) -> Command | None:
    """The first command of a message or a caption that is for `bot`, a username.

    Telegram says where commands are, in UTF-16 units: one may come after an emoji. A text without
    entities has one if it begins with it.
    """
    text, entities = (
        (message.text, message.entities)
        if message.text
        else (message.caption, message.caption_entities)
    )
    units = text.encode("utf-16-le", "surrogatepass")
    places = [each for each in entities if each.type == "bot_command"]
    for place in places or [MessageEntity(type="bot_command", offset=0, length=0)]:
        rest = units[2 * place.offset :].decode("utf-16-le", "replace")
        found = COMMAND.match(rest)
        if found and (found[2] or bot).lower() == bot.lower():
            return Command(found[1].lower(), rest[found.end() :].strip())
    return None
