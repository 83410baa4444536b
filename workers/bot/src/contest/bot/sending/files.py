"""The files that are made when their message is sent."""

from __future__ import annotations

from contest.bot import rooms
from contest.bot.deps import Deps
from contest.bot.sending.messages import Delivery, Message
from contest.bot.sending.sender import Otherwise
from contest.kit.deps import ServiceAway

LIFE_S = 60  # So long a message waits for its file, and in its chat whatever comes behind it.


async def content_of(message: Message, delivery: Delivery, deps: Deps) -> bytes | None:
    """The file that is made for a message, if it has one. Raises `ServiceAway`, and after a while
    `Otherwise`.
    """
    made = message.file
    if made is None:
        return None
    try:
        return await rooms.FILES[made.maker](made.values, deps)
    except ServiceAway as error:
        if message.away and deps.now() - delivery.created_at > LIFE_S:
            raise Otherwise(str(error), _without(message)) from None
        raise


def _without(message: Message) -> Message:
    """What is said where the file cannot be made."""
    parameters = {"text": message.away, "parse_mode": "HTML"}
    return Message(method="sendMessage", parameters=parameters, about=message.about)
