"""What the bot would say to an update: no I/O, the caller has it sent."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, Field

from contest.bot import messages, texts
from contest.contract.events.bot import MemberChanged
from contest.kit.locales import locale_of

# By the status of a ChatMember; of one who is restricted, Telegram says it apart.
MEMBERS: Mapping[str, bool] = {
    "creator": True,
    "administrator": True,
    "member": True,
    "left": False,
    "kicked": False,
}


class Chat(BaseModel):
    id: int
    type: str = ""
    username: str | None = None


class User(BaseModel):
    id: int
    first_name: str = ""
    username: str | None = None
    is_premium: bool = False
    language_code: str | None = None


class Message(BaseModel):
    chat: Chat
    text: str = ""
    sender: User | None = Field(None, alias="from")


class CallbackQuery(BaseModel):
    sender: User = Field(alias="from")
    message: Message | None = None


class ChatMember(BaseModel):
    user: User
    status: str = ""
    is_member: bool | None = None

    @property
    def is_in(self) -> bool | None:
        """Whether they are in the chat. None for a status that we do not know."""
        return self.is_member if self.status == "restricted" else MEMBERS.get(self.status)


class MemberChange(BaseModel):
    chat: Chat
    date: int = 0
    new_chat_member: ChatMember | None = None


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


def started_with(update: Update) -> str | None:
    """What somebody's `/start` in a private chat came with, as by a link: empty where by itself.
    None for anything else.
    """
    message = update.message
    if message is None or message.sender is None or message.chat.type != "private":
        return None
    command, _, payload = message.text.strip().partition(" ")
    return payload.strip() if command.split("@")[0] == "/start" else None


def answer(
    update: Update, *, miniapp_url: str, locale: str | None, is_invited: bool
) -> messages.Message | None:
    """The bot's answer, if it has one, in `locale`: the one that the person chose;
    else in the one of their Telegram.
    """
    message = update.message
    if message is None or message.sender is None or started_with(update) is None:
        return None
    locale = locale or locale_of(message.sender.language_code)
    greeting = texts.GREETING[locale].format(name=message.sender.first_name)
    if is_invited:
        greeting = f"{texts.INVITED[locale]}\n\n{greeting}"
    button = {"text": texts.OPEN_APP[locale], "web_app": {"url": miniapp_url}}
    return messages.Message(
        text=greeting, reply_markup={"inline_keyboard": [[button]]} if miniapp_url else None
    )


def told_of_member(update: Update) -> MemberChanged | None:
    """What the update says about who is in a chat, if it does."""
    change = update.chat_member
    member = change.new_chat_member if change else None
    if change is None or member is None or member.is_in is None:
        return None
    name = change.chat.username
    return MemberChanged(
        telegram_id=str(member.user.id),
        chat_id=str(change.chat.id),
        chat_name=f"@{name.lower()}" if name else None,
        is_member=member.is_in,
        changed_at=change.date,
    )


def text_of(said: messages.Message, locale: str | None) -> str:
    """The text that is sent: its own, or that of a notice."""
    if not said.notice:
        return said.text
    return texts.NOTICES[said.notice][locale_of(locale)].format(**said.values)
