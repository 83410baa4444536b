"""The part of Telegram's Bot API that the bot reads. Fields that are not here are ignored, and so
are updates of a kind that is not.

https://core.telegram.org/bots/api#available-types
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, Field

# By the status of a ChatMember; of one who is restricted, Telegram says it apart.
MEMBERS: Mapping[str, bool] = {
    "creator": True,
    "administrator": True,
    "member": True,
    "left": False,
    "kicked": False,
}
PRIVATE = "private"


class Chat(BaseModel):
    id: int
    type: str = ""
    title: str = ""
    username: str | None = None


class User(BaseModel):
    id: int
    is_bot: bool = False
    first_name: str = ""
    username: str | None = None
    is_premium: bool = False
    language_code: str | None = None


class MessageEntity(BaseModel):
    """`offset` and `length` count UTF-16 units."""

    type: str
    offset: int
    length: int


class PhotoSize(BaseModel):
    file_id: str
    file_unique_id: str = ""
    width: int = 0
    height: int = 0


class Document(BaseModel):
    file_id: str
    file_unique_id: str = ""
    file_name: str = ""
    mime_type: str = ""


class Contact(BaseModel):
    """`user_id` is missing where the contact is not on Telegram, or hides it."""

    first_name: str = ""
    user_id: int | None = None


class ForwardOrigin(BaseModel):
    """Where a forwarded message comes from: `sender_user` only of those who do not hide it."""

    type: str
    sender_user: User | None = None
    chat: Chat | None = None


class Message(BaseModel):
    message_id: int = 0
    date: int = 0
    chat: Chat
    sender: User | None = Field(None, alias="from")
    text: str = ""
    entities: list[MessageEntity] = []
    caption: str = ""
    caption_entities: list[MessageEntity] = []
    photo: list[PhotoSize] = []
    document: Document | None = None
    contact: Contact | None = None
    forward_origin: ForwardOrigin | None = None
    migrate_to_chat_id: int | None = None
    migrate_from_chat_id: int | None = None


class CallbackQuery(BaseModel):
    """The press of a button. `message` is missing under a message that was sent inline."""

    id: str
    sender: User = Field(alias="from")
    message: Message | None = None
    inline_message_id: str | None = None
    data: str = ""


class InlineQuery(BaseModel):
    id: str
    sender: User = Field(alias="from")
    query: str = ""
    offset: str = ""


class ChosenInlineResult(BaseModel):
    result_id: str
    sender: User = Field(alias="from")
    inline_message_id: str | None = None


class ChatMember(BaseModel):
    """Someone in a chat; an administrator's rights (`can_post_messages` and the like) are kept."""

    model_config = {"extra": "allow"}

    user: User
    status: str = ""
    is_member: bool | None = None

    @property
    def is_in(self) -> bool | None:
        """Whether they are in the chat. None for a status that we do not know."""
        return self.is_member if self.status == "restricted" else MEMBERS.get(self.status)

    def may(self, right: str) -> bool:
        """Whether they have a right: who made the chat has all of them."""
        return self.status == "creator" or (self.model_extra or {}).get(right) is True


class ChatMemberUpdated(BaseModel):
    chat: Chat
    sender: User | None = Field(None, alias="from")
    date: int = 0
    old_chat_member: ChatMember | None = None
    new_chat_member: ChatMember | None = None


class Update(BaseModel):
    """One of Telegram's updates; the part that it has is of its `kind`."""

    update_id: int
    message: Message | None = None
    edited_message: Message | None = None
    channel_post: Message | None = None
    edited_channel_post: Message | None = None
    callback_query: CallbackQuery | None = None
    inline_query: InlineQuery | None = None
    chosen_inline_result: ChosenInlineResult | None = None
    my_chat_member: ChatMemberUpdated | None = None
    chat_member: ChatMemberUpdated | None = None

    @property
    def kind(self) -> str:
        """The name of the part that it has; empty for a kind that is not here."""
        return next((name for name in KINDS if getattr(self, name) is not None), "")

    @property
    def part(self) -> Any:
        """The part that it has, if it is one of ours."""
        return getattr(self, self.kind, None)

    @property
    def sender(self) -> User | None:
        """Who did it, if that is one person."""
        return getattr(self.part, "sender", None)

    @property
    def chat(self) -> Chat | None:
        """Where, if it was in a chat: of a press, that of the message which has the button."""
        query = self.callback_query
        return getattr(query.message if query else self.part, "chat", None)

    @property
    def lane(self) -> str:
        """The updates of one lane are read in the order of their ids, those of different lanes side
        by side: messages and members by chat, what else a person does by the person.

        Five hundred people who press the button under one post do not wait for each other.
        """
        if self.part is None:
            return f"update:{self.update_id}"
        chat = getattr(self.part, "chat", None)
        return str(chat.id if chat else self.part.sender.id)


KINDS = tuple(name for name in Update.model_fields if name != "update_id")
