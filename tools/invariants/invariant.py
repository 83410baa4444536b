"""An invariant, and what a search for its contradictions finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tools.invariants.snapshot import Snapshot

MINUTE_S, HOUR_S, DAY_S = 60, 3600, 86_400

# Rows with `place`, the row that contradicts, and if they like `detail`, what it says, and `since`,
# when that began (epoch seconds): None where nothing on its way can be the reason.
Search = Callable[[Snapshot], Iterable[Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class Found:
    """A row that contradicts an invariant, or that waits for what is on its way to it."""

    invariant: str
    place: str
    detail: str
    age_s: int | None
    is_wrong: bool


@dataclass(frozen=True, slots=True)
class Invariant:
    """What must hold. What contradicts it `since` less than `within_s` is on its way."""

    name: str
    sentence: str
    search: Search
    within_s: int = 0

    def look(self, snapshot: Snapshot) -> list[Found]:
        """Whatever contradicts it, or is on its way."""
        return [self._found(row, snapshot.now) for row in self.search(snapshot)]

    def _found(self, row: Mapping[str, Any], now: int) -> Found:
        since = row.get("since")
        age_s = None if since is None else max(0, now - int(since))
        return Found(
            invariant=self.name,
            place=row["place"],
            detail=row.get("detail") or "",
            age_s=age_s,
            is_wrong=age_s is None or age_s > self.within_s,
        )


def rows(sql: str) -> Search:
    """The rows of a query over all databases; `:now` in it is when they were read."""

    def search(snapshot: Snapshot) -> Iterable[Mapping[str, Any]]:
        return map(dict, snapshot.connection.execute(sql, {"now": snapshot.now}))

    return search
