"""The emulated Telegram as a bot polls it and a tester controls it."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import json
from urllib.parse import parse_qsl

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from tests.tools.telegram.emulated import (
    ADA,
    BOB,
    GROUP,
    TEXT,
    TOKEN,
    WAIT_S_MAX,
    WEBHOOK,
    Telegram,
)
from tools.telegram.state import Emulator


async def test_bot_profile_and_commands(telegram: Telegram) -> None:
    commands = [{"command": "start", "description": "Begin"}]
    assert (await telegram.call("getMe"))["result"]["username"] == "contest_bot"
    assert (await telegram.call("getChat", chat_id=ADA))["result"]["type"] == "private"
    await telegram.call("setMyCommands", commands=commands, language_code="ru")
    assert (await telegram.call("getMyCommands", language_code="ru"))["result"] == commands
    assert (await telegram.call("getMyCommands"))["result"] == []
    await telegram.call("deleteMyCommands", language_code="ru")
    assert (await telegram.call("getMyCommands", language_code="ru"))["result"] == []


async def test_a_callback_query_can_be_answered(telegram: Telegram) -> None:
    press = {"callback_query": {"from": {"id": ADA, "first_name": "Ada"}, "data": "press"}}
    query = (await telegram.control("POST", "updates", press))["update"]["callback_query"]
    assert (await telegram.call("answerCallbackQuery", callback_query_id=query["id"], text="Done"))[
        "result"
    ] is True


async def test_updates_can_be_polled(telegram: Telegram) -> None:
    polling = asyncio.create_task(telegram.call("getUpdates", timeout=5))
    await asyncio.sleep(0)
    written = await telegram.write(ADA, "😀 /start abc", language_code="ru")
    [update] = (await asyncio.wait_for(polling, WAIT_S_MAX))["result"]
    assert update == written
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 3, "length": 6}]
    assert update["message"]["from"]["language_code"] == "ru"
    await telegram.write(ADA, "more")
    assert [
        one["message"]["text"]
        for one in (await telegram.call("getUpdates", offset=update["update_id"] + 1))["result"]
    ] == ["more"]
    assert len((await telegram.call("getUpdates", offset=-1))["result"]) == 1
    await telegram.call("setWebhook", **WEBHOOK)
    assert (await telegram.call("getUpdates"))["error_code"] == 409


async def test_kinds_that_must_be_asked_for(telegram: Telegram) -> None:
    joined = {
        "chat_member": {
            "chat": {"id": GROUP, "type": "supergroup"},
            "from": {"id": ADA, "first_name": "Ada"},
        }
    }
    await telegram.control("POST", "updates", joined)
    await telegram.control(
        "POST", "updates?deliver=false", {"message": {"chat": {"id": ADA, "type": "private"}}}
    )
    assert (await telegram.call("getUpdates", allowed_updates=["chat_member"]))["result"] == []
    await telegram.control("POST", "updates", joined)
    assert len((await telegram.call("getUpdates"))["result"]) == 1


async def test_update_ids_of_another_run_are_others() -> None:
    assert len({Emulator(TOKEN, "bot").update_id_next for _ in range(10)}) > 1


async def test_scripted_faults(telegram: Telegram) -> None:
    await telegram.control(
        "POST",
        "faults",
        {"method": "sendMessage", "error_code": 429, "retry_after": 3, "chat_id": ADA, "times": 2},
    )
    assert (await telegram.call("sendMessage", **TEXT | {"chat_id": GROUP}))["ok"]
    answers = [await telegram.call("sendMessage", **TEXT) for _ in range(3)]
    assert [answer.get("parameters") for answer in answers] == [
        {"retry_after": 3},
        {"retry_after": 3},
        None,
    ]
    await telegram.control(
        "POST", "faults", {"method": "getMe", "error_code": 500, "description": "{oops}"}
    )
    assert (await telegram.call("getMe"))["description"] == "{oops}"
    await telegram.control("POST", "faults", {"method": "getMe", "hang_s": 60})
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(telegram.call("getMe"), 0.05)
    await telegram.control("POST", "faults", {"method": "getMe", "error_code": 400, "times": 9})
    await telegram.control("DELETE", "faults")
    assert (await telegram.call("getMe"))["ok"]


async def test_request_log(telegram: Telegram) -> None:
    await telegram.call("getMe")
    await telegram.call("sendMessage", **TEXT)
    await telegram.call("sendMessage", **TEXT | {"chat_id": BOB})
    [first, second] = (await telegram.control("GET", "requests?method=sendMessage"))["requests"]
    assert (first["status"], first["parameters"], second["status"]) == (200, TEXT, 403)
    assert (await telegram.control("GET", f"requests?chat_id={BOB}&after={first['number']}"))[
        "requests"
    ] == [second]
    await telegram.control("DELETE", "requests")
    assert (await telegram.control("GET", "requests"))["requests"] == []


@pytest.mark.parametrize(
    ("verb", "path", "body"),
    [
        ("POST", "updates", {}),
        ("POST", "updates", {"message": {}, "poll": {}}),
        ("POST", "updates", {"message": {"chat": {"id": "7", "type": "private"}}}),
        ("POST", "updates", {"message": {"from": 7}}),
        ("POST", "updates", {"poll": {}, "update_id": 2**31}),
        ("POST", "updates", {"callback_query": {"id": 5}}),
        ("POST", "updates?deliver=maybe", {"poll": {}}),
        ("POST", "updates/1/redeliver", None),
        ("POST", "users/7/messages", {"text": ""}),
        ("POST", "users/0/messages", {"text": "x"}),
        ("PUT", "users/7", {"bloked": True}),
        ("PUT", "chats/7/members/7", {"status": "member"}),
        ("PUT", "chats/-7/members/7", {"status": "banned"}),
        ("GET", "requests?user=7", None),
        ("GET", "requests?wait_s=x", None),
        ("GET", "requests?wait_s=61", None),
        ("GET", "requests?after=x", None),
        ("POST", "faults", {"method": "getMee", "error_code": 500}),
        ("POST", "faults", {"method": "getMe"}),
        ("POST", "init-data", {"user": {"id": "7"}}),
    ],
)
async def test_control_refuses_what_it_does_not_understand(
    telegram: Telegram, verb: str, path: str, body: object
) -> None:
    answer = await telegram.control(verb, path, body, code=400)
    assert answer["ok"] is False
    assert answer["description"].startswith("Bad Request: ")


async def test_init_data_is_signed_as_telegram_documents(telegram: Telegram) -> None:
    user = {"id": 2**52 - 1, "first_name": "Адá & co", "photo_url": "https://t.me/i/a.svg"}
    body = {"user": user, "start_param": "ref_1", "auth_date": 1_700_000_000}
    signed = (await telegram.control("POST", "init-data", body))["init_data"]
    pairs = dict(parse_qsl(signed, strict_parsing=True))
    assert (json.loads(pairs["user"]), pairs["start_param"], pairs["auth_date"]) == (
        user,
        "ref_1",
        "1700000000",
    )

    given_hash = pairs.pop("hash")
    secret = hmac.new(b"WebAppData", TOKEN.encode(), hashlib.sha256).digest()
    lines = "\n".join(sorted(f"{name}={value}" for name, value in pairs.items()))
    assert hmac.new(secret, lines.encode(), hashlib.sha256).hexdigest() == given_hash

    signature = pairs.pop("signature")
    assert "=" not in signature
    public_key = Ed25519PublicKey.from_public_bytes(
        bytes.fromhex((await telegram.control("GET", "health"))["ed25519_public_key"])
    )
    lines = "\n".join(sorted(f"{name}={value}" for name, value in pairs.items()))
    public_key.verify(
        base64.urlsafe_b64decode(signature + "=="), f"123456:WebAppData\n{lines}".encode()
    )
    assert (await telegram.control("POST", "init-data", body))["init_data"] != signed
