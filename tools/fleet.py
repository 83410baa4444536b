"""The workers and the settings, written once: the renderer, the stack, `.dev.vars.example` and the
tests read these tables.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from contest.kit import settings
from tools.contract.events import consumers_of, services_with_events
from tools.deploy.keys import key_fault

ENVIRONMENTS = ("local", "serve", "staging", "production")
HERE = ("local", "serve")  # on this machine, by `make dev` and `make serve`
DEPLOYED = tuple(name for name in ENVIRONMENTS if name not in HERE)  # on Cloudflare


@dataclass(frozen=True)
class Worker:
    """One worker: its folder under `workers/`, and what its configuration binds."""

    name: str
    calls: tuple[str, ...] = ()  # services that it asks within a request
    instructs: tuple[str, ...] = ()  # services that it asks outside of requests
    database: bool = True
    crons: tuple[str, ...] = ()
    durable_objects: tuple[str, ...] = ()
    rate_limits: tuple[
        tuple[int, int], ...
    ] = ()  # (requests, seconds), see x-rate-limit and auth's rules
    assets: str | None = None

    @property
    def hands_to(self) -> tuple[str, ...]:
        """The consumers of its events."""
        return consumers_of(self.name)

    @property
    def sweeps(self) -> tuple[str, ...]:
        """The services whose sweep its cron starts, beside its own: all that have events."""
        others = (name for name in services_with_events() if name != self.name)
        return tuple(others) if self.crons else ()

    @property
    def bound_to(self) -> tuple[str, ...]:
        """The services that it reaches by service binding."""
        return tuple(dict.fromkeys((*self.calls, *self.hands_to, *self.instructs, *self.sweeps)))


SWEEP = "* * * * *"

# Who is called within a request comes before who calls: the order in which they are deployed. What
# is handed over outside of requests may lead both ways.
WORKERS = (
    Worker("token"),
    Worker("content", instructs=("token",)),
    Worker("auth", rate_limits=((20, 60), (60, 60))),
    Worker("referral", instructs=("token",)),
    Worker(
        "bot",
        calls=("auth", "content", "referral", "token"),
        crons=(SWEEP,),
        durable_objects=("Pacer", "Alarm"),
    ),
    Worker(
        "api-gateway",
        calls=("auth", "content", "referral", "token", "bot"),
        database=False,
        rate_limits=((20, 60), (60, 60), (600, 60)),
        assets="miniapp/dist",
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
    proof: Callable[[str], str | None] | None = None  # what is wrong with a value of the right form

    def fault(self, value: str) -> str | None:
        """What is wrong with a value, never the value itself: it may be a secret.

        Whether there must be one is another question.
        """
        if value == (self.default or ""):
            return None
        return settings.fault(self.name, value) or (self.proof(value) if self.proof else None)


# What Telegram signs initData with, in production: https://core.telegram.org/bots/webapps
TELEGRAM_KEY = "e7bf03a2fa4602af4580703d88dda5bb59f32ed8b02a56c187fe7d34caed242d"
TURNSTILE_API = "https://challenges.cloudflare.com/turnstile/v0"
# drand's quicknet and two of its relays, run by different people: https://drand.love/developer/
BEACONS = "https://api.drand.sh,https://drand.cloudflare.com"
QUICKNET = (
    '{"public_key":"83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3a'
    "c6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e7"
    '6eae8991ef5ece45a","period":3,"genesis_time":1692803367,'
    '"hash":"52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971",'
    '"groupHash":"f477d5c89f21a17c863a7f937c6a6d15859414d2be09cd448d4279af331c5d3e",'
    '"schemeID":"bls-unchained-g1-rfc9380","metadata":{"beaconID":"quicknet"}}'
)

SETTINGS = (
    Setting("TELEGRAM_BOT_TOKEN", ("auth", "content", "referral", "bot"), secret=True),
    Setting("TELEGRAM_BOT_USERNAME", ("content", "referral", "bot")),
    Setting("TELEGRAM_WEBHOOK_SECRET", ("api-gateway",), secret=True),
    Setting("TELEGRAM_ED25519_PUBLIC_KEY", ("auth",), default=TELEGRAM_KEY),
    Setting(
        "TELEGRAM_API_BASE", ("content", "referral", "bot"), default="https://api.telegram.org"
    ),
    Setting("MINIAPP_URL", ("content", "bot"), default=""),  # none: the bot greets without a button
    Setting("ADMIN_TELEGRAM_IDS", ("auth",), default=""),
    Setting("JWT_PRIVATE_KEYS", ("auth",), secret=True, proof=key_fault),
    Setting("ALLOWED_ORIGINS", ("api-gateway",), default=""),
    Setting("ALERT_CHAT_ID", ("bot",), default=""),
    Setting("HEARTBEAT_URL", ("bot",), default=""),
    Setting("TURNSTILE_SITE_KEY", ("content",), default=""),
    Setting("TURNSTILE_SECRET_KEY", ("content",), secret=True, default=""),
    Setting("TURNSTILE_API_BASE", ("content",), default=TURNSTILE_API),
    Setting("BEACON_URLS", ("content",), default=BEACONS),
    Setting("BEACON_CHAIN", ("content",), default=QUICKNET),
    Setting("DRAW_DELAY_S", ("content",), default=str(settings.DRAW_DELAY_S)),
    Setting("WEBHOOK_LOOPBACK", ("content",), default=""),  # for development alone
    Setting("OPS_TOKEN", ("api-gateway",), secret=True),
    Setting("TRUSTED_PROXY", (), default=""),  # read by the proxy of `make serve`
)


def binding(worker: str) -> str:
    """The name under which other workers bind this one: `api-gateway` is `API_GATEWAY`."""
    return worker.upper().replace("-", "_")


def settings_of(worker: str) -> tuple[Setting, ...]:
    """The settings that this worker receives, and no others."""
    return tuple(setting for setting in SETTINGS if worker in setting.workers)
