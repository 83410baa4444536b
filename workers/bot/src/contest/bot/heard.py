"""What a handler is given: the update, who did it, and what they are in the middle of."""

from __future__ import annotations

from dataclasses import dataclass

from contest.bot.conversations.records import Conversation
from contest.bot.people.records import Person
from contest.bot.people.services import Services
from contest.bot.updates.models import Update
from contest.bot.updates.records import Stored


@dataclass(frozen=True, kw_only=True)
class Heard:
    """An update on its way to its handler."""

    update: Update
    stored: Stored  # its row, whose `key` tells whether it is still leased
    person: Person
    services: Services  # the other services, in the name of the person
    chat: str  # the chat's id; of an inline query, the person's
    text: str = ""  # what was written behind a command, or without one
    args: tuple[str, ...] = ()  # of the button that was pressed
    conversation: Conversation | None = None

    @property
    def is_private(self) -> bool:
        """Whether nobody else reads along."""
        return self.chat == self.person.telegram_id

    @property
    def effect(self) -> str:
        """The same however often the update is read: the key of whatever it leads to."""
        return f"update-{self.stored.update_id}"
