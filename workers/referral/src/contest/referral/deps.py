"""What referral is built from."""

from __future__ import annotations

from dataclasses import dataclass

from contest.kit import deps
from contest.kit.telegram import Telegram
from contest.referral.settings import Settings


@dataclass(frozen=True, kw_only=True)
class Deps(deps.Deps):
    """The outside of referral."""

    settings: Settings
    telegram: Telegram
