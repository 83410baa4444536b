"""What the bot would say to an update: no I/O, the caller has it sent."""

from __future__ import annotations

from pydantic import BaseModel, Field

from contest.bot import messages, texts
from contest.kit.locales import locale_of


class Chat(BaseModel):
    id: int
    type: str = ""


class User(BaseModel):
    id: int
    first_name: str = ""
    language_code: str | None = None


class Message(BaseModel):
    chat: Chat
    text: str = ""
    sender: User | None = Field(None, alias="from")


class CallbackQuery(BaseModel):
    sender: User = Field(alias="from")
    message: Message | None = None


class MemberChange(BaseModel):
    chat: Chat


class Update(BaseModel):
    """The parts of Telegram's Update that we look at."""

    update_id: int
    message: Message | None = None
    edited_message: Message | None = None
    callback_query: CallbackQuery | None = None
    my_chat_member: MemberChange | None = None
    chat_member: MemberChange | None = None

    @property
    def chat(self) -> str:
        """The chat whose updates this one must keep its place among;
        an update of no chat is alone.
        """
        if self.callback_query:
            message = self.callback_query.message
            return str(message.chat.id if message else self.callback_query.sender.id)
        part = self.message or self.edited_message or self.my_chat_member or self.chat_member
        return str(part.chat.id) if part else f"update:{self.update_id}"


def answer(update: Update, *, miniapp_url: str, locale: str | None) -> messages.Message | None:
    """The bot's answer, if it has one, in `locale`: the one that the person chose;
    else in the one of their Telegram.
    """
    message = update.message
    if message is None or message.sender is None or message.chat.type != "private":
        return None
    command = message.text.split(maxsplit=1)[0].split("@")[0] if message.text.strip() else ""
    if command != "/start":
        return None
    locale = locale or locale_of(message.sender.language_code)
    greeting = texts.GREETING[locale].format(name=message.sender.first_name)
    button = {"text": texts.OPEN_APP[locale], "web_app": {"url": miniapp_url}}
    return messages.Message(
        text=greeting, reply_markup={"inline_keyboard": [[button]]} if miniapp_url else None
    )


def text_of(said: messages.Message, locale: str | None) -> str:
    """The text that is sent: its own, or that of a notice."""
    if not said.notice:
        return said.text
    return texts.NOTICES[said.notice][locale_of(locale)].format(**said.values)
