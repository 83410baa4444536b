"""Someone who talks to the bot of a running stack in private: they write, press what stands on
buttons, and read.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Protocol

from tests.contest_by_chat import PRESS

HEARD_WITHIN_S = 40  # The bot may have to wait: Telegram takes a message a second for one person.
LOOK_S = 1


class Telegram(Protocol):
    """Of `Client`, what chats need."""

    def telegram(self, method: str, path: str, body: Any = None) -> Any: ...

    def say(self, telegram_id: int, text: str, **user: Any) -> Any: ...


class Person:
    def __init__(
        self,
        client: Telegram,
        telegram_id: int,
        first_name: str,
        heard_within_s: float = HEARD_WITHIN_S,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._client, self._id, self._first_name = client, telegram_id, first_name
        self._heard_within_s, self._clock = heard_within_s, clock
        self._version = 0
        self._messages: dict[int, Any] = {}
        self._said: list[str] = []

    def plays(self, *script: tuple[str, str]) -> None:
        """Each row is what they do, and what is in the answer."""
        for what, says in script:
            self.does(what)
            self.hears(says)

    def does(self, what: str) -> None:
        """Press the button behind a `▸`, or write what else it is."""
        self._look()
        if what.startswith(PRESS):
            self._press(what.removeprefix(PRESS))
        else:
            self._said.clear()
            self._client.say(self._id, what, first_name=self._first_name, language_code="en")

    def hears(self, *words: str) -> str:
        """What the bot has said since they last did something, once any of these words is in it."""
        deadline = self._clock() + self._heard_within_s
        while not any(each in (said := "\n".join(self._said)) for each in words):
            assert self._clock() < deadline, (words, said)
            self._look(wait_s=LOOK_S)
        return said

    def _press(self, label: str) -> None:
        found = self._found(label)
        assert found, f"no button {label!r} below {list(self._messages)}"
        self.presses({"chat_id": self._id, **found})

    def presses(self, button: dict[str, Any]) -> None:
        """Press a button by its chat, message and data."""
        self._said.clear()
        self._client.telegram("POST", f"users/{self._id}/presses", button)

    def _found(self, label: str) -> dict[str, Any] | None:
        """The press of a button, of the newest message that has it."""
        for message_id, message in sorted(self._messages.items(), reverse=True):
            for row in message.get("reply_markup", {}).get("inline_keyboard", ()):
                for button in row:
                    if button["text"] == label:
                        return {"message_id": message_id, "data": button["callback_data"]}
        return None

    def _look(self, *, wait_s: int = 0) -> None:
        """Read what is new: messages, edits, and after `! ` the answers to presses."""
        path = f"users/{self._id}/view?after={self._version}&wait_s={wait_s}"
        view = self._client.telegram("GET", path)
        self._version = view["version"]
        for message in view["messages"]:
            if message["chat"]["id"] == self._id and message["from"]["is_bot"]:
                self._messages[message["message_id"]] = message
                self._said.append(message.get("text", message.get("caption", "")))
        self._said += [f"! {each['text']}" for each in view["answers"] if each.get("text")]
