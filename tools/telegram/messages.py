"""Messages that the bot sends and edits."""

from __future__ import annotations

from tools.telegram import media, parameters
from tools.telegram.chats import chat_to_write, find_chat
from tools.telegram.keyboards import check_keyboard
from tools.telegram.markup import formatted
from tools.telegram.state import Chat, Emulator, Json, bad_request

TEXT_CHARACTERS_MAX = 4096
CAPTION_CHARACTERS_MAX = 1024
ENTITIES_MAX = 100  # the rest are not shown
USER_LINK = "tg://user?id="
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
MEDIA = ("photo", "document")


async def send_message(emulator: Emulator, given: parameters.SendMessage) -> Json:
    text = _text(emulator, given.text, given.parse_mode)
    chat = chat_to_write(emulator, given.chat_id, "text messages")
    return _send(emulator, chat, given, text | _options(given))


async def send_photo(emulator: Emulator, given: parameters.SendPhoto) -> Json:
    caption = _caption(emulator, given)
    chat = chat_to_write(emulator, given.chat_id, "photos")
    return _send(emulator, chat, given, {"photo": media.photo(emulator, given.photo)} | caption)


async def send_document(emulator: Emulator, given: parameters.SendDocument) -> Json:
    caption = _caption(emulator, given)
    chat = chat_to_write(emulator, given.chat_id, "documents")
    return _send(
        emulator, chat, given, {"document": media.document(emulator, given.document)} | caption
    )


async def edit_message_text(emulator: Emulator, given: parameters.EditMessageText) -> Json | bool:
    text = _text(emulator, given.text, given.parse_mode)
    message = _own(emulator, given)
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    return _edit(emulator, given, message, text | _options(given))


async def edit_message_caption(
    emulator: Emulator, given: parameters.EditMessageCaption
) -> Json | bool:
    caption = _caption(emulator, given)
    message = _own(emulator, given)
    if not any(name in message for name in MEDIA):
        raise bad_request("there is no caption in the message to edit")
    kept = {name: message[name] for name in MEDIA if name in message}
    return _edit(emulator, given, message, kept | caption)


async def edit_message_media(emulator: Emulator, given: parameters.EditMessageMedia) -> Json | bool:
    caption = _caption(emulator, given.media)
    message, file = _own(emulator, given), given.media.media
    content: Json = (
        {"photo": media.photo(emulator, file)}
        if given.media.type == "photo"
        else {"document": media.document(emulator, file)}
    )
    return _edit(emulator, given, message, content | caption)


async def edit_message_reply_markup(
    emulator: Emulator, given: parameters.EditedMessage
) -> Json | bool:
    message = _own(emulator, given)
    return _edit(emulator, given, message, _content(message))


def _text(emulator: Emulator, given: str, parse_mode: str) -> Json:
    text, entities = formatted(given, parse_mode)
    if not text:
        raise bad_request("message text is empty")
    if len(text) > TEXT_CHARACTERS_MAX:
        raise bad_request("message is too long")
    return {"text": text} | _entities(emulator, "entities", entities)


def _caption(emulator: Emulator, given: parameters.Captioned) -> Json:
    text, entities = formatted(given.caption, given.parse_mode)
    if len(text) > CAPTION_CHARACTERS_MAX:
        raise bad_request("message caption is too long")
    shown = {"caption": text} if text else {}
    return shown | _entities(emulator, "caption_entities", entities)


def _entities(emulator: Emulator, name: str, entities: list[Json]) -> Json:
    """Those that are shown. A mention by id is one only where the person is known."""
    shown = [seen for each in entities if (seen := _mentioned(emulator, each))]
    return {name: shown[:ENTITIES_MAX]} if shown else {}


def _mentioned(emulator: Emulator, entity: Json) -> Json | None:
    url = entity.get("url", "")
    if not url.startswith(USER_LINK):
        return entity
    user_id = url.removeprefix(USER_LINK)
    user = emulator.users.get(int(user_id)) if user_id.isdecimal() else None
    place = {"offset": entity["offset"], "length": entity["length"]}
    return {"type": "text_mention", **place, "user": user.as_json()} if user else None


def _options(given: parameters.SendMessage | parameters.EditMessageText) -> Json:
    return given.model_dump(include={"link_preview_options"}, exclude_none=True)


def _send(emulator: Emulator, chat: Chat, given: parameters.Sent, content: Json) -> Json:
    check_keyboard(given.reply_markup, chat.type)
    reply = given.reply_parameters
    if reply and not (
        0 < reply.message_id <= chat.message_id_last or reply.allow_sending_without_reply
    ):
        raise bad_request("message to be replied not found")
    chat.message_id_last += 1
    sender = (
        {"sender_chat": chat.as_json()}
        if chat.type == "channel"
        else {"from": emulator.bot.as_json()}
    )
    extras = {
        "has_protected_content": given.protect_content,
        "message_thread_id": given.message_thread_id,
    }
    message = {
        "message_id": chat.message_id_last,
        **sender,
        "chat": chat.as_json(),
        "date": int(emulator.now_s()),
        **content,
        **{name: value for name, value in extras.items() if value},
        **given.model_dump(include={"reply_markup"}, exclude_none=True),
    }
    emulator.history.put(message, is_bots=True)
    return message


def _own(emulator: Emulator, given: parameters.EditedMessage) -> Json:
    """The bot's message that is to be edited. Raises `Refused`."""
    if given.inline_message_id is not None:
        return _inline_message(emulator, given.inline_message_id)
    if not given.message_id:
        raise bad_request("message identifier is not specified")
    chat = find_chat(emulator, given.chat_id)
    check_keyboard(given.reply_markup, chat.type)
    message = emulator.history.find(chat.id, given.message_id)
    if not message:
        raise bad_request("message to edit not found")
    if not emulator.history.is_bots(chat.id, given.message_id):
        raise bad_request("message can't be edited")
    return message


def _inline_message(emulator: Emulator, inline_message_id: str) -> Json:
    chat_id, _, message_id = inline_message_id.partition("_")
    try:
        message = emulator.history.find(int(chat_id), int(message_id))
    except ValueError:
        message = None
    if not message or "via_bot" not in message:
        raise bad_request("MESSAGE_ID_INVALID")
    return message


def _edit(
    emulator: Emulator, given: parameters.EditedMessage, message: Json, content: Json
) -> Json | bool:
    """The message with this content and these buttons, none where none are given; of an inline
    message Telegram says no more than that it is done.
    """
    shown = content | given.model_dump(include={"reply_markup"}, exclude_none=True)
    if shown == _content(message) | {
        name: message[name] for name in ("reply_markup",) if name in message
    }:
        raise bad_request(NOT_MODIFIED)
    kept = {name: message[name] for name in message if name not in CONTENT}
    edited = kept | {"edit_date": int(emulator.now_s())} | shown
    emulator.history.put(edited, is_bots=given.inline_message_id is None)
    return edited if given.inline_message_id is None else True


TEXT = ("text", "entities", "link_preview_options")
CAPTION = ("caption", "caption_entities")
CONTENT = (*TEXT, *CAPTION, *MEDIA, "reply_markup")


def _content(message: Json) -> Json:
    return {name: message[name] for name in CONTENT[:-1] if name in message}
