"""The search for contradictions in one place, and what it says."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

from tools.console import Failure, say
from tools.invariants.catalogue import INVARIANTS
from tools.invariants.invariant import DAY_S, HOUR_S, MINUTE_S, Found
from tools.invariants.snapshot import Snapshot

SHOWN_MAX = 20  # of one invariant
SECOND_LOOK_S = 5  # Longer than what one service asks of another takes.


class Source(Protocol):
    """Where databases are."""

    @property
    def is_live(self) -> bool: ...

    def snapshot(self) -> AbstractContextManager[Snapshot]: ...


@dataclass(frozen=True, slots=True)
class Searched:
    """What was found, as of `now`, and how many rows were read over a network."""

    now: int
    wrong: list[Found]
    on_its_way: list[Found]
    rows_read: int

    def as_json(self) -> dict[str, Any]:
        return {
            "ok": not self.wrong,
            "as_of": _moment(self.now),
            "invariants": len(INVARIANTS),
            "rows_read": self.rows_read,
            "contradictions": [asdict(each) for each in self.wrong],
            "on_its_way": [asdict(each) for each in self.on_its_way],
        }


def search(source: Source) -> Searched:
    """Search a place. The databases of one that is live are not read in the same moment: a
    contradiction is what is found a second time. Raises `Failure`.
    """
    first = _look(source)
    if not first.wrong or not source.is_live:
        return first
    time.sleep(SECOND_LOOK_S)
    second = _look(source)
    known = {(each.invariant, each.place) for each in first.wrong}
    wrong = [each for each in second.wrong if (each.invariant, each.place) in known]
    read = first.rows_read + second.rows_read
    return Searched(second.now, wrong, second.on_its_way, read)


def _look(source: Source) -> Searched:
    with source.snapshot() as snapshot:
        return look(snapshot)


def look(snapshot: Snapshot) -> Searched:
    """Every invariant, in one snapshot. Raises `Failure` where it cannot be read."""
    try:
        found = [each for invariant in INVARIANTS for each in invariant.look(snapshot)]
    except sqlite3.DatabaseError as error:
        raise Failure(f"a database cannot be read: {error}") from None
    wrong = [each for each in found if each.is_wrong]
    on_its_way = [each for each in found if not each.is_wrong and each.invariant != "sweep"]
    return Searched(snapshot.now, wrong, on_its_way, snapshot.rows_read)


def report(source: Source, *, as_json: bool) -> None:
    """Say what was found. Raises `Failure`: something contradicts."""
    searched = search(source)
    if as_json:
        say(json.dumps(searched.as_json(), indent=2))
    else:
        _tell(searched)
    if searched.wrong:
        raise Failure(
            f"{len(searched.wrong)} rows contradict "
            f"{len({each.invariant for each in searched.wrong})} invariants",
            hint="docs/invariants.md: what to do",
        )


def _tell(searched: Searched) -> None:
    sentences = {each.name: each.sentence for each in INVARIANTS}
    say(f"{len(INVARIANTS)} invariants, as of {_moment(searched.now)}")
    if searched.rows_read:
        say(f"{searched.rows_read} rows were read")
    for name, found in _by_invariant(searched.on_its_way):
        oldest = max(each.age_s or 0 for each in found)
        say(f"on its way: {name}: {len(found)}, the oldest for {_age(oldest)}")
    for name, found in _by_invariant(searched.wrong):
        say(f"WRONG: {name}: {sentences[name]}")
        for each in found[:SHOWN_MAX]:
            age = "" if each.age_s is None else f", for {_age(each.age_s)}"
            say(f"  {each.place}{': ' if each.detail else ''}{each.detail}{age}")
        if len(found) > SHOWN_MAX:
            say(f"  and {len(found) - SHOWN_MAX} more; --json has all")
    if not searched.wrong:
        say("Nothing contradicts.")


def _by_invariant(found: Sequence[Found]) -> list[tuple[str, list[Found]]]:
    names = dict.fromkeys(each.invariant for each in found)
    return [(name, [each for each in found if each.invariant == name]) for name in names]


def _age(seconds: int) -> str:
    for unit, length in (("d", DAY_S), ("h", HOUR_S), ("min", MINUTE_S)):
        if seconds >= 2 * length:
            return f"{seconds // length} {unit}"
    return f"{seconds} s"


def _moment(at: int) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds")
