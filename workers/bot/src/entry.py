"""The entry of the bot: wiring only."""

import asyncio
import functools
import time
from typing import Any

import httpx

from contest.bot.deps import Deps
from contest.bot.operations import CONSUMER, OPERATIONS, SWEEP
from contest.bot.pacing import Pace
from contest.kit.edge.bindings import EdgePacer, call
from contest.kit.edge.http import FetchTransport
from contest.kit.edge.worker import Service, raw_env, setting
from contest.kit.telegram import Telegram
from workers import DurableObject

SERVICES = ("auth", "referral")
ANSWER_S = 10
HTTP = httpx.AsyncClient(transport=FetchTransport())


class Default(Service):
    name = "bot"
    operations = OPERATIONS
    consumer = CONSUMER
    steps = SWEEP
    settings = ("TELEGRAM_BOT_TOKEN", "TELEGRAM_BOT_USERNAME", "TELEGRAM_API_BASE")
    queues = ("bot", "auth")
    bindings = ("PACER", *(name.upper() for name in SERVICES))

    @functools.cached_property
    def deps(self) -> Deps:
        env = raw_env()
        telegram = Telegram(HTTP, base=setting(env, "TELEGRAM_API_BASE"), token=setting(env, "TELEGRAM_BOT_TOKEN"))
        return Deps(
            **self.common,
            telegram=telegram,
            pacer=EdgePacer(env.PACER),
            miniapp_url=setting(env, "MINIAPP_URL"),
            sleep=asyncio.sleep,
            http=HTTP,
            services={name: functools.partial(call, getattr(env, name.upper()), timeout_s=ANSWER_S) for name in SERVICES},
            alert_chat_id=setting(env, "ALERT_CHAT_ID"),
            bot_username=setting(env, "TELEGRAM_BOT_USERNAME"),
            heartbeat_url=setting(env, "HEARTBEAT_URL"),
        )


class Pacer(DurableObject):
    def __init__(self, ctx: Any, env: Any) -> None:
        super().__init__(ctx, env)
        self._pace = Pace()

    async def reserve(self, chat_id: str) -> float:
        return self._pace.reserve(chat_id, now=time.time())
