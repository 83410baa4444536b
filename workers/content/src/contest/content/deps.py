"""What content is built from."""

from __future__ import annotations

from dataclasses import dataclass, field

import httpx

from contest.content.draw.beacon import Beacon
from contest.content.settings import Settings
from contest.content.site.kept import KeptReplies
from contest.kit import deps
from contest.kit.kept import Kept
from contest.kit.telegram import Telegram


@dataclass(frozen=True, kw_only=True)
class Deps(deps.Deps):
    """The outside of content."""

    settings: Settings
    telegram: Telegram
    http: httpx.AsyncClient
    beacon: Beacon
    beacon_seen: Kept = field(
        default_factory=lambda: Kept(good_s=300, bad_s=30)
    )  # whether it has given a round lately
    pages: KeptReplies = field(default_factory=KeptReplies)  # the public ones, for a moment
