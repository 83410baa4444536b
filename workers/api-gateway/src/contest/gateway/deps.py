"""What the gateway is built from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from contest.gateway.keys import KeySet
from contest.gateway.readiness import Readiness
from contest.gateway.settings import Settings
from contest.gateway.shared import SharedReplies
from contest.gateway.tokens import VerifiedTokens
from contest.kit.clock import Clock
from contest.kit.deps import Limiter
from contest.kit.ids import RandomBytes
from contest.kit.jwt import Ed25519
from contest.kit.log import Log
from contest.kit.metrics import Metrics


class BackendUnreachable(Exception):
    """The service threw, or there is no such binding."""


class Backend(Protocol):
    """The services, by name."""

    async def call(self, service: str, message: str, *, timeout_s: float) -> str:
        """The service's reply message. Raises `BackendUnreachable` or `TimeoutError`."""
        ...


@dataclass(frozen=True, kw_only=True)
class Deps:
    """The outside of the gateway. `keys`, `tokens`, `readiness` and `shared` live as
    long as the isolate.
    """

    service: str
    environment: str
    version: str
    settings: Settings
    backend: Backend
    ed25519: Ed25519
    limiters: Mapping[tuple[int, int], Limiter]  # by (requests, seconds)
    log: Log
    metrics: Metrics
    now: Clock
    ticks: Clock  # seconds from any moment on, which nobody sets: to take times with
    random_bytes: RandomBytes
    missing: tuple[str, ...] = ()
    unfit: tuple[str, ...] = ()  # see `settings.faults`
    keys: KeySet = field(default_factory=KeySet)
    tokens: VerifiedTokens = field(default_factory=VerifiedTokens)
    readiness: Readiness = field(default_factory=Readiness)
    shared: SharedReplies = field(default_factory=SharedReplies)
