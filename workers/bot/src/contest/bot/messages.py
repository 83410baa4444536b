"""A row of each table that messages go through: Telegram's updates as they came,
and what is to be sent.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from contest.kit import jsontext, retries

REPLY, NOTICE = 0, 1  # Priorities: the lower goes first.

# By priority: when a message is tried again, and so long it outlives an outage;
# then it is of no use any more.
SCHEDULES = {REPLY: retries.REPLY, NOTICE: retries.NOTICE}
LIFE_S = {REPLY: 6 * 3600, NOTICE: 24 * 3600}


class Message(BaseModel):
    """What is sent: a text, or the name of one that is looked up when it is sent,
    in the locale of then.
    """

    text: str = ""
    notice: str = ""
    values: dict[str, str] = {}  # what a notice speaks of
    reply_markup: dict[str, Any] | None = None

    def encode(self) -> str:
        """The message as JSON."""
        return self.model_dump_json(exclude_defaults=True)


@dataclass(frozen=True, slots=True)
class Stored:
    """An update that was leased. `locale` is the one that the person of its chat chose,
    if the bot knows them.
    """

    update_id: int
    payload: str
    attempts: int
    received_at: int
    locale: str | None

    @property
    def key(self) -> tuple[int, int]:
        """The values of `STILL_LEASED`."""
        return self.update_id, self.attempts


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message that was leased. `chat_id` is None for a user whom the bot does not know yet."""

    recipient: str
    priority: int
    position: int
    delivery_id: str
    is_user: int
    message: str
    attempts: int
    retries: int
    created_at: int
    chat_id: str | None
    locale: str | None

    @property
    def key(self) -> tuple[str, int, int, str, int]:
        """The values of `STILL_WAITS`."""
        return self.recipient, self.priority, self.position, self.delivery_id, self.attempts

    def to_letter(self) -> str:
        """All that sending it again needs, as JSON."""
        names = (
            "recipient",
            "priority",
            "position",
            "delivery_id",
            "is_user",
            "message",
            "created_at",
        )
        return jsontext.encode({name: getattr(self, name) for name in names})
