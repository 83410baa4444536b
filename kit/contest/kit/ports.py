"""The outside of a service as objects: what its `build` is given beside the environment."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from contest.kit.clock import Clock
from contest.kit.database import Database
from contest.kit.deps import Ask, Limiter
from contest.kit.ids import RandomBytes
from contest.kit.log import Log
from contest.kit.metrics import Metrics


@dataclass(frozen=True, kw_only=True)
class Ports:
    """What every service has. `entry.py` makes it of bindings, a test of what stands for them."""

    service: str  # whose outside it is
    db: Database
    log: Log
    metrics: Metrics
    now: Clock
    random_bytes: RandomBytes
    defer: Callable[[Awaitable[None]], None]
    services: Mapping[str, Ask]
    limiters: Mapping[tuple[int, int], Limiter] = field(default_factory=dict)
    absent: tuple[str, ...] = ()  # bindings that the configuration lacks, by name
