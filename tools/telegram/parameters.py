"""What each method takes, and how it is read from JSON, a form or a query."""

from __future__ import annotations

import json
import re
import secrets
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError
from starlette.datastructures import FormData, QueryParams, UploadFile
from starlette.requests import Request

from tools.telegram.state import USER_ID_MAX, Emulator, File, Json, Refused, bad_request

BODY_BYTES_MAX = 1_000_000
FORM_BYTES_MAX = 50 * 1024 * 1024 + BODY_BYTES_MAX
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


async def read_parameters(emulator: Emulator, request: Request) -> tuple[Json, bool]:
    """The call's parameters, and whether they came as text (query, form). Files are kept."""
    content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    bytes_max = FORM_BYTES_MAX if content_type == "multipart/form-data" else BODY_BYTES_MAX
    if len(await request.body()) > bytes_max:
        raise Refused(413, "Request Entity Too Large")
    if content_type == "application/json" and await request.body():
        if request.query_params:
            raise bad_request(
                "the emulator takes parameters from a JSON body or the query, not both"
            )
        return await read_json(request), False
    if content_type in ("application/x-www-form-urlencoded", "multipart/form-data"):
        async with request.form() as form:
            return await _single(emulator, request.query_params, form), True
    if await request.body():
        raise bad_request(f"unsupported content type {content_type!r}")
    return await _single(emulator, request.query_params), True


async def _single(emulator: Emulator, *sources: QueryParams | FormData) -> Json:
    pairs: list[tuple[str, Any]] = [pair for source in sources for pair in source.multi_items()]
    if len(dict(pairs)) != len(pairs):
        raise bad_request("a parameter is given twice")
    return {
        name: value if isinstance(value, str) else await _kept(emulator, value)
        for name, value in pairs
    }


async def _kept(emulator: Emulator, file: UploadFile) -> Json:
    """What stands for an uploaded file among the parameters: see `Upload`."""
    content, file_id = await file.read(), secrets.token_urlsafe(16)
    emulator.files[file_id] = File(content, file.content_type or "application/octet-stream")
    return {"file": file.filename or "file", "file_id": file_id, "size": len(content)}


def attach(given: Json) -> Json:
    """The parameters, with the files that `media` names (`attach://...`) in its place."""
    media = given.get("media")
    if not isinstance(media, dict) or not str(media.get("media")).startswith(ATTACHED):
        return given
    source = media["media"]
    name = source.removeprefix(ATTACHED)
    if not isinstance(given.get(name), dict):
        raise bad_request("wrong file identifier/HTTP URL specified")
    others = {other: value for other, value in given.items() if other != name}
    return others | {"media": media | {"media": given[name]}}


async def read_json(request: Request) -> Json:
    try:
        body = _loads(await request.body())
    except ValueError as error:
        raise bad_request(f"can't parse JSON object: {error}") from error
    if not isinstance(body, dict):
        raise bad_request("expected a JSON object")
    return body


def _loads(text: str | bytes) -> Any:
    """JSON that can be written again: no NaN, no half surrogate pairs. Raises `ValueError`."""
    try:
        value = json.loads(text)
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    return value


def from_text(model: type[Parameters], name: str, value: Any) -> Any:
    """Queries and forms carry everything but strings as JSON text."""
    field = model.model_fields.get(name)
    if not field or field.annotation in (str, str | None) or not isinstance(value, str):
        return value
    try:
        return _loads(value)
    except ValueError:
        return value


Model = TypeVar("Model", bound=Parameters)


async def read(request: Request, model: type[Model]) -> Model:
    """The body of a control. Raises `Refused`."""
    return valid(model, await read_json(request))


def user_id_of(request: Request) -> int:
    """That of the path. Raises `Refused`."""
    user_id = int(request.path_params["user_id"])
    if not 0 < user_id <= USER_ID_MAX:
        raise bad_request("a user id is a positive integer of at most 52 bits")
    return user_id


def valid(model: type[Model], given: Json) -> Model:
    """The parameters, or `Refused` with the first thing that is wrong."""
    try:
        return model.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        reason = {"extra_forbidden": "is unknown", "missing": "is required"}.get(
            first["type"], f"is wrong: {first['msg']}"
        )
        raise bad_request(f'parameter "{name}" {reason}' if name else first["msg"]) from error
