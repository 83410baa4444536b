"""What auth is built from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from contest.auth.settings import Settings
from contest.kit import deps
from contest.kit.jwt import Ed25519
from contest.kit.kept import Kept


@dataclass(frozen=True, kw_only=True)
class Deps(deps.Deps):
    """The outside of auth."""

    settings: Settings
    ed25519: Ed25519
    limiters: Mapping[tuple[int, int], deps.Limiter]  # by (requests, seconds)
    session_proof: Kept = field(default_factory=lambda: Kept(good_s=60, bad_s=5))
