"""Places on a leaderboard: most tickets first, then who had them first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from contest.content.entries.statements import HOUR_S
from contest.content.standing.records import Hour, Place, Rank, Ranked
from contest.kit.database import INTEGER_MAX
from contest.kit.paging import decode_cursor, encode_cursor
from contest.kit.problems import FieldError, InvalidRequest

AHEAD_MAX = 100  # of the same tickets, that are counted for a rank
PLACES_MAX = 1000  # that a leaderboard shows


def rank_of(levels: Mapping[str, int], *, tickets: int, ahead: int) -> Rank:
    """The rank of an entry with so many tickets.

    `levels` says how many entries have how many; `ahead` are those with as many who had them
    first, one more than `AHEAD_MAX` at most.
    """
    above = sum(count for level, count in levels.items() if int(level) > tickets)
    return Rank(place=above + ahead + 1, is_exact=ahead <= AHEAD_MAX)


FIRST = Place(rank=0, tickets=INTEGER_MAX, reached_at=0, shown=0)  # before all that there are


def place_behind(before: Place, shown: Sequence[Ranked]) -> Place:
    """The place behind those that were shown behind another."""
    last = shown[-1]
    as_good = [each for each in shown if _had(each) == _had(last)]
    earlier = before.shown if _had(before) == _had(last) else 0
    return Place(
        rank=before.rank + len(shown),
        tickets=last.tickets,
        reached_at=last.reached_at,
        shown=earlier + len(as_good),
    )


def _had(each: Place | Ranked) -> tuple[int, int]:
    return each.tickets, each.reached_at


def place_of(cursor: str) -> Place:
    """The place. Raises `InvalidRequest` for a cursor that we did not make."""
    rank, rest = decode_cursor(cursor)
    numbers = rest.split(".")
    if (
        len(numbers) != 3
        or not all(each.isdecimal() and len(each) <= len(str(INTEGER_MAX)) for each in numbers)
        or max(map(int, numbers)) > INTEGER_MAX
        or rank >= PLACES_MAX
    ):
        raise InvalidRequest(errors=[FieldError("/query/cursor", "not a cursor of this list")])
    tickets, reached_at, shown = map(int, numbers)
    return Place(rank=rank, tickets=tickets, reached_at=reached_at, shown=shown)


def cursor_of(place: Place) -> str:
    """The place as clients hand it back. It names no line of the draw's list."""
    return encode_cursor(place.rank, f"{place.tickets}.{place.reached_at}.{place.shown}")


def by_day(hours: list[Hour], time_zone: str) -> dict[str, int]:
    """How many joined on each local date.

    An hour is counted where it begins: half of it may be the next day's in a zone whose days begin
    at half past.
    """
    zone, found = ZoneInfo(time_zone), dict[str, int]()
    for each in hours:
        date = datetime.fromtimestamp(each.hour * HOUR_S, UTC).astimezone(zone).date().isoformat()
        found[date] = found.get(date, 0) + each.entries
    return found
