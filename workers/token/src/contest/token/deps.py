"""What token is built from."""

from __future__ import annotations

from dataclasses import dataclass, field

from contest.kit.deps import Deps as KitDeps


@dataclass(slots=True)
class Sealing:
    """From when on a transfer is followed by a seal again, in this isolate."""

    next_at: float = float("-inf")


@dataclass(frozen=True, kw_only=True)
class Deps(KitDeps):
    """The outside of token."""

    sealing: Sealing = field(default_factory=Sealing)
