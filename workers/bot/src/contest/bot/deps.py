"""What the bot is built from."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Protocol

import httpx

from contest.bot.sending.outages import Outages
from contest.bot.settings import Settings
from contest.bot.texts.current import CurrentTexts
from contest.kit import deps
from contest.kit.kept import Kept
from contest.kit.telegram import Telegram


class Pacer(Protocol):
    """Spreads what the bot sends: Telegram takes about 30 messages a second,
    one a second per chat.
    """

    async def reserve(self, chat_id: str, wait_s_max: float) -> float:
        """Take the next free place; how many seconds from now it is. More than `wait_s_max`: it is
        not taken.
        """
        ...

    async def pause(self, seconds: float) -> None:
        """Hand out no place for so long, to nobody."""
        ...


class Alarm(Protocol):
    """Goes on with Telegram's updates in an invocation of its own."""

    async def ring(self, after_s: float) -> None:
        """Work off updates so long from now, or earlier if that was asked for before."""
        ...


@dataclass(frozen=True, kw_only=True)
class Deps(deps.Deps):
    """The outside of the bot."""

    settings: Settings
    telegram: Telegram
    pacer: Pacer
    alarm: Alarm
    sleep: Callable[[float], Awaitable[None]]
    http: httpx.AsyncClient
    texts: CurrentTexts
    told: dict[tuple[str, str], int] = field(
        default_factory=dict
    )  # alerts, by service and check: when, as this isolate knows
    outages: Outages = field(default_factory=Outages)
    identity: Kept = field(
        default_factory=lambda: Kept(good_s=300, bad_s=30)
    )  # what Telegram says of the token
