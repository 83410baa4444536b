"""The emulated Telegram delivers to a bot as Telegram does."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.tools.telegram.emulated import ADA, BOB, TEXT, TOKEN, WAIT_S_MAX, Telegram
from tests.tools.telegram.serving import serving
from tools.paths import ROOT
from tools.telegram.delivery import backoff_s
from tools.telegram.state import Emulator


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


@pytest.fixture
async def bot(telegram: Telegram) -> AsyncIterator[Bot]:
    bot = Bot()
    async with serving(Starlette(routes=[Route("/", bot.take, methods=["POST"])])) as [bot.url]:
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
async def test_the_webhook_may_be_away_and_updates_may_come_twice(
    telegram: Telegram, bot: Bot
) -> None:
    await telegram.control("PUT", "delivery", {"down": True, "duplicates": True})
    await telegram.write(ADA, "one")
    delivery = await telegram.control("GET", "delivery")
    assert (delivery["pending_count"], delivery["pending"][0]["message"]["text"]) == (1, "one")
    assert bot.texts() == []
    await telegram.control("PUT", "delivery", {"down": False})
    await eventually(lambda: bot.texts() == ["one", "one"])

    async def arrived() -> bool:
        return not (await telegram.control("GET", "delivery"))["pending"]

    await eventually(arrived)


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
