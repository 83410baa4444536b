"""The composition root of referral."""

from __future__ import annotations

from contest.kit.ports import Ports
from contest.kit.settings import Environment, faults, missing
from contest.referral.deps import Deps
from contest.referral.settings import NEEDED, read_settings


def build(environment: Environment, ports: Ports) -> Deps:
    """referral, of its configuration and its outside."""
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
        missing=(*ports.absent, *missing(environment, NEEDED)),
        unfit=faults(environment),
    )
