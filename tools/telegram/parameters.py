"""What each method takes."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict

ATTACHED = "attach://"
MAX_CONNECTIONS_DEFAULT = 40
UPDATES_AT_ONCE_MAX = 100


def _number_from_text(value: object) -> object:
    """Telegram takes numbers as text too; ids over 2**53 can only come so from JavaScript."""
    return int(value) if isinstance(value, str) and re.fullmatch(r"-?\d{1,19}", value) else value


Id = Annotated[int, BeforeValidator(_number_from_text)]
ChatId = Annotated[int | str, BeforeValidator(_number_from_text)]


class Parameters(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class WebAppInfo(Parameters):
    url: str


class CopyText(Parameters):
    text: str


class Button(Parameters):
    text: str
    url: str | None = None
    callback_data: str | None = None
    web_app: WebAppInfo | None = None
    copy_text: CopyText | None = None
    switch_inline_query: str | None = None
    switch_inline_query_current_chat: str | None = None


class InlineKeyboard(Parameters):
    inline_keyboard: list[list[Button]]


class LinkPreviewOptions(Parameters):
    is_disabled: bool | None = None
    url: str | None = None
    prefer_small_media: bool | None = None
    prefer_large_media: bool | None = None
    show_above_text: bool | None = None


class ReplyParameters(Parameters):
    message_id: int
    allow_sending_without_reply: bool = False


class Upload(Parameters):
    """A file of a form, whose content is kept under `file_id`."""

    file: str
    file_id: str
    size: int


Attached = str | Upload


class Sent(Parameters):
    chat_id: ChatId = ""
    reply_markup: InlineKeyboard | None = None
    disable_notification: bool = False
    protect_content: bool = False
    reply_parameters: ReplyParameters | None = None
    message_thread_id: int | None = None


class SendMessage(Sent):
    text: str = ""
    parse_mode: str = ""
    link_preview_options: LinkPreviewOptions | None = None


class Captioned(Parameters):
    caption: str = ""
    parse_mode: str = ""


class SendPhoto(Sent, Captioned):
    photo: Attached


class SendDocument(Sent, Captioned):
    document: Attached


class EditedMessage(Parameters):
    """Which message is edited, and the buttons that it has from then on."""

    chat_id: ChatId = ""
    message_id: Id = 0
    inline_message_id: str | None = None
    reply_markup: InlineKeyboard | None = None


class EditMessageText(EditedMessage):
    text: str = ""
    parse_mode: str = ""
    link_preview_options: LinkPreviewOptions | None = None


class EditMessageCaption(EditedMessage, Captioned):
    pass


class InputMedia(Captioned):
    type: Literal["photo", "document"]
    media: Attached


class EditMessageMedia(EditedMessage):
    media: InputMedia


class MenuButton(Parameters):
    type: Literal["default", "commands", "web_app"]
    text: str | None = None
    web_app: WebAppInfo | None = None


class ChatMenuButton(Parameters):
    chat_id: Id = 0


class SetChatMenuButton(ChatMenuButton):
    menu_button: MenuButton = MenuButton(type="default")


class AnswerCallbackQuery(Parameters):
    callback_query_id: str
    text: str = ""
    show_alert: bool = False
    url: str | None = None
    cache_time: int = 0


class OneChat(Parameters):
    chat_id: ChatId = ""


class OneMember(OneChat):
    user_id: Id


class SetWebhook(Parameters):
    url: str
    secret_token: str | None = None
    allowed_updates: list[str] | None = None
    max_connections: int = MAX_CONNECTIONS_DEFAULT
    drop_pending_updates: bool = False


class DeleteWebhook(Parameters):
    drop_pending_updates: bool = False


class GetUpdates(Parameters):
    offset: int = 0
    limit: int = UPDATES_AT_ONCE_MAX
    timeout: int = 0
    allowed_updates: list[str] | None = None


class CommandScope(Parameters):
    type: Literal[
        "default",
        "all_private_chats",
        "all_group_chats",
        "all_chat_administrators",
        "chat",
        "chat_administrators",
        "chat_member",
    ]
    chat_id: ChatId | None = None
    user_id: Id | None = None


class CommandList(Parameters):
    scope: CommandScope = CommandScope(type="default")
    language_code: str = ""


class Command(Parameters):
    command: str
    description: str


class SetMyCommands(CommandList):
    commands: list[Command]
