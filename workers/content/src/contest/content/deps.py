"""What content is built from."""

from __future__ import annotations

from dataclasses import dataclass

import httpx

from contest.content.settings import Settings
from contest.kit import deps
from contest.kit.telegram import Telegram


@dataclass(frozen=True, kw_only=True)
class Deps(deps.Deps):
    """The outside of content."""

    settings: Settings
    telegram: Telegram
    http: httpx.AsyncClient
