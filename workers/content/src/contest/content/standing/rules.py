"""What is counted of a contest, as it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from contest.content.entries.statements import HOUR_S
from contest.content.standing.records import Hour, Rank

AHEAD_MAX = 100  # of the same tickets, that are counted for a rank


def rank_of(levels: Mapping[str, int], *, tickets: int, ahead: int) -> Rank:
    """The rank of an entry with so many tickets.

    `levels` says how many entries have how many; `ahead` are those with as many who had them
    first, one more than `AHEAD_MAX` at most.
    """
    above = sum(count for level, count in levels.items() if int(level) > tickets)
    return Rank(place=above + ahead + 1, is_exact=ahead <= AHEAD_MAX)


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
