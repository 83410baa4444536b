"""The whole product in one process:
the gateway and every service on sqlite3, the emulator as Telegram.
"""

from __future__ import annotations

import asyncio
import dataclasses
import functools
import hashlib
import json
import sys
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.types import Receive, Scope, Send

from contest.auth import build as auth_build
from contest.auth import operations as auth
from contest.bot import build as bot_build
from contest.bot import operations as bot
from contest.bot.cron import SweepFailed, tick
from contest.bot.sending.alarm import go_off
from contest.bot.sending.pacing import Pace
from contest.content import build as content_build
from contest.content import operations as content
from contest.gateway import build as gateway_build
from contest.gateway.app import handle
from contest.gateway.deps import BackendUnreachable
from contest.gateway.deps import Deps as GatewayDeps
from contest.kit.build import build
from contest.kit.call import Call
from contest.kit.deps import Ask, ServiceAway
from contest.kit.events.sweep import sweep
from contest.kit.http.request import BodyTooLarge, Request, announced_length
from contest.kit.log import Log
from contest.kit.metrics import Kind
from contest.kit.ports import Ports
from contest.kit.service import answer
from contest.referral import build as referral_build
from contest.referral import operations as referral
from contest.token import operations as token
from contest.token.deps import Deps as TokenDeps
from tests.databases import empty_database
from tests.ed25519 import NativeEd25519
from tests.response_validator import check_reply
from tools.beacon.app import PATH as BEACON_PATH
from tools.beacon.chain import Chain
from tools.beacon.state import Beacon
from tools.deploy.keys import new_key_set
from tools.fleet import BY_NAME, SETTINGS
from tools.telegram.emulator import create_app
from tools.telegram.sign import public_key, sign_init_data
from tools.telegram.state import Emulator
from tools.turnstile import PATH, SECRET_KEY, SITE_KEY

# httpx looks for it at each request to the emulator, in every folder of the path.
sys.modules.setdefault("sniffio", None)  # type: ignore[arg-type]

SERVICES = {"auth": auth, "content": content, "referral": referral, "token": token, "bot": bot}
BOT_TOKEN = "1234567890:synthetic-token-of-no-bot-at-all"
BOT_USERNAME = "contest_test_bot"
WEBHOOK_SECRET = "synthetic-webhook-secret"
OPS_TOKEN = "synthetic-ops-token"
ORIGIN = "https://app.example.org"
ADMIN_ID = 1
HEARTBEAT_URL = "https://heartbeat.test/beat"
VERSION = "0" * 40
CHAIN = Chain(bytes(31) + b"\x2a")  # of the beacon


@dataclass
class Reply:
    status: int
    headers: dict[str, str]
    body: str  # of a picture, its base64

    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def problem(self) -> str:
        """The name of the problem, or what it answered instead."""
        return (
            self.json()["type"].removeprefix("urn:problem:")
            if self.status >= 400
            else f"no problem: {self.status} {self.body}"
        )


@dataclass
class Held:
    """Events on their way to a consumer, until the test lets them go."""

    consumer: str
    message: str
    let_go: asyncio.Event = field(default_factory=asyncio.Event)


class MemoryLimiter:
    def __init__(self, limit: int) -> None:
        self._left: dict[str, int] = {}
        self._limit = limit

    async def allow(self, key: str) -> bool:
        self._left[key] = self._left.get(key, self._limit) - 1
        return self._left[key] >= 0


class Pacer:
    """The bot's pace without the Durable Object."""

    def __init__(self, system: System) -> None:
        self._pace, self._system = Pace(), system
        self.away = False
        self.calls = 0

    async def reserve(self, chat_id: str, wait_s_max: float) -> float:
        self._asked()
        return self._pace.reserve(chat_id, now=self._system.now, wait_s_max=wait_s_max)

    async def pause(self, seconds: float) -> None:
        self._asked()
        self._pace.pause(seconds, now=self._system.now)

    def _asked(self) -> None:
        self.calls += 1
        if self.away:
            raise ConnectionError("away by the test")


class MemoryAlarm:
    """The bot's alarm: one that rings at once goes off after the answer,
    any other is left to the sweep. It is set once, however often it is asked to ring.
    """

    def __init__(self, system: System) -> None:
        self._system = system
        self.rings: list[float] = []
        self.is_set = False

    async def ring(self, after_s: float) -> None:
        self.rings.append(after_s)
        if after_s == 0 and not self.is_set:
            self.is_set = True
            self._system.deferred.append(self._go_off())

    async def _go_off(self) -> None:
        self.is_set = False
        await go_off(self._system.deps["bot"])


class MemoryMetrics:
    """Keeps the points of one worker, for tests to read."""

    def __init__(self, points: list[tuple[str, str, str, str, float]], service: str) -> None:
        self._points, self._service = points, service

    def write(
        self, kind: Kind, name: str, outcome: str = "", value: float = 0.0, *more: float
    ) -> None:
        self._points.append((self._service, kind, name, outcome, value))


class System:
    def __init__(self) -> None:
        self.now = 1_800_000_000.0
        self.skew: dict[str, float] = {}  # how far the clock of a worker is ahead, in seconds
        self.log_lines: list[str] = []
        self.points: list[
            tuple[str, str, str, str, float]
        ] = []  # (worker, kind, name, outcome, value)
        self.databases = {name: empty_database(name) for name in SERVICES}
        self.deferred: deque[Awaitable[None]] = deque()
        self.running: list[asyncio.Future[None]] = []  # of it, what waits for the test
        self.unreachable: dict[str, Exception] = {}  # by service
        self.held: list[Held] | None = None  # while it is a list, events stay on their way
        self.emulator = Emulator(BOT_TOKEN, BOT_USERNAME)
        self.emulator.turnstile.now_s = lambda: self.now
        self.beacon = self.emulator.beacon = Beacon(CHAIN, now_s=lambda: self.now)
        self.pacer = Pacer(self)
        self.alarm = MemoryAlarm(self)
        self._random = 0
        self._environment = {name: {**values} for name, values in _environment().items()}
        self._watchers: list[Callable[[str, str], None]] = []
        self._ed25519 = NativeEd25519()
        self.monitor = httpx.Response(200)
        outside = {"all://telegram.test": httpx.ASGITransport(self._telegram)}
        self._http = httpx.AsyncClient(transport=httpx.MockTransport(self._beat), mounts=outside)
        self.beats = 0
        self.deps: dict[str, Any] = {name: self._build(name) for name in BY_NAME}

    @property
    def gateway(self) -> GatewayDeps:
        gateway: GatewayDeps = self.deps["api-gateway"]
        return gateway

    async def close(self) -> None:
        await self._http.aclose()
        self.crash()
        for task in self.running:
            task.cancel()
        await asyncio.gather(*self.running, return_exceptions=True)
        for database in self.databases.values():  # which others are lent
            database.close()

    def crash(self) -> None:
        """The isolates end: what was put off until after the answer is not done."""
        for work in self.deferred:
            getattr(work, "close", lambda: None)()
        self.deferred.clear()
        self.alarm.is_set = False

    # The public HTTP interface

    async def request(
        self,
        method: str,
        target: str,
        *,
        body: Any = None,
        raw: bytes | None = None,
        headers: dict[str, str] | None = None,
        token: str = "",
    ) -> Reply:
        """One request through the gateway; its reply has passed the response_validator."""
        path, _, query = target.partition("?")
        sent = {
            "cf-connecting-ip": "192.0.2.1",
            **({"content-type": "application/json"} if body is not None or raw is not None else {}),
        }
        sent |= {"authorization": f"Bearer {token}"} if token else {}
        sent |= {name.lower(): value for name, value in (headers or {}).items()}
        data = raw if raw is not None else b"" if body is None else json.dumps(body).encode()

        async def read_body(bytes_max: int) -> bytes:
            announced_length(sent.get, bytes_max)
            if len(data) > bytes_max:
                raise BodyTooLarge
            return data

        reply = await handle(Request(method, path, query, sent.get, read_body), self.gateway)
        headers_out = {
            **reply.headers,
            **({"content-type": reply.media_type} if reply.media_type else {}),
        }
        content = reply.content
        check_reply(
            method,
            path,
            query,
            status=reply.status,
            headers=headers_out,
            body=content if isinstance(content, bytes) else content.encode(),
        )
        return Reply(reply.status, headers_out, reply.body)

    async def sign_in(self, telegram_id: int = 42, **user: Any) -> Any:
        """The session of someone who opened the Mini App just now."""
        reply = await self.request(
            "POST", "/v1/auth/telegram", body={"init_data": self.init_data(telegram_id, **user)}
        )
        assert reply.status == 201, reply.body
        return reply.json()

    def init_data(
        self, telegram_id: int = 42, *, age_s: int = 0, bot_token: str = BOT_TOKEN, **user: Any
    ) -> str:
        """What the Mini App gets when it is opened: other initData each time."""
        person = {"id": telegram_id, "first_name": "Ada", **user}
        return sign_init_data(
            bot_token,
            user=person,
            auth_date=int(self.now) - age_s,
            query_id=self.random_bytes(8).hex(),
        )

    async def refresh(self, refresh_token: str) -> Reply:
        return await self.request("POST", "/v1/auth/refresh", body={"refresh_token": refresh_token})

    async def send_update(self, update: dict[str, Any], secret: str = WEBHOOK_SECRET) -> Reply:
        """An update of Telegram's, as its webhook delivers it."""
        return await self.request(
            "POST",
            "/v1/telegram/webhook",
            body=update,
            headers={"x-telegram-bot-api-secret-token": secret},
        )

    def private_message(
        self,
        update_id: int,
        text: str = "/start",
        *,
        telegram_id: int = 42,
        language_code: str = "en",
    ) -> dict[str, Any]:
        """A message to the bot; its sender has started the bot, so that it may answer."""
        person = {
            "id": telegram_id,
            "is_bot": False,
            "first_name": "Ada",
            "language_code": language_code,
        }
        chat = {"id": telegram_id, "type": "private", "first_name": "Ada"}
        return {
            "update_id": update_id,
            "message": {
                "message_id": 1,
                "date": int(self.now),
                "chat": chat,
                "from": person,
                "text": text,
            },
        }

    # Behind the public HTTP interface

    async def call(self, service: str, message: str, *, timeout_s: float) -> str:
        """See `Backend.call`."""
        assert timeout_s <= 25
        for seen in self._watchers:
            seen(service, message)
        if service in self.unreachable:
            raise self.unreachable[service]
        return await answer(message, SERVICES[service].OPERATIONS, self.deps[service])

    def ask(self, service: str) -> Ask:
        """How a service reaches another."""

        async def ask(message: str, *, timeout_s: float) -> str:
            if self.held is not None and Call.decode(message).operation == "receiveEvents":
                held = Held(service, message)
                self.held.append(held)
                await held.let_go.wait()
                message = held.message
            try:
                return await self.call(service, message, timeout_s=timeout_s)
            except (BackendUnreachable, TimeoutError) as error:
                raise ServiceAway(str(error)) from None

        return ask

    def replace(self, worker: str, **parts: Any) -> None:
        """Give a worker another database, port or setting from now on;
        a setting as the worker has read it.
        """
        deps = self.deps[worker]
        settings = {name: parts.pop(name) for name in [*parts] if hasattr(_settings(deps), name)}
        if settings:
            parts["settings"] = dataclasses.replace(deps.settings, **settings)
        self.deps[worker] = dataclasses.replace(deps, **parts)

    def configure(self, worker: str, **environment: str) -> None:
        """Start a worker anew with these settings, as text."""
        self._environment[worker] |= environment
        self.deps[worker] = self._build(worker)

    def watch(self, seen: Callable[[str, str], None]) -> None:
        """Show each call of a service, by its name and message, before it is made."""
        self._watchers.append(seen)

    async def settle(self) -> None:
        """Run what was put off until after the answer, until nothing is left to do."""
        while self.deferred:
            await self.deferred.popleft()

    async def tick(self, service: str) -> None:
        """The sweep of one service, and what it sets going. Fails where a step does."""
        failed, _ = await sweep(self.deps[service], SERVICES[service].SWEEP)
        if failed:
            raise SweepFailed(f"{service}: {', '.join(failed)}")
        if service == "bot":
            await self.settle()  # its alarm goes off

    async def cron(self) -> None:
        """What the cron does: every sweep, alerts and the heartbeat."""
        await tick(self.deps["bot"])

    async def rows(self, service: str, sql: str, *values: Any) -> list[dict[str, Any]]:
        return await self.databases[service].all(sql, *values)

    def sent(self, method: str = "sendMessage") -> list[dict[str, Any]]:
        """The parameters of what the bot sent."""
        return [entry.parameters for entry in self.emulator.requests if entry.method == method]

    def random_bytes(self, count: int) -> bytes:
        self._random += 1
        return hashlib.shake_256(str(self._random).encode()).digest(count)

    def _build(self, name: str) -> object:
        """A worker by its own composition root,
        with the settings that it is given in production and no others.
        """
        environment = self._environment[name]
        if name == "api-gateway":
            return gateway_build.build(environment, self._gateway_ports())
        ports = self._ports(name)
        if name == "auth":
            return auth_build.build(environment, ports, ed25519=self._ed25519)
        if name == "content":
            return content_build.build(environment, ports, http=self._http)
        if name == "referral":
            return referral_build.build(environment, ports, http=self._http)
        if name == "bot":
            return bot_build.build(
                environment,
                ports,
                http=self._http,
                pacer=self.pacer,
                alarm=self.alarm,
                sleep=self._sleep,
            )
        return build(environment, ports, TokenDeps)

    def _ports(self, name: str) -> Ports:
        return Ports(
            service=name,
            db=self.databases[name],
            log=self._log(name),
            metrics=MemoryMetrics(self.points, name),
            now=lambda: self.now + self.skew.get(name, 0),
            random_bytes=self.random_bytes,
            defer=self.deferred.append,
            services={other: self.ask(other) for other in BY_NAME[name].bound_to},
            limiters=_limiters(name),
        )

    def _gateway_ports(self) -> gateway_build.Ports:
        name = "api-gateway"
        return gateway_build.Ports(
            service=name,
            backend=self,
            ed25519=self._ed25519,
            limiters=_limiters(name),
            log=self._log(name),
            metrics=MemoryMetrics(self.points, name),
            now=lambda: self.now + self.skew.get(name, 0),
            ticks=lambda: self.now,
            random_bytes=self.random_bytes,
        )

    def _beat(self, request: httpx.Request) -> httpx.Response:
        assert str(request.url) == HEARTBEAT_URL
        self.beats += 1
        return self.monitor

    async def _telegram(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._emulated(scope, receive, send)

    @functools.cached_property
    def _emulated(self) -> Starlette:
        """Made when it is first asked: that takes a third of the time of a `System`."""
        return create_app(self.emulator)

    async def _sleep(self, seconds: float) -> None:
        """Time passes without anybody waiting."""
        until = self.now + seconds
        await asyncio.sleep(0)
        self.now = max(self.now, until)

    def _log(self, service: str) -> Log:
        return Log(service, "local", VERSION, self.log_lines.append)


def _limiters(worker: str) -> dict[tuple[int, int], MemoryLimiter]:
    return {limit: MemoryLimiter(limit[0]) for limit in BY_NAME[worker].rate_limits}


def _settings(deps: Any) -> object:
    return getattr(deps, "settings", None)


@functools.cache
def _environment() -> dict[str, dict[str, str]]:
    """By worker, what a deployment gives it."""
    values = {
        "TELEGRAM_BOT_TOKEN": BOT_TOKEN,
        "TELEGRAM_BOT_USERNAME": BOT_USERNAME,
        "TELEGRAM_WEBHOOK_SECRET": WEBHOOK_SECRET,
        "TELEGRAM_ED25519_PUBLIC_KEY": public_key(BOT_TOKEN),
        "TELEGRAM_API_BASE": "http://telegram.test",
        "MINIAPP_URL": "https://app.test/",
        "ADMIN_TELEGRAM_IDS": str(ADMIN_ID),
        "JWT_PRIVATE_KEYS": new_key_set(),
        "ALLOWED_ORIGINS": ORIGIN,
        "HEARTBEAT_URL": HEARTBEAT_URL,
        "TURNSTILE_SITE_KEY": SITE_KEY,
        "TURNSTILE_SECRET_KEY": SECRET_KEY,
        "TURNSTILE_API_BASE": f"http://telegram.test{PATH}",
        "BEACON_URLS": f"http://telegram.test{BEACON_PATH}",
        "BEACON_CHAIN": json.dumps(CHAIN.info),
        "DRAW_DELAY_S": "600",
        "OPS_TOKEN": OPS_TOKEN,
    }
    found = {name: {"ENVIRONMENT": "local", "VERSION": VERSION} for name in BY_NAME}
    for setting in SETTINGS:
        for name in setting.workers if setting.name in values else ():
            found[name][setting.name] = values[setting.name]
    return found


def unreachable() -> Exception:
    return BackendUnreachable("the test cut it off")
