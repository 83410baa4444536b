"""What tests of the bot share: people who write to it and press its buttons, and what it says.

Everything goes through the webhook and the emulator. `tests/unit/bot/test_chats.py` shows how a
table of sentences is written.
"""

from __future__ import annotations

from itertools import count
from typing import Any

from tests.system import System
from tools.telegram.markup import bot_commands

FIRST_UPDATE_ID = 1_000_000


class Chats:
    """The chats of one test; each update has the next id."""

    def __init__(self, system: System) -> None:
        self.system = system
        self._update_ids = count(FIRST_UPDATE_ID)

    def person(
        self, telegram_id: int = 42, *, first_name: str = "Ada", locale: str = "en", **user: Any
    ) -> Person:
        """Someone with a private chat, and Telegram in this language."""
        emulator = self.system.emulator
        profile = {"first_name": first_name, "language_code": locale, **user}
        emulator.start_private_chat(emulator.meet(telegram_id, **profile))
        return Person(self, telegram_id)

    async def receives(self, **part: Any) -> None:
        """The bot gets an update of one kind, and does what there is to do."""
        update = self.system.emulator.inject(
            {"update_id": next(self._update_ids), **part}, deliver=False
        )
        reply = await self.system.send_update(update.body)
        assert reply.status == 200, reply.body
        await self.system.settle()


class Person:
    """Someone who talks to the bot in private."""

    def __init__(self, chats: Chats, telegram_id: int) -> None:
        self._chats, self.id = chats, telegram_id
        self._read = len(self._system.emulator.requests)
        self._queries: set[str] = set()

    @property
    def _system(self) -> System:
        return self._chats.system

    @property
    def _profile(self) -> dict[str, Any]:
        user = self._system.emulator.users[self.id]
        return {**user.as_json(), "language_code": user.language_code}

    @property
    def chat(self) -> dict[str, Any]:
        return {"id": self.id, "type": "private", "first_name": self._profile["first_name"]}

    async def sends(self, text: str = "", **message: Any) -> list[str]:
        """Write something to the bot; what it says. `photo`, `contact` and the like as the Bot API
        has them.
        """
        given = {"text": text, "entities": bot_commands(text)} if text else {}
        whole = {"chat": self.chat, "from": self._profile, **given, **message}
        await self._chats.receives(message=whole)
        return self.heard()

    async def presses(self, label: str) -> list[str]:
        """Press a button of the bot's by what stands on it; what the bot says. The newest message
        that has it counts.
        """
        message, button = self._found(label)
        await self._press({"message": message, "data": button["callback_data"]})
        return self.heard()

    async def presses_data(self, data: str, message_id: int = 1) -> list[str]:
        """Send the data of a press that no button need have, as a client of one's own can."""
        message = {"message_id": message_id, "chat": self.chat, "date": 0}
        await self._press({"message": message, "data": data})
        return self.heard()

    async def _press(self, pressed: dict[str, Any]) -> None:
        query_id = f"{self.id}-{len(self._queries)}"
        self._queries.add(query_id)
        query = {"id": query_id, "from": self._profile, "chat_instance": str(self.id), **pressed}
        await self._chats.receives(callback_query=query)

    def heard(self) -> list[str]:
        """What this person has read since they last looked, without markup, in the order in which
        it was sent: messages, edits, captions, and over the chat, after `! `, answers to presses.
        """
        fresh = list(self._system.emulator.requests)[self._read :]
        self._read += len(fresh)
        return [said for each in fresh if (said := self._said(each)) is not None]

    def buttons(self) -> list[str]:
        """What stands on the buttons under the newest message that has any."""
        for message in self._messages():
            if rows := message.get("reply_markup", {}).get("inline_keyboard"):
                return [button["text"] for row in rows for button in row]
        return []

    def url(self, label: str) -> str:
        """Where a button leads."""
        _, button = self._found(label)
        return str(button.get("url") or button["web_app"]["url"])

    def _said(self, request: Any) -> str | None:
        if request.method == "answerCallbackQuery":
            is_mine = request.parameters["callback_query_id"] in self._queries
            text = request.parameters.get("text")
            return f"! {text}" if is_mine and text else None
        if str(request.parameters.get("chat_id")) != str(self.id) or request.status != 200:
            return None
        result = request.answer["result"]
        return str(result.get("text", result.get("caption", ""))) if result is not True else None

    def _messages(self) -> list[dict[str, Any]]:
        """The bot's messages to this person, the newest first."""
        return [
            each.answer["result"]
            for each in reversed(self._system.emulator.requests)
            if each.status == 200
            and each.answer
            and isinstance(each.answer["result"], dict)
            and each.answer["result"].get("chat", {}).get("id") == self.id
        ]

    def _found(self, label: str) -> tuple[dict[str, Any], dict[str, Any]]:
        for message in self._messages():
            for row in message.get("reply_markup", {}).get("inline_keyboard", ()):
                for button in row:
                    if button["text"] == label:
                        return message, button
        raise AssertionError(f"no button {label!r}; there are {self.buttons()}")
