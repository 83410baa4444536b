"""The emulated Telegram answers, refuses and delivers as Telegram does."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import json
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any
from urllib.parse import parse_qsl

import httpx
import pytest
import uvicorn
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tools.paths import ROOT
from tools.telegram.delivery import backoff_s
from tools.telegram.emulator import create_app
from tools.telegram.state import Emulator

TOKEN = "123456:emulated-token"
WAIT_S_MAX = 10
ADA, BOB, STRANGER, GROUP = 7, 8, 9, -100
TEXT = {"chat_id": ADA, "text": "hi"}
WEBHOOK = {"url": "http://127.0.0.1:9/"}


def keyboard(**button: object) -> dict[str, object]:
    return TEXT | {"reply_markup": {"inline_keyboard": [[{"text": "Go", **button}]]}}


class Telegram:
    """What a bot and a tester do with the emulator, over HTTP."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self.http = http

    async def call(self, method: str, **parameters: object) -> dict[str, Any]:
        reply = await self.http.post(f"/bot{TOKEN}/{method}", json=parameters)
        answer: dict[str, Any] = reply.json()
        assert reply.status_code == answer.get("error_code", 200)
        assert answer["ok"] is reply.is_success
        return answer

    async def control(
        self, verb: str, path: str, body: object = None, code: int = 200
    ) -> dict[str, Any]:
        reply = await self.http.request(verb, f"/_emulator/{path}", json=body)
        assert reply.status_code == code, reply.text
        answer: dict[str, Any] = reply.json()
        return answer

    async def write(self, user_id: int, text: str, **user: str) -> dict[str, Any]:
        update: dict[str, Any] = (
            await self.control("POST", f"users/{user_id}/messages", {"text": text, **user})
        )["update"]
        return update


@pytest.fixture
def emulator() -> Emulator:
    return Emulator(TOKEN, "contest_bot", backoff_scale=0.01)


@pytest.fixture
async def telegram(emulator: Emulator) -> AsyncIterator[Telegram]:
    """Ada has started the bot, Bob has blocked it, the stranger is only known;
    the bot is administrator of a group.
    """
    app = create_app(emulator)
    transport = httpx.ASGITransport(app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://telegram") as http,
    ):
        telegram = Telegram(http)
        for user_id in (ADA, BOB):
            await telegram.write(user_id, "/start")
        await telegram.control("PUT", f"users/{BOB}", {"blocked": True})
        await telegram.control(
            "PUT", f"chats/{GROUP}/members/{STRANGER}", {"status": "left", "username": "contest"}
        )
        emulator.queues.clear()
        yield telegram


@pytest.mark.parametrize(
    ("method", "given", "code", "description"),
    [
        pytest.param("sendMesage", TEXT, 404, "Not Found", id="unknown method"),
        pytest.param(
            "sendMessage",
            TEXT | {"txt": "hi"},
            400,
            'Bad Request: parameter "txt" is unknown',
            id="unknown parameter",
        ),
        pytest.param(
            "sendMessage", {"text": "hi"}, 400, "Bad Request: chat_id is empty", id="no chat"
        ),
        pytest.param(
            "sendMessage",
            {"chat_id": ADA, "text": " "},
            400,
            "Bad Request: message text is empty",
            id="no text",
        ),
        pytest.param(
            "sendMessage",
            TEXT | {"text": 5},
            400,
            'Bad Request: parameter "text" is wrong: *',
            id="wrong type",
        ),
        pytest.param(
            "sendMessage",
            TEXT | {"text": "x" * 4097},
            400,
            "Bad Request: message is too long",
            id="too long",
        ),
        pytest.param(
            "sendMessage",
            TEXT | {"chat_id": 404},
            400,
            "Bad Request: chat not found",
            id="unknown chat",
        ),
        pytest.param(
            "sendMessage",
            TEXT | {"chat_id": BOB},
            403,
            "Forbidden: bot was blocked by the user",
            id="blocked",
        ),
        pytest.param(
            "sendMessage",
            TEXT | {"chat_id": STRANGER},
            403,
            "Forbidden: bot can't initiate conversation with a user",
            id="never started",
        ),
        pytest.param(
            "sendMessage",
            TEXT | {"parse_mode": "MarkdownV2"},
            400,
            "Bad Request: parse_mode MarkdownV2 is not emul*",
            id="markdown",
        ),
        pytest.param(
            "sendMessage",
            TEXT | {"parse_mode": "HTML", "text": "1 < 2"},
            400,
            'Bad Request: can\'t parse entities: Unsupported start tag "" at byte offset 2',
            id="bare less-than",
        ),
        pytest.param(
            "sendMessage",
            TEXT | {"parse_mode": "HTML", "text": "<b>x</i>"},
            400,
            "Bad Request: can't parse entities: *",
            id="nesting",
        ),
        pytest.param(
            "sendMessage",
            TEXT | {"reply_parameters": {"message_id": 99}},
            400,
            "Bad Request: message to be r*",
            id="reply to none",
        ),
        pytest.param(
            "sendMessage",
            keyboard(),
            400,
            "*: exactly one of url, callback_data, web_app must be used",
            id="idle button",
        ),
        pytest.param(
            "sendMessage",
            keyboard(url="https://a.b", callback_data="x"),
            400,
            "*: exactly one of *",
            id="button with two actions",
        ),
        pytest.param(
            "sendMessage",
            keyboard(callback_data="ё" * 33),
            400,
            "Bad Request: BUTTON_DATA_INVALID",
            id="callback data in bytes",
        ),
        pytest.param(
            "sendMessage",
            keyboard(web_app={"url": "http://a.b"}),
            400,
            "*Only HTTPS links are allowed",
            id="web app over http",
        ),
        pytest.param(
            "sendMessage",
            keyboard(web_app={"url": "https://a.b"}) | {"chat_id": GROUP},
            400,
            "Bad Request: BUTTON_TYPE_INVALID",
            id="group app",
        ),
        pytest.param(
            "answerCallbackQuery",
            {"callback_query_id": "1"},
            400,
            "Bad Request: query is too old *",
            id="unknown query",
        ),
        pytest.param(
            "getChatMember",
            {"chat_id": GROUP, "user_id": 404},
            400,
            "Bad Request: PARTICIPANT_ID_INVALID",
            id="unknown user",
        ),
        pytest.param(
            "setWebhook",
            WEBHOOK | {"secret_token": "a b"},
            400,
            "Bad Request: secret token *",
            id="webhook secret",
        ),
        pytest.param(
            "setWebhook",
            WEBHOOK | {"max_connections": 101},
            400,
            "Bad Request: max_*",
            id="connections",
        ),
        pytest.param(
            "setWebhook",
            WEBHOOK | {"allowed_updates": ["msg"]},
            400,
            "Bad Request: allowed_updates *",
            id="kinds",
        ),
        pytest.param(
            "setMyCommands",
            {"commands": [{"command": "Go", "description": "x"}]},
            400,
            "*BOT_COMMAND_INVALID",
            id="command",
        ),
    ],
)
async def test_refusals(
    telegram: Telegram, method: str, given: dict[str, object], code: int, description: str
) -> None:
    answer = await telegram.call(method, **given)
    assert answer["error_code"] == code
    start, _, end = description.partition("*")
    said = answer["description"]
    assert (
        said == description
        if "*" not in description
        else said.startswith(start) and (end.strip("*") in said)
    )


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
    ("request_", "code"),
    [
        (("POST", "/bot1:x/getMe", {}), 401),
        (("PUT", f"/bot{TOKEN}/getMe", {}), 405),
        (("POST", "/elsewhere", {}), 404),
        (
            (
                "POST",
                f"/bot{TOKEN}/getMe",
                {"content": "[]", "headers": {"content-type": "application/json"}},
            ),
            400,
        ),
        (
            (
                "POST",
                f"/bot{TOKEN}/getMe",
                {"content": '{"a": NaN}', "headers": {"content-type": "application/json"}},
            ),
            400,
        ),
        (
            (
                "POST",
                f"/bot{TOKEN}/getMe",
                {"content": "x", "headers": {"content-type": "text/plain"}},
            ),
            400,
        ),
        (("POST", f"/bot{TOKEN}/getMe", {"content": "x" * 1_000_001}), 413),
    ],
)
async def test_other_refusals_have_the_same_shape(
    telegram: Telegram, request_: tuple[str, str, dict[str, Any]], code: int
) -> None:
    verb, path, more = request_
    reply = await telegram.http.request(verb, path, **more)
    assert (reply.status_code, reply.json()["ok"], reply.json()["error_code"]) == (
        code,
        False,
        code,
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


class Bot:
    """A webhook that answers as told: `answers[text]` in turn, then 200."""

    def __init__(self) -> None:
        self.answers: dict[str, list[Response]] = {}
        self.seen: list[tuple[int, str]] = []
        self.secrets: set[str | None] = set()
        self.url = ""

    async def take(self, request: Request) -> Response:
        update = await request.json()
        content = update.get("message") or update.get("callback_query")
        text = content.get("text") or content["data"]
        self.seen.append((update["update_id"], text))
        self.secrets.add(request.headers.get("x-telegram-bot-api-secret-token"))
        assert request.headers["content-type"] == "application/json"
        return self.answers[text].pop(0) if self.answers.get(text) else Response()

    def texts(self) -> list[str]:
        return [text for _, text in self.seen]


@asynccontextmanager
async def serving(app: Starlette) -> AsyncIterator[str]:
    """The app on a free port of this machine."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
        task = asyncio.create_task(server._serve([listener]))
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
        finally:
            server.should_exit = True
            await asyncio.wait_for(task, WAIT_S_MAX)


@pytest.fixture
async def bot(telegram: Telegram) -> AsyncIterator[Bot]:
    bot = Bot()
    async with serving(Starlette(routes=[Route("/", bot.take, methods=["POST"])])) as bot.url:
        await telegram.call("setWebhook", url=bot.url, secret_token="s3cret_-")
        yield bot
        await telegram.call("deleteWebhook")


async def eventually(condition: Callable[[], bool | Awaitable[bool]]) -> None:
    async with asyncio.timeout(WAIT_S_MAX):
        while True:
            met = condition()
            if met if isinstance(met, bool) else await met:
                return
            await asyncio.sleep(0.005)


@pytest.mark.enable_socket
async def test_delivery_with_the_secret_in_order_within_a_chat(
    telegram: Telegram, bot: Bot, emulator: Emulator
) -> None:
    bot.answers["a1"] = [Response(status_code=500)] * 3
    for user_id, text in ((ADA, "a1"), (ADA, "a2"), (BOB, "b1")):
        await telegram.write(user_id, text)
    await telegram.control(
        "POST",
        "updates",
        {"callback_query": {"from": {"id": ADA, "first_name": "Ada"}, "data": "press"}},
    )
    await eventually(lambda: {"a2", "b1", "press"} <= set(bot.texts()) and not emulator.queues)
    assert [text for text in bot.texts() if text.startswith("a")] == ["a1"] * 4 + ["a2"]
    assert bot.secrets == {"s3cret_-"}
    info = (await telegram.call("getWebhookInfo"))["result"]
    assert (info["pending_update_count"], info["last_error_message"]) == (
        0,
        "Wrong response from the webhook: 500 Internal Server Error",
    )


@pytest.mark.enable_socket
async def test_failed_updates_stay_pending_and_the_bot_says_how_long(
    telegram: Telegram, bot: Bot, emulator: Emulator
) -> None:
    bot.answers["later"] = [Response(status_code=503, headers={"Retry-After": "3600"})]
    await telegram.write(ADA, "later")
    await eventually(lambda: bot.texts() == ["later"])
    await asyncio.sleep(0.1)
    assert (await telegram.call("getWebhookInfo"))["result"]["pending_update_count"] == 1
    assert bot.texts() == ["later"]
    await telegram.write(BOB, "in another queue")
    await eventually(
        lambda: bot.texts() == ["later", "in another queue"] and len(emulator.pending()) == 1
    )
    await telegram.call("setWebhook", url=bot.url)
    await eventually(lambda: bot.texts() == ["later", "in another queue", "later"])


@pytest.mark.enable_socket
async def test_an_unreachable_bot_is_an_error_to_read_and_its_updates_can_be_dropped(
    telegram: Telegram,
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        await telegram.call("setWebhook", url=f"http://127.0.0.1:{free.getsockname()[1]}/")
        await telegram.write(ADA, "lost")

        async def refused() -> bool:
            return (
                "Connection refused" in (await telegram.call("getWebhookInfo"))["result"].values()
            )

        await eventually(refused)
    await telegram.call("deleteWebhook", drop_pending_updates=True)
    assert (await telegram.call("getWebhookInfo"))["result"] == {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": 0,
    }


@pytest.mark.enable_socket
async def test_duplicates_on_demand(telegram: Telegram, bot: Bot) -> None:
    update_id = (await telegram.write(ADA, "twice"))["update_id"]
    await telegram.control("POST", f"updates/{update_id}/redeliver")
    await eventually(lambda: bot.seen == [(update_id, "twice")] * 2)


@pytest.mark.enable_socket
async def test_a_method_in_the_answer_is_executed(
    telegram: Telegram, bot: Bot, emulator: Emulator
) -> None:
    bot.answers["go"] = [
        JSONResponse({"method": "sendMessage", **TEXT}),
        JSONResponse({"method": "deleteWebhook"}),
        Response("no JSON"),
    ]
    for _ in range(4):
        await telegram.write(ADA, "go")
    await eventually(lambda: len(bot.seen) == 4 and not emulator.queues)
    logged = (await telegram.control("GET", "requests"))["requests"]
    replies = [(one["method"], one["status"]) for one in logged if one["origin"] == "webhook reply"]
    assert replies == [("sendMessage", 200), ("deleteWebhook", 400)]


def test_the_waits_between_retries() -> None:
    assert [backoff_s(failures) for failures in range(1, 7)] == [0, 2, 4, 8, 16, 32]
    assert 60 <= backoff_s(100) <= 120


@pytest.mark.programs
@pytest.mark.enable_socket
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_the_process_stops_cleanly_while_a_call_hangs(number: signal.Signals) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    arguments = [
        "-m",
        "tools.telegram",
        "--port",
        str(port),
        "--bot-username",
        "b",
        "--webhook-url",
        "http://127.0.0.1:9/",
    ]
    secrets = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_WEBHOOK_SECRET": "s"}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *arguments,
        cwd=ROOT,
        env=os.environ | secrets,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as http:

            async def up() -> bool:
                with suppress(httpx.TransportError):
                    return (await http.get("/_emulator/health")).is_success
                return False

            await eventually(up)
            await http.post(f"/_emulator/users/{ADA}/messages", json={"text": "hi"})
            await http.post("/_emulator/faults", json={"method": "getMe", "hang_s": 60})
            hanging = asyncio.create_task(http.get(f"/bot{TOKEN}/getMe"))
            await asyncio.sleep(0.1)
            process.send_signal(number)
            _, errors = await asyncio.wait_for(process.communicate(), WAIT_S_MAX)
            assert (process.returncode, errors) == (0, b"")
            assert (await hanging).is_success
    finally:
        if process.returncode is None:
            process.kill()


async def test_who_asks_for_a_call_that_is_still_to_come_can_wait_for_it(
    telegram: Telegram,
) -> None:
    waiting = asyncio.create_task(telegram.control("GET", "requests?method=getMe&wait_s=30"))
    await asyncio.sleep(0)
    await telegram.call("getMe")
    assert [request["method"] for request in (await waiting)["requests"]] == ["getMe"]
    assert (await telegram.control("GET", "requests?method=getChat&wait_s=0"))["requests"] == []
