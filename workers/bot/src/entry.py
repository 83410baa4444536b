"""The entry of the bot: wiring only."""

import asyncio
import functools
import time
from typing import Any

import httpx

from contest.bot.build import build
from contest.bot.cron import tick
from contest.bot.deps import Deps
from contest.bot.operations import OPERATIONS
from contest.bot.sending.alarm import go_off
from contest.bot.sending.pacing import WAIT_MAX_S, Pace
from contest.kit.bell import Bell
from contest.kit.runtime.bindings import ObjectAlarm, ObjectPacer, ring_again, ring_within
from contest.kit.runtime.http import FetchTransport
from contest.kit.runtime.worker import Service, binding, environment, logged
from workers import DurableObject

HTTP = httpx.AsyncClient(transport=FetchTransport())


class Default(Service):
    name = "bot"
    operations = OPERATIONS
    services = ("content", "auth", "referral", "token")
    bindings = ("PACER", "ALARM")

    @functools.cached_property
    def deps(self) -> Deps:
        pacer, alarm = ObjectPacer(binding("PACER")), ObjectAlarm(binding("ALARM"))
        return build(
            environment(), self.ports, http=HTTP, pacer=pacer, alarm=alarm, sleep=asyncio.sleep
        )

    async def scheduled(self, controller: Any, env: Any = None, ctx: Any = None) -> None:
        await tick(self.deps)


class Alarm(DurableObject):
    def __init__(self, ctx: Any, env: Any) -> None:
        super().__init__(ctx, env)
        self._bell = Bell()

    async def ring(self, after_s: float) -> None:
        await ring_within(self.ctx.storage, self._bell, after_s, now=time.time())

    async def alarm(self, info: Any = None) -> None:
        await ring_again(self.ctx.storage, self._bell, now=time.time())
        deps = Default(None, None).deps
        await logged(deps.log, "alarm-failed", go_off(deps))


class Pacer(DurableObject):
    def __init__(self, ctx: Any, env: Any) -> None:
        super().__init__(ctx, env)
        self._pace = Pace()

    async def reserve(self, chat_id: str, wait_s_max: float = WAIT_MAX_S) -> float:
        return self._pace.reserve(chat_id, now=time.time(), wait_s_max=wait_s_max)

    async def pause(self, seconds: float) -> None:
        self._pace.pause(seconds, now=time.time())
