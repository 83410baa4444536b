"""What every service is built from: its composition root, `build`, fills this in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from contest.kit.clock import Clock
from contest.kit.database import Database
from contest.kit.events.link import Link
from contest.kit.ids import RandomBytes
from contest.kit.log import Log
from contest.kit.metrics import Metrics


class ServiceAway(Exception):
    """Another worker gave no answer: it threw, it took too long, or there is no binding to it."""


class ServiceBusy(ServiceAway):
    """It has more to do than it can, and has not begun with this."""


class Ask(Protocol):
    """How to reach another worker."""

    async def __call__(self, message: str, *, timeout_s: float) -> str:
        """A call's message to its reply's. Raises `ServiceAway`."""
        ...


class Limiter(Protocol):
    """One rate limit, counted per key."""

    async def allow(self, key: str) -> bool:
        """Count one request; whether it is within the limit."""


@dataclass(frozen=True, kw_only=True)
class Deps:
    """The outside of a service. Services extend it with their own clients and settings."""

    service: str
    environment: str
    version: str
    db: Database
    log: Log
    metrics: Metrics
    now: Clock
    random_bytes: RandomBytes
    defer: Callable[
        [Awaitable[None]], None
    ]  # go on after the answer (`waitUntil`); failures are logged
    services: Mapping[str, Ask] = field(default_factory=dict)  # those that it reaches, by name
    links: defaultdict[str, Link] = field(default_factory=lambda: defaultdict(Link))
    missing: tuple[
        str, ...
    ] = ()  # bindings and settings that the configuration lacks, for getReady
    unfit: tuple[str, ...] = ()  # what is wrong with settings that are there, see `settings.faults`
