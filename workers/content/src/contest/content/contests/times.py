"""A contest by the clock of its zone, where days have 23 to 25 hours."""

from __future__ import annotations

import zoneinfo
from datetime import date, datetime, timedelta

from contest.content.contests.records import Contest

FORMATS = {"en": "%Y-%m-%d %H:%M", "ru": "%d.%m.%Y %H:%M"}


def local_days(contest: Contest) -> list[tuple[int, str]]:
    """The local dates of a contest, each with the moment it begins, the first one with the contest.

    By the clock of its zone: not every day begins at midnight.
    """
    zone = zoneinfo.ZoneInfo(contest.time_zone)
    first, last = _date(contest, contest.starts_at), _date(contest, contest.ends_at - 1)
    days = {contest.starts_at: first}
    for number in range(1, (last - first).days + 1):
        day = first + timedelta(days=number)
        midnight = datetime(day.year, day.month, day.day, tzinfo=zone)
        days[int(midnight.timestamp())] = day
    return [(starts_at, day.isoformat()) for starts_at, day in days.items()]


def days_to_tomorrow(contest: Contest, *, now: int) -> int:
    """By how many days a contest moves that is to begin tomorrow."""
    return (_date(contest, now) - _date(contest, contest.starts_at)).days + 1


def moved(contest: Contest, at: int, *, days: int) -> int:
    """The same hour of another day; of a time outside the contest, that of its start or end."""
    inside = min(max(at, contest.starts_at), contest.ends_at)
    local = datetime.fromtimestamp(inside, zoneinfo.ZoneInfo(contest.time_zone))
    return int((local + timedelta(days=days)).timestamp())


def shown_local(contest: Contest, at: int) -> str:
    """A moment as its zone's clock has it, for people who read the contest in its language."""
    local = datetime.fromtimestamp(at, zoneinfo.ZoneInfo(contest.time_zone))
    return f"{local:{FORMATS[contest.content.default_locale]}} ({contest.time_zone})"


def _date(contest: Contest, at: int) -> date:
    return datetime.fromtimestamp(at, zoneinfo.ZoneInfo(contest.time_zone)).date()
