"""What one person sees and does, as the page of the emulator asks for it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import httpx
import pytest

from tests.tools.telegram.emulated import ADA, BOB, STRANGER, TEXT, TOKEN, Telegram
from tools.telegram.emulator import create_app
from tools.telegram.state import Emulator

CHANNEL = -200
BUTTON = {"inline_keyboard": [[{"text": "Join", "callback_data": "join"}]]}


async def _view(telegram: Telegram, user_id: int = ADA, **since: int) -> dict[str, Any]:
    query = "&".join(f"{name}={value}" for name, value in since.items())
    return await telegram.control("GET", f"users/{user_id}/view?{query}")


async def test_what_is_said_is_seen_once_by_who_is_in_the_chat(telegram: Telegram) -> None:
    before = await _view(telegram)
    assert [message["text"] for message in before["messages"]] == ["/start"]
    waiting = asyncio.create_task(_view(telegram, after=before["version"], wait_s=9))
    await asyncio.sleep(0)
    await telegram.call("sendMessage", **TEXT)
    view = await waiting
    assert [message["text"] for message in view["messages"]] == ["hi"]
    assert (await _view(telegram, after=view["version"]))["messages"] == []
    assert (await _view(telegram, BOB))["messages"][0]["from"]["id"] == BOB
    assert view["run"] == before["run"]
    for wrong in ("after=x", "after=-1", "wait_s=61", "since=1"):
        await telegram.control("GET", f"users/{ADA}/view?{wrong}", code=400)


async def test_an_edit_comes_as_the_message_it_is_now(telegram: Telegram) -> None:
    sent = (await telegram.call("sendMessage", **TEXT))["result"]
    before = await _view(telegram)
    edited = {"edited_message": sent | {"text": "bye", "edit_date": 1}}
    await telegram.control("POST", "updates?deliver=false", edited)
    after = await _view(telegram, after=before["version"])
    assert [message["text"] for message in after["messages"]] == ["bye"]
    assert [m["text"] for m in (await _view(telegram))["messages"]] == ["/start", "bye"]


async def test_a_press_is_answered_to_who_pressed(telegram: Telegram) -> None:
    sent = (await telegram.call("sendMessage", **TEXT, reply_markup=BUTTON))["result"]
    press = {"chat_id": ADA, "message_id": sent["message_id"], "data": "join"}
    update = (await telegram.control("POST", f"users/{ADA}/presses", press))["update"]
    query = update["callback_query"]
    assert (query["message"]["text"], query["data"]) == ("hi", "join")
    before = await _view(telegram)
    answer = {"callback_query_id": query["id"], "text": "You are in", "show_alert": True}
    await telegram.call("answerCallbackQuery", **answer)
    [shown] = (await _view(telegram, after=before["version"]))["answers"]
    assert shown == answer
    assert (await _view(telegram, BOB, after=before["version"]))["answers"] == []
    await telegram.control("POST", f"users/{ADA}/presses", press | {"data": "other"}, code=400)


async def test_people_join_write_and_leave(telegram: Telegram) -> None:
    await telegram.call("setWebhook", url="", drop_pending_updates=True)
    await telegram.call("getUpdates", allowed_updates=["chat_member", "channel_post", "message"])
    path = f"chats/{CHANNEL}/members"
    channel = {"status": "administrator", "chat_type": "channel", "title": "<b>News</b>"}
    await telegram.control("PUT", f"{path}/{ADA}", channel)
    await telegram.control("PUT", f"{path}/{BOB}", {"status": "member"})
    await telegram.control("PUT", f"{path}/{BOB}", {"status": "member"})
    said = {"text": "Hello", "chat_id": CHANNEL}
    await telegram.control("POST", f"users/{ADA}/messages", said)
    for user_id in (BOB, STRANGER):
        await telegram.control("POST", f"users/{user_id}/messages", said, code=400)
    [_, chat] = (await _view(telegram, BOB))["chats"][-2:]
    assert (chat["title"], chat["status"], chat["members"]) == ("<b>News</b>", "member", 2)
    updates = (await telegram.call("getUpdates"))["result"]
    assert [next(name for name in update if name != "update_id") for update in updates] == [
        "chat_member",
        "chat_member",
        "channel_post",
    ]
    change = updates[1]["chat_member"]
    assert [change[f"{when}_chat_member"]["status"] for when in ("old", "new")] == [
        "left",
        "member",
    ]


async def test_who_has_started_can_be_written_to_and_the_bot_has_heard_nothing(
    telegram: Telegram,
) -> None:
    await telegram.control("PUT", f"users/{STRANGER}", {"has_started": True})
    assert (await telegram.call("sendMessage", chat_id=STRANGER, text="Hello"))["ok"]
    await telegram.call("setWebhook", url="")
    assert (await telegram.call("getUpdates"))["result"] == []


async def test_who_blocks_the_bot_tells_it_so(telegram: Telegram) -> None:
    await telegram.call("setWebhook", url="", drop_pending_updates=True)
    await telegram.control("PUT", f"users/{ADA}", {"blocked": True, "is_premium": True})
    [update] = (await telegram.call("getUpdates"))["result"]
    assert update["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    users = (await telegram.control("GET", "users"))["users"]
    [ada] = [user for user in users if user["id"] == ADA]
    assert (ada["blocked"], ada["is_premium"]) == (True, True)


@pytest.mark.parametrize(
    ("launch", "names"),
    [
        pytest.param({"by": "inline_button"}, {"user", "query_id"}, id="inline button"),
        pytest.param({"by": "menu_button"}, {"user", "query_id"}, id="menu button"),
        pytest.param({"by": "reply_button"}, set(), id="reply button"),
        pytest.param({"by": "inline_mode"}, {"user"}, id="inline mode"),
        pytest.param(
            {"by": "direct_link", "start_param": "abc"},
            {"user", "chat_type", "chat_instance", "start_param"},
            id="direct link",
        ),
    ],
)
async def test_how_the_app_is_opened_decides_what_it_is_told(
    telegram: Telegram, launch: dict[str, str], names: set[str]
) -> None:
    signed = (await telegram.control("POST", f"users/{ADA}/launches", launch))["init_data"]
    assert {name for name, _ in parse_qsl(signed)} == {"auth_date", "hash", "signature"} | names


async def test_storage_of_mini_apps(telegram: Telegram) -> None:
    async def call(method: str, **params: object) -> dict[str, Any]:
        body = {"method": method, "params": params}
        return await telegram.control("POST", f"users/{ADA}/custom-methods", body)

    assert await call("saveStorageValue", key="a", value="1") == {"result": True}
    assert await call("getStorageKeys") == {"result": ["a"]}
    assert await call("getStorageValues", keys=["a", "b"]) == {"result": {"a": "1", "b": ""}}
    assert await call("saveStorageValue", key="a b", value="1") == {"error": "KEY_INVALID"}
    assert await call("saveStorageValue", key="a", value="x" * 4097) == {"error": "VALUE_INVALID"}
    assert await call("deleteStorageValues", keys=["a"]) == {"result": True}
    assert await call("getStorageKeys") == {"result": []}
    assert await call("saveSecret") == {"error": "METHOD_INVALID"}
    assert await call("getRequestedContact") == {"result": ""}
    await telegram.control("PUT", f"users/{ADA}", {"phone_number": "+100"})
    contact = dict(parse_qsl((await call("getRequestedContact"))["result"]))
    assert '"phone_number":"+100"' in contact["contact"]


async def test_commands_are_those_of_the_person_s_language(telegram: Telegram) -> None:
    hello = {"command": "start", "description": "Begin"}
    await telegram.call("setMyCommands", commands=[hello])
    await telegram.call(
        "setMyCommands", commands=[hello | {"description": "Начать"}], language_code="ru"
    )
    assert (await _view(telegram))["commands"] == [hello]
    await telegram.control("PUT", f"users/{ADA}", {"language_code": "ru"})
    assert (await _view(telegram))["commands"][0]["description"] == "Начать"


async def test_without_a_gateway_there_is_no_cron_and_no_crowd(telegram: Telegram) -> None:
    await telegram.control("POST", "cron", {}, code=400)
    await telegram.control("POST", "crowd", {"kind": "join", "count": 1}, code=400)


async def test_the_page_is_served_with_its_policy(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>The page")
    app = create_app(Emulator(TOKEN, "contest_bot"), tmp_path)
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://telegram"
    ) as http:
        reply = await http.get("/")
        assert (reply.status_code, reply.text) == (200, "<p>The page")
        assert "frame-ancestors 'none'" in reply.headers["content-security-policy"]
        assert (await http.get("/_emulator/health")).json()["ok"] is True
        assert (await http.get("/nothing")).status_code == 404
