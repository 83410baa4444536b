"""The workers and the settings, written once: the renderer, the stack, `.dev.vars.example` and the tests read these tables."""

from __future__ import annotations

import re
from dataclasses import dataclass

ENVIRONMENTS = ("local", "serve", "staging", "production")
HERE = ("local", "serve")  # Run on this machine, by `make dev` and `make serve`; the others on Cloudflare.


@dataclass(frozen=True)
class Worker:
    """One worker: its folder under `workers/`, and what its configuration binds."""

    name: str
    calls: tuple[str, ...] = ()  # services it reaches by service binding RPC
    database: bool = True
    queue: bool = False  # consumes events-<name>-<environment> and its dead letters
    sends_to: tuple[str, ...] = ()  # consumers whose queue it writes to: with events, or to confirm theirs
    queue_wait_s: int = 1  # how long the queue gathers a batch
    crons: tuple[str, ...] = ()
    durable_objects: tuple[str, ...] = ()
    rate_limits: tuple[tuple[int, int], ...] = ()  # (requests, seconds), see x-rate-limit
    assets: str | None = None


SWEEP = "* * * * *"

# Leaf first, the gateway last: the order in which they are deployed.
WORKERS = (
    Worker("token"),
    Worker("content"),
    Worker("auth", queue=True, sends_to=("referral", "bot"), crons=(SWEEP,)),
    Worker("referral", queue=True, sends_to=("auth",), crons=(SWEEP,)),
    Worker(
        "bot",
        calls=("auth", "referral"),  # asks them what is wrong
        queue=True,
        queue_wait_s=0,  # a person is waiting for the bot's answer
        sends_to=("bot", "auth"),
        crons=(SWEEP,),
        durable_objects=("Pacer",),
    ),
    Worker(
        "api-gateway",
        calls=("auth", "content", "referral", "token", "bot"),
        database=False,
        rate_limits=((20, 60), (60, 60), (600, 60)),
        assets="miniapp/public",
    ),
)
BY_NAME = {worker.name: worker for worker in WORKERS}


@dataclass(frozen=True)
class Setting:
    """One setting: which workers receive it, and what a deployment without it means."""

    name: str
    workers: tuple[str, ...]
    secret: bool = False
    default: str | None = None  # None: there is none, a deployment must set it
    pattern: str | None = None  # what the whole value must match

    def fault(self, value: str) -> str | None:
        """What is wrong with a value, never the value itself: it may be a secret."""
        wrong = self.pattern and value != self.default and not re.fullmatch(self.pattern, value)
        return f"{self.name} does not have the form {self.pattern}" if wrong else None


# An exact origin, as browsers send it: no wildcard, no path, not `null`.
ORIGIN = r"https?://[a-z0-9.-]+(:[0-9]{1,5})?"

# What Telegram signs initData with, in production: https://core.telegram.org/bots/webapps
TELEGRAM_KEY = "e7bf03a2fa4602af4580703d88dda5bb59f32ed8b02a56c187fe7d34caed242d"

SETTINGS = (
    Setting("TELEGRAM_BOT_TOKEN", ("auth", "bot"), secret=True),
    Setting("TELEGRAM_BOT_USERNAME", ("referral",)),
    Setting("TELEGRAM_WEBHOOK_SECRET", ("api-gateway",), secret=True, pattern="[A-Za-z0-9_-]{1,256}"),
    Setting("TELEGRAM_ED25519_PUBLIC_KEY", ("auth",), default=TELEGRAM_KEY, pattern="[0-9a-f]{64}"),
    Setting("TELEGRAM_API_BASE", ("bot",), default="https://api.telegram.org"),
    Setting("MINIAPP_URL", ("bot",), default=""),  # none: the bot greets without a button
    Setting("ADMIN_TELEGRAM_IDS", ("auth",), default=""),
    Setting("JWT_PRIVATE_KEYS", ("auth",), secret=True),
    Setting("ALLOWED_ORIGINS", ("api-gateway",), default="", pattern=f"{ORIGIN}(, *{ORIGIN})*"),
    Setting("ALERT_CHAT_ID", ("bot",), default="", pattern="-?[0-9]{1,20}"),
    Setting("HEARTBEAT_URL", ("bot",), default="", pattern="https?://[!-~]+"),
    Setting("OPS_TOKEN", ("api-gateway",), secret=True),
    Setting("TRUSTED_PROXY", (), default="", pattern="[A-Za-z0-9-]{1,64}"),  # read by the door of `make serve`
)


def binding(worker: str) -> str:
    """The name under which other workers bind this one: `api-gateway` is `API_GATEWAY`."""
    return worker.upper().replace("-", "_")


def settings_of(worker: str) -> tuple[Setting, ...]:
    """The settings that this worker receives, and no others."""
    return tuple(setting for setting in SETTINGS if worker in setting.workers)
