"""The emulated Telegram with some people."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest

from tests.tools.telegram.emulated import ADA, BOB, GROUP, STRANGER, TOKEN, Telegram
from tools.telegram.emulator import create_app
from tools.telegram.state import Emulator


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
