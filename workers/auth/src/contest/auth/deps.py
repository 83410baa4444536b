"""What auth is built from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from contest.kit import deps
from contest.kit.jwt import Ed25519


@dataclass(frozen=True, kw_only=True)
class Deps(deps.Deps):
    """The outside of auth. The private keys are here and nowhere else; the first one signs."""

    ed25519: Ed25519
    private_keys: Sequence[Mapping[str, str]]
    bot_token: str
    admin_telegram_ids: frozenset[str]
