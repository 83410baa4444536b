"""The entry of the bot: wiring only."""

import asyncio
import functools
import time
from typing import Any

import httpx

from contest.bot.alarm import go_off
from contest.bot.cron import tick
from contest.bot.deps import Deps
from contest.bot.operations import OPERATIONS
from contest.bot.pacing import Pace
from contest.kit.runtime.bindings import ObjectAlarm, ObjectPacer, ring_within
from contest.kit.runtime.http import FetchTransport
from contest.kit.runtime.worker import Service, logged, raw_env, setting
from contest.kit.telegram import Telegram
from workers import DurableObject

HTTP = httpx.AsyncClient(transport=FetchTransport())


class Default(Service):
    name = "bot"
    operations = OPERATIONS
    settings = ("TELEGRAM_BOT_TOKEN", "TELEGRAM_BOT_USERNAME", "TELEGRAM_API_BASE")
    services = ("auth", "referral")
    bindings = ("PACER", "ALARM")

    @functools.cached_property
    def deps(self) -> Deps:
        env = raw_env()
        telegram = Telegram(HTTP, base=setting(env, "TELEGRAM_API_BASE"), token=setting(env, "TELEGRAM_BOT_TOKEN"))
        return Deps(
            **self.common,
            telegram=telegram,
            pacer=ObjectPacer(env.PACER),
            alarm=ObjectAlarm(env.ALARM),
            miniapp_url=setting(env, "MINIAPP_URL"),
            sleep=asyncio.sleep,
            http=HTTP,
            alert_chat_id=setting(env, "ALERT_CHAT_ID"),
            bot_username=setting(env, "TELEGRAM_BOT_USERNAME"),
            heartbeat_url=setting(env, "HEARTBEAT_URL"),
        )

    async def scheduled(self, controller: Any, env: Any = None, ctx: Any = None) -> None:
        await tick(self.deps)


class Alarm(DurableObject):
    async def ring(self, after_s: float) -> None:
        await ring_within(self.ctx.storage, after_s, now=time.time())

    async def alarm(self, info: Any = None) -> None:
        deps = Default(None, None).deps
        await logged(deps.log, "alarm-failed", go_off(deps))


class Pacer(DurableObject):
    def __init__(self, ctx: Any, env: Any) -> None:
        super().__init__(ctx, env)
        self._pace = Pace()

    async def reserve(self, chat_id: str) -> float:
        return self._pace.reserve(chat_id, now=time.time())

    async def pause(self, seconds: float) -> None:
        self._pace.pause(seconds, now=time.time())
