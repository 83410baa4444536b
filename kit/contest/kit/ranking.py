"""Pages of a ranking, whose cursor names nobody: who comes first among equals is a secret."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from contest.kit.call import Call
from contest.kit.database import INTEGER_MAX
from contest.kit.paging import LIMIT_DEFAULT, decode_cursor, encode_cursor
from contest.kit.problems import FieldError, InvalidRequest

PLACES_MAX = 1000  # that a ranking shows


class Scored(Protocol):
    """One who is ranked: the higher score first, then who reached it first."""

    @property
    def score(self) -> int: ...

    @property
    def reached_at(self) -> int: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a ranking goes on: behind `rank`, whose score was reached at that time.

    `shown` places had the same, reached in that very second.
    """

    rank: int
    score: int
    reached_at: int
    shown: int


FIRST = Place(rank=0, score=INTEGER_MAX, reached_at=0, shown=0)  # before all that there are


def place_of(call: Call) -> Place:
    """The place behind which a call asks for more. Raises `InvalidRequest` for a cursor that we did
    not make.
    """
    if "cursor" not in call.query:
        return FIRST
    rank, rest = decode_cursor(call.query["cursor"])
    numbers = rest.split(".")
    if (
        len(numbers) != 3
        or not all(each.isdecimal() and len(each) <= len(str(INTEGER_MAX)) for each in numbers)
        or max(map(int, numbers)) > INTEGER_MAX
        or rank >= PLACES_MAX
    ):
        raise InvalidRequest(errors=[FieldError("/query/cursor", "not a cursor of this list")])
    score, reached_at, shown = map(int, numbers)
    return Place(rank=rank, score=score, reached_at=reached_at, shown=shown)


def limit_of(call: Call, after: Place) -> int:
    """So many places a call may see behind that one."""
    return min(int(call.query.get("limit", LIMIT_DEFAULT)), PLACES_MAX - after.rank)


def next_cursor(after: Place, found: Sequence[Scored], *, limit: int) -> str | None:
    """Where the next page begins, if more was found than `limit`."""
    if len(found) <= limit or after.rank + limit >= PLACES_MAX:
        return None
    last = found[limit - 1]
    as_good = [each for each in found[:limit] if _had(each) == _had(last)]
    rank, shown = after.rank + limit, len(as_good)
    shown += after.shown if _had(after) == _had(last) else 0
    return encode_cursor(rank, f"{last.score}.{last.reached_at}.{shown}")


def _had(each: Place | Scored) -> tuple[int, int]:
    return each.score, each.reached_at
