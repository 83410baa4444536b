"""A contest as its public page shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from contest.content.contests.records import Contest
from contest.content.decisions.records import Winner

State = Literal["scheduled", "open", "closed", "drawn", "confirmed", "cancelled"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """`reason` is that of its last public change. `header_hash` and `round` are public from the
    moment its list of entries is frozen, `winners` once they are confirmed.
    """

    contest: Contest
    entries: int
    reason: str | None
    stage: str | None
    header_hash: str | None
    round: int | None
    winners: Sequence[Winner] = ()

    def state(self, *, now: float) -> State:
        """How far it is; by its own time, since the clock that closes contests may be late."""
        status = self.contest.status
        if status == "drawn":
            return "confirmed" if self.stage == "confirmed" else "drawn"
        if status == "open" and self.contest.ends_at <= now:
            return "closed"
        known: dict[str, State] = {
            "scheduled": "scheduled",
            "open": "open",
            "closed": "closed",
            "cancelled": "cancelled",
        }
        return known[status]
