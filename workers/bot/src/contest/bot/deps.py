"""What the bot is built from."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

import httpx

from contest.kit import deps
from contest.kit.kept import Kept
from contest.kit.telegram import Telegram


class Pacer(Protocol):
    """Spreads what the bot sends: Telegram takes about 30 messages a second, one a second per chat."""

    async def reserve(self, chat_id: str) -> float:
        """Take the next free place; how many seconds from now it is. More than `pacing.WAIT_MAX_S`: it is not taken."""
        ...


@dataclass(frozen=True, kw_only=True)
class Deps(deps.Deps):
    """The outside of the bot."""

    telegram: Telegram
    pacer: Pacer
    miniapp_url: str
    sleep: Callable[[float], Awaitable[None]]
    http: httpx.AsyncClient
    services: Mapping[str, Callable[[str], Awaitable[str]]]  # a call's message to its reply's, by service
    alert_chat_id: str = ""  # none: people are not told
    heartbeat_url: str = ""
    bot_username: str
    identity: Kept = field(default_factory=lambda: Kept(good_s=300, bad_s=30))  # what Telegram says of the token
