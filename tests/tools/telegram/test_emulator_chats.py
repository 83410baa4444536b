"""Channels and groups: rights, administrators, boosts, migrations, limits, inline messages."""

from __future__ import annotations

from typing import Any

import pytest

from tests.tools.telegram.emulated import ADA, BOB, GROUP, Telegram
from tools.telegram.state import Chat, Emulator

BOT, CHANNEL, OLD, NEW = 123456, -200, -300, -100300
BUTTONS = {"inline_keyboard": [[{"text": "Join", "callback_data": "join"}]]}


async def _bot_is(telegram: Telegram, status: str, chat_id: int = CHANNEL, **more: Any) -> None:
    change = {"status": status, "chat_type": "channel", "title": "News", **more}
    await telegram.control("PUT", f"chats/{chat_id}/members/{BOT}", change)


@pytest.fixture
async def updates(telegram: Telegram) -> list[dict[str, Any]]:
    """Nothing is waiting, and every kind is delivered."""
    kinds = ["message", "my_chat_member", "chat_member", "callback_query", "inline_query"]
    await telegram.call("getUpdates", allowed_updates=kinds)
    return []


async def _new(telegram: Telegram) -> list[dict[str, Any]]:
    updates: list[dict[str, Any]] = (await telegram.call("getUpdates"))["result"]
    if updates:
        await telegram.call("getUpdates", offset=updates[-1]["update_id"] + 1)
    return updates


@pytest.mark.usefixtures("updates")
async def test_a_bot_is_added_with_rights_and_removed(telegram: Telegram) -> None:
    await _bot_is(telegram, "administrator", rights={"can_edit_messages": False}, by=ADA)
    [change] = [update["my_chat_member"] for update in await _new(telegram)]
    rights = change["new_chat_member"]
    assert (change["from"]["id"], rights["status"]) == (ADA, "administrator")
    assert (rights["can_post_messages"], rights["can_edit_messages"]) == (True, False)
    given = {"chat_id": CHANNEL, "user_id": BOT}
    assert (await telegram.call("getChatMember", **given))["result"] == rights
    post = (await telegram.call("sendMessage", chat_id=CHANNEL, text="Hello"))["result"]
    assert ("from" in post, post["sender_chat"]["id"]) == (False, CHANNEL)
    await _bot_is(telegram, "administrator", rights={"can_post_messages": False}, by=ADA)
    denied = await telegram.call("sendMessage", chat_id=CHANNEL, text="Hello")
    assert denied["description"] == "Bad Request: need administrator rights in the channel chat"
    await _bot_is(telegram, "kicked", by=ADA)
    lost = await telegram.call("sendMessage", chat_id=CHANNEL, text="Hello")
    assert lost["description"] == "Forbidden: bot was kicked from the channel chat"
    unknown = {"status": "administrator", "rights": {"can_fly": True}}
    await telegram.control("PUT", f"chats/{CHANNEL}/members/{BOT}", unknown, code=400)


async def test_who_is_restricted_may_write_if_it_is_said(telegram: Telegram) -> None:
    await _bot_is(telegram, "restricted", GROUP)
    denied = await telegram.call("sendMessage", chat_id=GROUP, text="Hello")
    said = "Bad Request: not enough rights to send text messages to the chat"
    assert denied["description"] == said
    await _bot_is(telegram, "restricted", GROUP, rights={"can_send_messages": True})
    assert (await telegram.call("sendMessage", chat_id=GROUP, text="Hello"))["ok"]


async def test_administrators(telegram: Telegram) -> None:
    await _bot_is(telegram, "administrator")
    for user_id, status in ((ADA, "creator"), (BOB, "member")):
        await telegram.control("PUT", f"chats/{CHANNEL}/members/{user_id}", {"status": status})
    found = (await telegram.call("getChatAdministrators", chat_id=CHANNEL))["result"]
    assert {member["user"]["id"]: member["status"] for member in found} == {
        BOT: "administrator",
        ADA: "creator",
    }
    alone = await telegram.call("getChatAdministrators", chat_id=ADA)
    assert alone["description"].endswith("there are no administrators in the private chat")
    await _bot_is(telegram, "member")
    hidden = await telegram.call("getChatAdministrators", chat_id=CHANNEL)
    assert hidden["description"] == "Bad Request: member list is inaccessible"


async def test_boosts(telegram: Telegram) -> None:
    await telegram.control("PUT", f"chats/{GROUP}/boosts/{ADA}", {"count": 2})
    for user_id, count in ((ADA, 2), (BOB, 0)):
        given = {"chat_id": GROUP, "user_id": user_id}
        boosts = (await telegram.call("getUserChatBoosts", **given))["result"]["boosts"]
        assert len(boosts) == count
    await _bot_is(telegram, "member", GROUP)
    denied = await telegram.call("getUserChatBoosts", chat_id=GROUP, user_id=ADA)
    assert denied["description"] == "Bad Request: CHAT_ADMIN_REQUIRED"


@pytest.mark.usefixtures("updates")
async def test_a_group_becomes_a_supergroup(telegram: Telegram, emulator: Emulator) -> None:
    emulator.chats[OLD] = Chat(OLD, "group", "Friends")
    await telegram.control("POST", f"chats/{OLD}/migrate", {"to": NEW})
    old, new = (update["message"] for update in await _new(telegram))
    assert (old["chat"]["id"], old["migrate_to_chat_id"]) == (OLD, NEW)
    assert (new["chat"]["id"], new["chat"]["type"]) == (NEW, "supergroup")
    moved = await telegram.call("sendMessage", chat_id=OLD, text="Hello")
    assert moved["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert moved["parameters"] == {"migrate_to_chat_id": NEW}
    assert (await telegram.call("sendMessage", chat_id=NEW, text="Hello"))["ok"]
    await telegram.control("POST", f"chats/{OLD}/migrate", {"to": NEW - 1}, code=400)


@pytest.mark.usefixtures("updates")
async def test_a_button_under_a_post_and_under_an_inline_message(telegram: Telegram) -> None:
    await _bot_is(telegram, "administrator")
    post = {"chat_id": CHANNEL, "text": "Win", "reply_markup": BUTTONS}
    sent = (await telegram.call("sendMessage", **post))["result"]
    press = {"chat_id": CHANNEL, "message_id": sent["message_id"], "data": "join"}
    await telegram.control("POST", f"users/{BOB}/presses", press)
    query = (await _new(telegram))[-1]["callback_query"]
    assert (query["message"]["chat"]["id"], query["from"]["id"]) == (CHANNEL, BOB)

    await telegram.control("POST", f"users/{ADA}/inline-queries", {"query": "win"})
    [asked] = [update["inline_query"] for update in await _new(telegram)]
    content = {"message_text": "Win"}
    card = {"type": "article", "id": "1", "title": "Win", "input_message_content": content}
    results = [card | {"reply_markup": BUTTONS}]
    await telegram.call("answerInlineQuery", inline_query_id=asked["id"], results=results)
    chosen = {"query_id": asked["id"], "result_id": "1", "chat_id": GROUP}
    told = await telegram.control("POST", f"users/{ADA}/inline-results", chosen)
    press = press | {"chat_id": GROUP, "message_id": told["update"]["message"]["message_id"]}
    await telegram.control("POST", f"users/{BOB}/presses", press)
    query = (await _new(telegram))[-1]["callback_query"]
    assert "message" not in query
    its = {"inline_message_id": query["inline_message_id"]}
    assert (await telegram.call("editMessageText", **its, text="Over"))["result"] is True


async def test_telegram_limits_what_is_sent(telegram: Telegram, emulator: Emulator) -> None:
    now = 1_800_000_000.0
    emulator.now_s = lambda: now
    await _bot_is(telegram, "administrator")
    await telegram.control("PUT", "limits", {"on": True})

    async def taken(method: str, chat_id: int, **given: object) -> int:
        answer = await telegram.call(method, chat_id=chat_id, **given)
        parameters: dict[str, int] = answer.get("parameters", {"retry_after": 0})
        return parameters["retry_after"]

    assert [await taken("sendMessage", ADA, text="x") for _ in range(4)] == [0, 0, 0, 1]
    assert await taken("sendMessage", CHANNEL, text="x") == 0
    edits = [await taken("editMessageText", CHANNEL, message_id=1, text=str(n)) for n in range(2)]
    assert edits == [0, 6]
    now += 6
    assert await taken("editMessageText", CHANNEL, message_id=1, text="y") == 0
    people = [emulator.start_private_chat(emulator.meet(1000 + n)).id for n in range(40)]
    waits = [await taken("sendMessage", user_id, text="x") for user_id in people]
    assert (waits.count(0), set(waits)) == (29, {0, 1})
    await telegram.control("PUT", "limits", {"on": False})
    assert await taken("sendMessage", ADA, text="x") == 0
