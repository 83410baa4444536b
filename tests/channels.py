"""What the tests of channels share: channels and groups that the bot is in, and what stands in
them.
"""

from __future__ import annotations

from typing import Any

from tests.chats import Chats
from tests.contests import Organiser, minutes
from tests.system import ADMIN_ID, System
from tools.telegram.state import Chat, Member

CHANNEL, GROUP = -1_001_000_000_001, -5001
LACKS: dict[str, Any] = {"can_post_messages": False}


class Channels:
    """The channels of one test; the admin leads them, and talks to the bot in one language."""

    def __init__(self, system: System, *, locale: str = "en") -> None:
        self.system, self.chats = system, Chats(system)
        self._locale = locale
        self.organiser = self.chats.person(ADMIN_ID, first_name="Olga", locale=locale)
        self.contests = Organiser(system)

    async def adds_bot(
        self,
        chat_id: int = CHANNEL,
        *,
        title: str = "News",
        kind: str = "channel",
        status: str = "administrator",
        name: str | None = None,
        by: int = ADMIN_ID,
        **rights: bool,
    ) -> list[str]:
        """The bot is put into a chat, or given other rights there; what its organiser hears."""
        emulator = self.system.emulator
        before = emulator.chats.get(chat_id)
        bot = Member(status, rights=rights)
        members = {by: Member("creator"), **(before.members if before else {})}
        members[emulator.bot.id] = bot
        chat = before or Chat(chat_id, kind, title, name)
        chat.members = members
        emulator.chats[chat_id] = chat
        user = emulator.bot.as_json()
        is_admin = status == "administrator"
        given = {"can_post_messages": True, **rights} if is_admin else rights
        change = {
            "chat": chat.as_json(),
            "from": emulator.meet(by).as_json(),
            "date": int(self.system.now),
            "old_chat_member": {"user": user, "status": "left"},
            "new_chat_member": {"user": user, "status": status, **given},
        }
        await self.chats.receives(my_chat_member=change)
        return self.organiser.heard()

    async def posts(self, contest: dict[str, Any], *labels: str, where: str = "News") -> list[str]:
        """The organiser posts a contest there, with these buttons pressed before the last one, and
        hears what comes of it.
        """
        title = contest["title"]
        await self.organiser.sends("/post")
        await self.organiser.presses(title)
        await self.organiser.presses(where)
        for each in labels:
            await self.organiser.presses(each)
        return await self.organiser.presses("Опубликовать" if self._locale == "ru" else "Publish")

    async def minute(self, count: int = 1) -> None:
        """So many minutes pass, with all that the cron does."""
        for _ in range(count):
            await minutes(self.system, 1)
            await self.system.tick("bot")

    def texts(self, chat_id: int = CHANNEL) -> list[str]:
        """What stands in a channel now."""
        shown = self.system.emulator.history.chats.get(chat_id, {})
        found = [each.message for each in shown.values()]
        return [str(each.get("text", each.get("caption", ""))) for each in found]

    def button(self, chat_id: int = CHANNEL, number: int = 0) -> dict[str, Any] | None:
        """The button under a message there."""
        messages = [*self.system.emulator.history.chats.get(chat_id, {}).values()]
        keyboard = messages[number].message.get("reply_markup", {}).get("inline_keyboard")
        return dict(keyboard[0][0]) if keyboard else None

    async def presses(self, telegram_id: int, chat_id: int = CHANNEL, **user: Any) -> None:
        """Someone presses the button under the first message of a channel."""
        [message, *_] = self.system.emulator.history.chats[chat_id].values()
        button = self.button(chat_id)
        assert button is not None
        profile = {"id": telegram_id, "is_bot": False, "first_name": "Ada", **user}
        query = {"from": profile, "chat_instance": "1"}
        query |= {"message": message.message, "data": button["callback_data"]}
        await self.chats.receives(callback_query=query)

    def edits(self, chat_id: int = CHANNEL) -> int:
        """How often a message there was edited."""
        edited = self.system.sent("editMessageText") + self.system.sent("editMessageCaption")
        return len([each for each in edited if each["chat_id"] == chat_id])

    def answers(self) -> list[str]:
        """What stood over the chats, of all presses so far."""
        return [str(each.get("text", "")) for each in self.system.sent("answerCallbackQuery")]
