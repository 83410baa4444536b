"""A row of the queue of what is to be sent, and what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel

from contest.bot.said import File, Say
from contest.kit import jsontext, retries

# Priorities: the lower goes first. A reply is waited for, a notice is about someone, a post is
# everybody's, a broadcast has time.
REPLY, NOTICE, POST, BROADCAST = 0, 1, 2, 3
PRIORITIES = (REPLY, NOTICE, POST, BROADCAST)
HELD = 4  # A broadcast that is paused: not sent until it is one again.

# By priority: when a message is tried again, and so long it outlives an outage;
# then it is of no use any more.
SCHEDULES = {
    REPLY: retries.REPLY,
    NOTICE: retries.NOTICE,
    POST: retries.NOTICE,
    BROADCAST: retries.NOTICE,
}
LIFE_S = {REPLY: 6 * 3600, NOTICE: 24 * 3600, POST: 24 * 3600, BROADCAST: 24 * 3600}

# Answers to what a person's Telegram asks: not to a chat, and not counted against sending.
UNPACED = {"answerCallbackQuery": "callback_query_id", "answerInlineQuery": "inline_query_id"}


class Message(BaseModel):
    """What is sent: a call of the Bot API but for its chat, or what is said in the locale that the
    recipient has when it is sent, which is cut to one message.
    """

    method: str = ""
    parameters: dict[str, Any] = {}
    file: File | None = None
    away: str = ""  # said in its place where the file cannot be made for long
    or_send: bool = False  # an edit whose message is gone is sent anew
    say: Say | None = None
    about: str = ""  # see `Say`
    # As releases up to 0.2 wrote it.
    text: str = ""
    notice: str = ""
    values: dict[str, str] = {}
    reply_markup: dict[str, Any] | None = None

    def encode(self) -> str:
        """The message as JSON."""
        return self.model_dump_json(exclude_defaults=True)


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


State = Literal["sent", "unreachable", "lost", "gone", "moved", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a message that is `about` something, for the batch that ends it. Whoever lost
    the lease of the message comes here too: what must not be done twice, such as counting, asks
    whether it `STILL_WAITS`.

    `sent` has Telegram's answer in `result`; `unreachable` is a person who cannot be written to,
    `lost` a chat, `gone` a message that cannot be edited any more, `failed` all else. Of a chat
    that has `moved` the result has the new `chat_id`, and the message is sent there.
    """

    about_id: str  # what stands behind the kind in `about`
    chat_id: str
    state: State
    reason: str
    result: Mapping[str, Any] | None
    key: tuple[str, int, int, str, int]  # the values of `STILL_WAITS`
