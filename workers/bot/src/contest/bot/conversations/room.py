"""What every conversation has: an end."""

from __future__ import annotations

from collections.abc import Sequence

from contest.bot.conversations import statements
from contest.bot.conversations.texts import TEXTS
from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.room import Room
from contest.bot.said import Act, EndConversation, Say, say


async def cancel(heard: Heard, deps: Deps) -> Sequence[Act]:
    """The person does not want to answer."""
    if heard.conversation is None:
        return [Say(text=say("conversation.none"))]
    return [EndConversation(), Say(text=say("conversation.cancelled"))]


ROOM = Room(commands={"cancel": cancel}, texts=TEXTS, pruned=statements.pruned)
