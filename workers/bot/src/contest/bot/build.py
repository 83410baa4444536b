"""The composition root of the bot."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import httpx

from contest.bot.deps import Alarm, Deps, Pacer
from contest.bot.rooms import TEXTS
from contest.bot.settings import NEEDED, read_settings
from contest.bot.texts.current import CurrentTexts
from contest.kit.ports import Ports
from contest.kit.settings import Environment, faults, missing
from contest.kit.telegram import Telegram

Sleep = Callable[[float], Awaitable[None]]


def build(
    environment: Environment,
    ports: Ports,
    *,
    http: httpx.AsyncClient,
    pacer: Pacer,
    alarm: Alarm,
    sleep: Sleep,
) -> Deps:
    """The bot, of its configuration and its outside."""
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
        http=http,
        texts=CurrentTexts(TEXTS),
        pacer=pacer,
        alarm=alarm,
        sleep=sleep,
        missing=(*ports.absent, *missing(environment, NEEDED)),
        unfit=faults(environment),
    )
