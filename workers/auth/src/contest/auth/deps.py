"""What auth is built from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from contest.kit import deps
from contest.kit.jwt import Ed25519, Jwk
from contest.kit.kept import Kept


@dataclass(frozen=True, kw_only=True)
class Deps(deps.Deps):
    """The outside of auth. The private keys are here and nowhere else."""

    ed25519: Ed25519
    limiters: Mapping[tuple[int, int], deps.Limiter]  # by (requests, seconds)
    private_keys: Sequence[Jwk]
    bot_token: str
    telegram_public_key: str  # Ed25519, in hex
    admin_telegram_ids: frozenset[str]
    session_proof: Kept = field(default_factory=lambda: Kept(good_s=60, bad_s=5))
