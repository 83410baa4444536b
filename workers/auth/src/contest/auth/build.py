"""The composition root of auth."""

from __future__ import annotations

from contest.auth.deps import Deps
from contest.auth.settings import NEEDED, read_settings
from contest.kit.jwt import Ed25519
from contest.kit.ports import Ports
from contest.kit.settings import Environment, faults, missing


def build(environment: Environment, ports: Ports, *, ed25519: Ed25519) -> Deps:
    """auth, of its configuration and its outside."""
    return Deps(
        service=ports.service,
        environment=environment["ENVIRONMENT"],
        version=environment["VERSION"],
        settings=read_settings(environment),
        db=ports.db,
        log=ports.log,
        metrics=ports.metrics,
        now=ports.now,
        random_bytes=ports.random_bytes,
        defer=ports.defer,
        services=ports.services,
        limiters=ports.limiters,
        ed25519=ed25519,
        missing=(*ports.absent, *missing(environment, NEEDED)),
        unfit=faults(environment),
    )
