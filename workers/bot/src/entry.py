"""The entry of the bot: wiring only."""

import asyncio
import time
from typing import Any

import httpx

from contest.bot.deps import Deps
from contest.bot.operations import CONSUMER, OPERATIONS, SWEEP
from contest.bot.pacing import Pace
from contest.kit.edge.http import FetchTransport
from contest.kit.edge.worker import Service, raw_env, setting
from contest.kit.telegram import Telegram
from workers import DurableObject

HTTP = httpx.AsyncClient(transport=FetchTransport())


class Default(Service):
    name = "bot"
    operations = OPERATIONS
    consumer = CONSUMER
    steps = SWEEP
    settings = ("TELEGRAM_BOT_TOKEN", "TELEGRAM_API_BASE")
    queues = ("bot", "auth")
    bindings = ("PACER",)

    def deps(self) -> Deps:
        env = raw_env()
        telegram = Telegram(HTTP, base=setting(env, "TELEGRAM_API_BASE"), token=setting(env, "TELEGRAM_BOT_TOKEN"))
        pacer, miniapp_url = env.PACER.getByName("all"), setting(env, "MINIAPP_URL")
        return Deps(**self.common(), telegram=telegram, pacer=pacer, miniapp_url=miniapp_url, sleep=asyncio.sleep)


class Pacer(DurableObject):
    def __init__(self, ctx: Any, env: Any) -> None:
        super().__init__(ctx, env)
        self._pace = Pace()

    async def reserve(self, chat_id: str) -> float:
        return self._pace.reserve(chat_id, now=time.time())
