"""What one question of the smoke test came to."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Result:
    """One thing that was asked."""

    path: str
    healthy: bool
    seen: str
    attempts: int

    def as_json(self) -> dict[str, Any]:
        """For the record."""
        return asdict(self)
