"""Someone who talks to the bot of a running stack in private: they write, press what stands on
buttons, and read.
"""

from __future__ import annotations

import time
from typing import Any

from tests.contest_by_chat import PRESS
from tests.e2e.client import Client

HEARD_WITHIN_S = 40  # The bot may have to wait: Telegram takes a message a second for one person.
LOOK_S = 1


class Person:
    def __init__(self, client: Client, telegram_id: int, first_name: str) -> None:
        self._client, self._id, self._first_name = client, telegram_id, first_name
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
        self._said.clear()
        if what.startswith(PRESS):
            self._press(what.removeprefix(PRESS))
        else:
            self._client.say(self._id, what, first_name=self._first_name, language_code="en")

    def hears(self, words: str) -> str:
        """What the bot has said since they last did something, once these words are in it."""
        deadline = time.monotonic() + HEARD_WITHIN_S
        while words not in (said := "\n".join(self._said)):
            assert time.monotonic() < deadline, (words, said)
            self._look(wait_s=LOOK_S)
        return said

    def has_heard(self, words: str) -> bool:
        """Whether the bot has said so since they last did something."""
        self._look()
        return words in "\n".join(self._said)

    def has(self, button: str) -> bool:
        """Whether some message has such a button now."""
        self._look()
        return self._found(button) is not None

    def _press(self, label: str) -> None:
        found = self._found(label)
        assert found, f"no button {label!r} below {self._messages}"
        self._client.telegram("POST", f"users/{self._id}/presses", {"chat_id": self._id, **found})

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
