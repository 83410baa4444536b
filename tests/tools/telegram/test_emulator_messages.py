"""The emulated Telegram takes messages, webhooks and members as Telegram does."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.tools.telegram.emulated import ADA, GROUP, TEXT, TOKEN, Telegram, keyboard
from tools.telegram.state import Emulator


@pytest.mark.parametrize(
    "url",
    [
        *(
            "http://a.b/",
            "https://a.b/",
            "https://a.b:8443/",
            "http://10.0.0.1/",
            "http://0.0.0.0/",
            "http://[::2]/",
            "127.0.0.1",
            "http://[",
        ),
        *(
            "ftp://127.0.0.1/",
            "http://127.0.0.1@a.b/",
            "http://127.0.0.1.a.b/",
            "http://127.0.0.1:99999/",
            "http://a.b/?127.0.0.1",
        ),
    ],
)
async def test_updates_never_leave_this_machine(
    telegram: Telegram, emulator: Emulator, url: str
) -> None:
    said = (await telegram.call("setWebhook", url=url))["description"]
    why = "the emulator sends only to http and https on localhost, 127.0.0.1, ::1"
    assert said == f"Bad Request: bad webhook: {why}"
    assert emulator.webhook is None


@pytest.mark.parametrize(
    "url", ["http://localhost:8787/", "https://127.0.0.1/", "http://[::1]:80/a?b"]
)
async def test_webhooks_on_this_machine_are_taken(telegram: Telegram, url: str) -> None:
    await telegram.call("setWebhook", url=url)
    assert (await telegram.call("getWebhookInfo"))["result"]["url"] == url
    await telegram.call("deleteWebhook")


@pytest.mark.parametrize(
    "button",
    [
        {"url": "tg://resolve"},
        {"callback_data": "x" * 64},
        {"web_app": {"url": "http://127.0.0.1:8080/"}},
    ],
)
async def test_buttons_taken(telegram: Telegram, button: dict[str, object]) -> None:
    result = (await telegram.call("sendMessage", **keyboard(**button)))["result"]
    assert result["reply_markup"] == {"inline_keyboard": [[{"text": "Go", **button}]]}


async def test_entities_do_not_count_and_are_measured_in_utf16(telegram: Telegram) -> None:
    html = "😀<b>Q&amp;A " + "x" * 4091 + '</b><a href="https://a.b?c&amp;d">'
    assert (await telegram.call("sendMessage", **TEXT | {"text": html, "parse_mode": "HTML"}))[
        "ok"
    ] is False
    result = (
        await telegram.call("sendMessage", **TEXT | {"text": html + "</a>", "parse_mode": "HTML"})
    )["result"]
    assert len(result["text"]) == 4096
    assert result["entities"] == [{"type": "bold", "offset": 2, "length": 4095}]


@pytest.mark.parametrize("form", [{"data": {}}, {"files": {}}])
async def test_every_encoding_is_understood(
    telegram: Telegram, form: dict[str, dict[str, object]]
) -> None:
    fields = {
        "chat_id": str(ADA),
        "text": "5",
        "protect_content": "true",
        "reply_markup": json.dumps({"inline_keyboard": []}),
    }
    sent = fields if "data" in form else {name: (None, value) for name, value in fields.items()}
    path = f"/bot{TOKEN}/sendMessage"
    posted: dict[str, Any] = {next(iter(form)): sent}
    for reply in (
        await telegram.http.post(path, **posted),
        await telegram.http.get(path, params=fields),
    ):
        result = reply.json()["result"]
        assert (result["text"], result["has_protected_content"], result["chat"]["id"]) == (
            "5",
            True,
            ADA,
        )


@pytest.mark.parametrize(
    ("status", "is_member", "shown"),
    [
        ("creator", True, None),
        ("administrator", True, None),
        ("member", True, None),
        ("restricted", False, False),
        ("left", True, None),
    ],
)
async def test_members(
    telegram: Telegram, status: str, *, is_member: bool, shown: bool | None
) -> None:
    await telegram.control(
        "PUT", f"chats/{GROUP}/members/{ADA}", {"status": status, "is_member": is_member}
    )
    result = (await telegram.call("getChatMember", chat_id="@contest", user_id=str(ADA)))["result"]
    assert (result["status"], result["user"]["id"], result.get("is_member")) == (status, ADA, shown)


@pytest.mark.parametrize(
    ("status", "description"),
    [
        ("member", "Bad Request: member list is inaccessible"),
        ("left", "Forbidden: bot is not a member of the supergroup chat"),
        ("kicked", "Forbidden: bot was kicked from the supergroup chat"),
    ],
)
async def test_a_bot_that_may_not_look_learns_nothing(
    telegram: Telegram, status: str, description: str
) -> None:
    await telegram.control("PUT", f"chats/{GROUP}/members/123456", {"status": status})
    assert (await telegram.call("getChatMember", chat_id=GROUP, user_id=ADA))[
        "description"
    ] == description


@pytest.mark.parametrize("text", ["&#55296;", "&#0;", "&#9999999;"])
async def test_character_references_that_are_no_characters(telegram: Telegram, text: str) -> None:
    assert (await telegram.call("sendMessage", chat_id=ADA, text=text, parse_mode="HTML"))[
        "result"
    ]["text"] == "\N{REPLACEMENT CHARACTER}"
