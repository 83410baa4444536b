"""Pictures, documents and edits: what people see then, and what Telegram refuses in which words."""

from __future__ import annotations

import json
import struct
from typing import Any

import pytest

from tests.tools.telegram.emulated import ADA, GROUP, TEXT, TOKEN, Telegram
from tools.telegram.state import Emulator

CHANNEL = -200
BUTTONS = {"inline_keyboard": [[{"text": "Join", "callback_data": "join"}]]}


def _png(width: int = 300, height: int = 300) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", width, height)


async def _upload(
    telegram: Telegram, method: str, files: dict[str, tuple[str, bytes]], **given: Any
) -> dict[str, Any]:
    fields = {name: v if isinstance(v, str) else json.dumps(v) for name, v in given.items()}
    path = f"/bot{TOKEN}/{method}"
    answer: dict[str, Any] = (await telegram.http.post(path, data=fields, files=files)).json()
    return answer


async def _sees(telegram: Telegram, message_id: int, chat_id: int = ADA) -> dict[str, Any]:
    view = await telegram.control("GET", f"users/{ADA}/view")
    [seen] = [
        message
        for message in view["messages"]
        if (message["chat"]["id"], message["message_id"]) == (chat_id, message_id)
    ]
    found: dict[str, Any] = seen
    return found


async def test_a_message_is_edited_until_it_is_gone(telegram: Telegram) -> None:
    sent = (await telegram.call("sendMessage", **TEXT, reply_markup=BUTTONS))["result"]
    its = {"chat_id": ADA, "message_id": sent["message_id"]}
    bold = {"text": "<b>bye</b>", "parse_mode": "HTML"}
    edited = (await telegram.call("editMessageText", **its, **bold))["result"]
    assert (edited["text"], edited["entities"][0]["type"], "reply_markup" in edited) == (
        "bye",
        "bold",
        False,
    )
    assert await _sees(telegram, sent["message_id"]) == edited
    same = await telegram.call("editMessageText", **its, **bold)
    assert same["description"].startswith("Bad Request: message is not modified: specified new")
    await telegram.call("editMessageReplyMarkup", **its, reply_markup=BUTTONS)
    assert (await _sees(telegram, sent["message_id"]))["reply_markup"] == BUTTONS
    assert (await _sees(telegram, sent["message_id"]))["text"] == "bye"
    await telegram.control("DELETE", f"chats/{ADA}/messages/{sent['message_id']}")
    gone = await telegram.call("editMessageText", **its, text="again")
    assert gone["description"] == "Bad Request: message to edit not found"


@pytest.mark.parametrize(
    ("method", "given", "said"),
    [
        pytest.param("editMessageText", {"text": "x"}, "message identifier is *", id="which"),
        pytest.param("editMessageText", {"message_id": 1}, "message text is empty", id="empty"),
        pytest.param(
            "editMessageText",
            {"message_id": 1, "text": "x"},
            "message can't be edited",
            id="another's message",
        ),
        pytest.param(
            "editMessageText",
            {"inline_message_id": "7_1", "text": "x"},
            "MESSAGE_ID_INVALID",
            id="no inline message",
        ),
        pytest.param(
            "editMessageCaption",
            {"message_id": 2, "caption": "x"},
            "there is no caption in the message to edit",
            id="no caption",
        ),
        pytest.param(
            "editMessageCaption",
            {"message_id": 2, "caption": "x" * 1025},
            "message caption is too long",
            id="long caption",
        ),
        pytest.param(
            "editMessageReplyMarkup",
            {"message_id": 2},
            "message is not modified*",
            id="the same buttons",
        ),
        pytest.param(
            "sendPhoto",
            {"photo": "http://[/x.png"[:7]},
            "wrong HTTP URL specified",
            id="no address",
        ),
        pytest.param("sendPhoto", {"photo": "nothing"}, "wrong file identifier*", id="no file"),
        pytest.param(
            "sendPhoto",
            {"photo": "https://a.b/c.png", "caption": "x" * 1025},
            "message caption is too long",
            id="photo with a long caption",
        ),
        pytest.param("sendDocument", {}, 'parameter "document" is required', id="no document"),
    ],
)
async def test_what_cannot_be_sent_or_edited(
    telegram: Telegram, method: str, given: dict[str, object], said: str
) -> None:
    await telegram.call("sendMessage", **TEXT)  # behind Ada's own /start
    answer = await telegram.call(method, chat_id=ADA, **given)
    assert answer["description"].removeprefix("Bad Request: ").startswith(said.rstrip("*"))


async def test_a_picture_is_kept_with_its_caption(telegram: Telegram, emulator: Emulator) -> None:
    answer = await _upload(
        telegram,
        "sendPhoto",
        {"photo": ("qr.png", _png())},
        chat_id=ADA,
        caption="<i>QR</i>",
        parse_mode="HTML",
        reply_markup=BUTTONS,
    )
    sent = answer["result"]
    [photo] = sent["photo"]
    assert (photo["width"], photo["height"], sent["caption"]) == (300, 300, "QR")
    assert emulator.files[photo["file_id"]].content == _png()
    its = {"chat_id": ADA, "message_id": sent["message_id"]}
    text = await telegram.call("editMessageText", **its, text="x")
    assert text["description"] == "Bad Request: there is no text in the message to edit"
    edited = (await telegram.call("editMessageCaption", **its, caption="Mine"))["result"]
    assert (edited["caption"], edited["photo"]) == ("Mine", sent["photo"])
    again = (await telegram.call("sendPhoto", chat_id=ADA, photo=photo["file_id"]))["result"]
    assert again["photo"][0]["file_id"] == photo["file_id"]
    media = {"type": "photo", "media": "attach://other", "caption": "Other"}
    files = {"other": ("o.png", _png(20, 10))}
    other = (await _upload(telegram, "editMessageMedia", files, **its, media=media))["result"]
    assert (other["photo"][0]["width"], other["caption"]) == (20, "Other")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"<svg/>", "Bad Request: IMAGE_PROCESS_FAILED", id="an svg"),
        pytest.param(b"\xff\xd8\xff", "Bad Request: IMAGE_PROCESS_FAILED", id="half a jpeg"),
        pytest.param(_png(9000, 2000), "Bad Request: PHOTO_INVALID_DIMENSIONS", id="large"),
        pytest.param(_png(2100, 100), "Bad Request: PHOTO_INVALID_DIMENSIONS", id="narrow"),
        pytest.param(
            _png() + bytes(10_485_760),
            "Bad Request: file of size 10485784 bytes is too big for a photo; "
            "the maximum size is 10485760 bytes",
            id="ten megabytes",
        ),
    ],
)
async def test_pictures_that_are_none(telegram: Telegram, content: bytes, said: str) -> None:
    files = {"photo": ("p.png", content)}
    assert (await _upload(telegram, "sendPhoto", files, chat_id=ADA))["description"] == said


async def test_a_document_is_kept_with_its_name(telegram: Telegram, emulator: Emulator) -> None:
    files = {"document": ("entries.csv", b"a,b\n")}
    sent = (await _upload(telegram, "sendDocument", files, chat_id=ADA))["result"]
    assert (sent["document"]["file_name"], sent["document"]["file_size"]) == ("entries.csv", 4)
    assert emulator.files[sent["document"]["file_id"]].content == b"a,b\n"
    empty = await _upload(telegram, "sendDocument", {"document": ("e.csv", b"")}, chat_id=ADA)
    assert empty["description"] == "Bad Request: file must be non-empty"


async def test_mentions_by_id_and_more_than_a_hundred_entities(telegram: Telegram) -> None:
    ada, nobody = (f'<a href="tg://user?id={n}">A</a>' for n in (ADA, 404))
    html = {"chat_id": GROUP, "text": ada + nobody, "parse_mode": "HTML"}
    [mention] = (await telegram.call("sendMessage", **html))["result"]["entities"]
    assert (mention["type"], mention["user"]["id"], mention["offset"]) == ("text_mention", ADA, 0)
    many = (await telegram.call("sendMessage", **html | {"text": "<b>a</b> " * 101}))["result"]
    assert len(many["entities"]) == 100


@pytest.mark.parametrize(
    ("chat_id", "button", "said"),
    [
        pytest.param(ADA, {"copy_text": {"text": "x" * 256}}, "", id="copy"),
        pytest.param(
            ADA, {"copy_text": {"text": "x" * 257}}, "BUTTON_COPY_TEXT_INVALID", id="long copy"
        ),
        pytest.param(GROUP, {"switch_inline_query": ""}, "", id="share"),
        pytest.param(
            CHANNEL,
            {"switch_inline_query": "x"},
            "can't use switch_inline_query in a channel chat, because a user will not be able to "
            "use the button without knowing bot's username",
            id="share in a channel",
        ),
        pytest.param(
            CHANNEL, {"web_app": {"url": "https://a.b"}}, "BUTTON_TYPE_INVALID", id="app in channel"
        ),
        pytest.param(CHANNEL, {"url": "https://t.me/bot/app?startapp=x"}, "", id="link"),
    ],
)
async def test_buttons_by_chat(
    telegram: Telegram, chat_id: int, button: dict[str, object], said: str
) -> None:
    channel = {"status": "administrator", "chat_type": "channel"}
    await telegram.control("PUT", f"chats/{CHANNEL}/members/123456", channel)
    markup = {"inline_keyboard": [[{"text": "Go", **button}]]}
    answer = await telegram.call("sendMessage", chat_id=chat_id, text="x", reply_markup=markup)
    assert answer.get("description", "").removeprefix("Bad Request: ") == said


async def test_rows_of_more_than_eight_buttons(telegram: Telegram) -> None:
    row = [{"text": str(n), "callback_data": str(n)} for n in range(9)]
    answer = await telegram.call("sendMessage", **TEXT, reply_markup={"inline_keyboard": [row]})
    assert answer["description"] == "Bad Request: reply markup is too long"
