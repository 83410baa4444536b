"""The composition root of the gateway."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from contest.gateway.deps import Backend, Deps
from contest.gateway.settings import NEEDED, read_settings
from contest.kit.clock import Clock
from contest.kit.deps import Limiter
from contest.kit.ids import RandomBytes
from contest.kit.jwt import Ed25519
from contest.kit.log import Log
from contest.kit.metrics import Metrics
from contest.kit.settings import Environment, faults, missing


@dataclass(frozen=True, kw_only=True)
class Ports:
    """The outside of the gateway as objects: the services, and no database."""

    service: str
    backend: Backend
    ed25519: Ed25519
    limiters: Mapping[tuple[int, int], Limiter]
    log: Log
    metrics: Metrics
    now: Clock
    ticks: Clock
    random_bytes: RandomBytes
    absent: tuple[str, ...] = ()  # bindings that the configuration lacks, by name


def build(environment: Environment, ports: Ports) -> Deps:
    """The gateway, of its configuration and its outside."""
    return Deps(
        service=ports.service,
        environment=environment["ENVIRONMENT"],
        version=environment["VERSION"],
        settings=read_settings(environment),
        backend=ports.backend,
        ed25519=ports.ed25519,
        limiters=ports.limiters,
        log=ports.log,
        metrics=ports.metrics,
        now=ports.now,
        ticks=ports.ticks,
        random_bytes=ports.random_bytes,
        missing=(*ports.absent, *missing(environment, NEEDED)),
        unfit=faults(environment),
    )
