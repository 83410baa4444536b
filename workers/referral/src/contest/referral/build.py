"""The composition root of referral."""

from __future__ import annotations

import httpx

from contest.kit.ports import Ports
from contest.kit.settings import Environment, faults, missing
from contest.kit.telegram import Telegram
from contest.referral.deps import Deps
from contest.referral.settings import NEEDED, read_settings


def build(environment: Environment, ports: Ports, *, http: httpx.AsyncClient) -> Deps:
    """referral, of its configuration and its outside."""
    settings = read_settings(environment)
    return Deps(
        service=ports.service,
        environment=environment["ENVIRONMENT"],
        version=environment["VERSION"],
        settings=settings,
        db=ports.db,
        log=ports.log,
        metrics=ports.metrics,
        now=ports.now,
        random_bytes=ports.random_bytes,
        defer=ports.defer,
        services=ports.services,
        telegram=Telegram(http, base=settings.api_base, token=settings.bot_token),
        missing=(*ports.absent, *missing(environment, NEEDED)),
        unfit=faults(environment),
    )
