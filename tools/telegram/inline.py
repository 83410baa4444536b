"""Inline queries, and messages that a bot prepares for a Mini App to send: both are results that a
person sends in the name of the bot.
"""

from __future__ import annotations

import secrets
from typing import Literal

from pydantic import Field
from starlette.requests import Request

from tools.telegram.keyboards import INLINE, check_keyboard
from tools.telegram.markup import formatted
from tools.telegram.parameters import Id, InlineKeyboard, LinkPreviewOptions, Parameters
from tools.telegram.reading import read, user_id_of
from tools.telegram.state import Emulator, Json, bad_request

RESULTS_MAX = 50
ID_BYTES_MAX = 64
CACHE_S_DEFAULT = 300
PREPARED_LIFE_S = 86_400


class InputText(Parameters):
    message_text: str = Field(min_length=1, max_length=4096)
    parse_mode: str = ""
    link_preview_options: LinkPreviewOptions | None = None


class Result(Parameters):
    """Those that the bot may send: a text, or a picture at an address with a caption."""

    type: Literal["article", "photo"]
    id: str = Field(min_length=1)
    title: str | None = None
    description: str | None = None
    input_message_content: InputText | None = None
    reply_markup: InlineKeyboard | None = None
    photo_url: str | None = None
    thumbnail_url: str | None = None
    caption: str = Field("", max_length=1024)
    parse_mode: str = ""


class AnswerInlineQuery(Parameters):
    inline_query_id: str
    results: list[Result]
    cache_time: int = CACHE_S_DEFAULT
    is_personal: bool = False
    next_offset: str = ""


class SavePreparedInlineMessage(Parameters):
    user_id: Id
    result: Result
    allow_user_chats: bool = False
    allow_bot_chats: bool = False
    allow_group_chats: bool = False
    allow_channel_chats: bool = False


class Query(Parameters):
    """Where it is typed: with the bot itself, or in a chat of that type."""

    query: str = Field("", max_length=256)
    chat_type: Literal["sender", "private", "group", "supergroup", "channel"] = "sender"
    offset: str = ""


class Chosen(Parameters):
    query_id: str
    result_id: str
    chat_id: int


class Destination(Parameters):
    chat_id: int


async def answer_inline_query(emulator: Emulator, given: AnswerInlineQuery) -> bool:
    user_id = emulator.queries.get(given.inline_query_id)
    if user_id is None:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if len(given.results) > RESULTS_MAX:
        raise bad_request("RESULTS_TOO_MUCH")
    contents = {result.id: _content(result) for result in given.results}
    if len(contents) < len(given.results):
        raise bad_request("RESULT_ID_DUPLICATE")
    emulator.inline_results[given.inline_query_id] = contents
    named = {"id", "type", "title", "description", "thumbnail_url"}
    results = [each.model_dump(include=named, exclude_none=True) for each in given.results]
    answer = {"inline_query_id": given.inline_query_id, "results": results}
    emulator.history.answer(user_id, answer)
    return True


async def save_prepared_inline_message(
    emulator: Emulator, given: SavePreparedInlineMessage
) -> Json:
    if given.user_id not in emulator.users:
        raise bad_request("user not found")
    prepared_id = secrets.token_urlsafe(12)
    emulator.prepared[prepared_id] = {"for": given.user_id, "content": _content(given.result)}
    return {"id": prepared_id, "expiration_date": int(emulator.now_s()) + PREPARED_LIFE_S}


async def ask_inline(emulator: Emulator, request: Request) -> Json:
    """Someone types the bot's @username and a query in a chat of theirs."""
    given, user = await read(request, Query), emulator.meet(user_id_of(request))
    query = {"from": user.as_json(), **given.model_dump()}
    return {"update": emulator.inject({"inline_query": query}).body}


async def choose_result(emulator: Emulator, request: Request) -> Json:
    """Someone sends a result of their query to a chat."""
    given = await read(request, Chosen)
    content = emulator.inline_results.get(given.query_id, {}).get(given.result_id)
    if content is None or emulator.queries.get(given.query_id) != user_id_of(request):
        raise bad_request("RESULT_ID_INVALID")
    return _send(emulator, user_id_of(request), given.chat_id, content)


async def send_prepared(emulator: Emulator, request: Request) -> Json:
    """Someone sends what the bot has prepared for them, once."""
    given = await read(request, Destination)
    prepared = emulator.prepared.get(request.path_params["id"])
    if not prepared or prepared["for"] != user_id_of(request):
        raise bad_request("MESSAGE_EXPIRED")
    del emulator.prepared[request.path_params["id"]]
    return _send(emulator, user_id_of(request), given.chat_id, prepared["content"])


def _send(emulator: Emulator, user_id: int, chat_id: int, content: Json) -> Json:
    user = emulator.meet(user_id)
    chat = emulator.start_private_chat(user) if chat_id == user_id else emulator.chats.get(chat_id)
    if not chat:
        raise bad_request("chat not found")
    sender = {"sender_chat": chat.as_json()} if chat.type == "channel" else {"from": user.as_json()}
    kind = "channel_post" if chat.type == "channel" else "message"
    message = {**sender, "chat": chat.as_json(), "via_bot": emulator.bot.as_json(), **content}
    return {"update": emulator.inject({kind: message}).body}


def _content(result: Result) -> Json:
    """The message that comes of a result. Raises `Refused`."""
    if len(result.id.encode()) > ID_BYTES_MAX:
        raise bad_request("RESULT_ID_INVALID")
    check_keyboard(result.reply_markup, INLINE)
    markup = result.model_dump(include={"reply_markup"}, exclude_none=True)
    if given := result.input_message_content:
        text, entities = formatted(given.message_text, given.parse_mode)
        return {"text": text, **({"entities": entities} if entities else {}), **markup}
    if not result.photo_url:
        raise bad_request("MESSAGE_TEXT_EMPTY")
    caption, entities = formatted(result.caption, result.parse_mode)
    photo = [{"file_id": result.photo_url, "width": 640, "height": 640}]
    return {"photo": photo, "caption": caption, "caption_entities": entities, **markup}
