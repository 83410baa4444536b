"""What people see in the emulated Telegram. Every change has a number, so that who looks on asks
for what is new since theirs.
"""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, field
from typing import Any

MESSAGES_KEPT_MAX = 5_000  # in one chat
ANSWERS_KEPT_MAX = 1_000

Json = dict[str, Any]


@dataclass
class Shown:
    """A message as it is now, the number of its last change, and whether it is the bot's."""

    version: int
    message: Json
    is_bots: bool = False


@dataclass
class Answer:
    """What the bot has answered to a press or an inline query of somebody's."""

    version: int
    user_id: int
    content: Json


@dataclass
class History:
    version: int = 0
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    chats: dict[int, dict[int, Shown]] = field(default_factory=dict)
    answers: deque[Answer] = field(default_factory=lambda: deque(maxlen=ANSWERS_KEPT_MAX))

    def touch(self) -> int:
        """Something that people see is another now: wake who looks on."""
        self.version += 1
        self.changed.set()
        self.changed = asyncio.Event()
        return self.version

    def put(self, message: Json, *, is_bots: bool = False) -> None:
        """A message that is new, or has been edited."""
        messages = self.chats.setdefault(message["chat"]["id"], {})
        messages[message["message_id"]] = Shown(self.touch(), message, is_bots)
        if len(messages) > MESSAGES_KEPT_MAX:
            del messages[next(iter(messages))]

    def find(self, chat_id: int, message_id: int) -> Json | None:
        """The message as it is now, where people still see it."""
        shown = self.chats.get(chat_id, {}).get(message_id)
        return shown.message if shown else None

    def is_bots(self, chat_id: int, message_id: int) -> bool:
        """Whether the bot may edit the message."""
        shown = self.chats.get(chat_id, {}).get(message_id)
        return bool(shown and shown.is_bots)

    def remove(self, chat_id: int, message_id: int) -> bool:
        """Whether there was such a message; there is none any more."""
        self.touch()
        return self.chats.get(chat_id, {}).pop(message_id, None) is not None

    def answer(self, user_id: int, content: Json) -> None:
        self.answers.append(Answer(self.touch(), user_id, content))
