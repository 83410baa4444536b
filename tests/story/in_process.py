"""The story without workerd: the whole product in one process, minutes that pass at once, and
whatever goes wrong meanwhile.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Coroutine, Mapping
from typing import Any, TypeVar

from contest.bot.cron import SweepFailed
from contest.kit.clock import to_rfc3339
from contest.kit.database import DatabaseError
from tests.accounts import unlimited
from tests.failing import Cut
from tests.story.trouble import SERVICES, Trouble
from tests.system import ADMIN_ID, BOT_TOKEN, Reply, System
from tools.beacon.state import Fault
from tools.local.seed import CAMPAIGN
from tools.telegram.sign import sign_init_data

T = TypeVar("T")
TRIES_MAX = 200  # minutes in which a request comes through
LEFT = {"bot": ("deliveries",), "token": ("open_holds",)}
FAR = 4_000_000_000


class InProcess:
    """A minute passes wherever somebody waits."""

    at_once = 1  # so that a seed is a run
    bot_id = int(BOT_TOKEN.partition(":")[0])

    def __init__(self, seed: int = 0) -> None:
        self._runner, self.trouble = asyncio.Runner(), Trouble(seed)
        self.system: System = self.run(self._begin())

    async def _begin(self) -> System:
        system = System()
        unlimited(system)
        token = (await system.sign_in(ADMIN_ID))["access_token"]
        campaign = CAMPAIGN | {"starts_at": to_rfc3339(0), "ends_at": to_rfc3339(FAR)}
        rules = await system.request("PUT", "/v1/referrals/rules", body=campaign, token=token)
        assert rules.status == 200, rules.body
        return system

    def close(self) -> None:
        self.run(self.system.close())
        self._runner.close()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self._runner.run(work)

    def request(
        self,
        method: str,
        target: str,
        *,
        body: Any = None,
        token: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> Reply:
        """Again with the same key, as clients do, while the product cannot."""
        sent = {"idempotency-key": secrets.token_hex(16), **(headers or {})}
        for _ in range(TRIES_MAX):
            asked = self.system.request(method, target, body=body, token=token, headers=sent)
            reply = self.run(self._then_settled(asked))
            if reply and not (self.trouble.is_on and self._is_of_trouble(target, reply)):
                return reply
            self.tick()
        raise AssertionError(f"{method} {target} never came through: {reply and reply.body}")

    def _is_of_trouble(self, target: str, reply: Reply) -> bool:
        """A wrong clock takes fresh initData for old."""
        return reply.status >= 500 or (target == "/v1/auth/telegram" and reply.status == 401)

    def telegram(self, method: str, path: str, body: Any = None) -> Any:
        """Waiting for news is a minute that passes."""
        what, _, wait_s = path.partition("&wait_s=")
        answer = self.run(self._control(method, what, body))
        if wait_s not in ("", "0") and not (answer["messages"] or answer["answers"]):
            self.tick()
        return answer

    async def _control(self, method: str, path: str, body: Any) -> Any:
        """Takes a second, as people do."""
        self.system.now += 1
        url = f"http://telegram.test/_emulator/{path}"
        reply = await self.system._http.request(method, url, json=body)
        assert reply.is_success, reply.text
        await self._deliver()
        return reply.json()

    def say(self, telegram_id: int, text: str, **user: Any) -> Any:
        return self.telegram("POST", f"users/{telegram_id}/messages", {"text": text, **user})

    def init_data(self, telegram_id: int, *, start_param: str | None = None, **user: Any) -> str:
        return sign_init_data(
            BOT_TOKEN,
            user={"id": telegram_id, **user},
            auth_date=int(self.system.now),
            query_id=secrets.token_urlsafe(16),
            start_param=start_param,
        )

    def tick(self) -> None:
        self.run(self._minute())

    async def _minute(self) -> None:
        self.system.now += 60
        self.trouble.minute(self.system)
        for service in SERVICES:
            try:
                await self._then_settled(self.system.tick(service))
            except (SweepFailed, DatabaseError):
                assert self.trouble.is_on, service
        await self._deliver()

    def now(self) -> float:
        return self.system.now

    def sleep_until(self, at: float) -> None:
        while self.system.now < at:
            self.tick()

    def let_end(self, contest_id: str, at: float) -> None:
        self.sleep_until(at)

    def order_fault(self, **fault: Any) -> None:
        self.system.beacon.faults.append(Fault(**fault))

    def mentions(self, word: str) -> set[str]:
        return self.run(self._mentions(word))

    async def _mentions(self, word: str) -> set[str]:
        found = set[str]()
        for service in SERVICES:
            named = "select name from sqlite_master where type = 'table'"
            for table in await self.system.rows(service, named):
                rows = await self.system.rows(service, f"select * from {table['name']}")
                found |= {table["name"]} if word in str([dict(row) for row in rows]) else set()
        return found

    def left(self) -> dict[str, int]:
        """How many rows there are of what is on its way, or has failed for good."""
        counts = {
            f"{service}.{table}": self.run(self.system.rows(service, f"select 1 from {table}"))
            for service in SERVICES
            for table in ("outbox", "dead_letters", *LEFT.get(service, ()))
        }
        return {table: len(rows) for table, rows in counts.items() if rows}

    async def _deliver(self) -> None:
        """What Telegram has for the bot, until it is taken."""
        emulator = self.system.emulator
        for update in self.trouble.shuffled(emulator.pending(), emulator.updates):
            reply = await self._then_settled(self.system.send_update(update.body))
            if reply and reply.status == 200:
                emulator.settle(update)

    async def _then_settled(self, work: Awaitable[T]) -> T | None:
        """With what was put off; None when the isolates were killed meanwhile."""
        self.trouble.aim()
        try:
            done = await work
            await self._settle()
        except Cut:
            self.trouble.was_killed()
            self.system.crash()
            return None
        return done

    async def _settle(self) -> None:
        while self.system.deferred:
            try:
                await self.system.deferred.popleft()
            except DatabaseError:
                assert self.trouble.is_on
