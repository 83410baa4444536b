"""Times as organisers write and read them, in the zone of their contest."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from contest.kit.locales import Locale

FORMATS = {"en": "%Y-%m-%d %H:%M", "ru": "%d.%m.%Y %H:%M"}
ZONES = {"en": "UTC", "ru": "Europe/Moscow"}  # of a new contest

CLOCK = r"(?:[\s,]+(?:at |в )?(?P<hour>\d{1,2})[:.](?P<minute>\d{2}))?"
DATES = (
    re.compile(rf"(?P<year>\d{{4}})-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}})T?{CLOCK}"),
    re.compile(rf"(?P<day>\d{{1,2}})[./](?P<month>\d{{1,2}})(?:[./](?P<year>\d{{4}}))?{CLOCK}"),
)
LENGTH = re.compile(r"(?:in |через )?(\d{1,3})\s*([a-zа-я]+)\.?")
UNITS = {"h": 1, "ч": 1, "d": 24, "д": 24, "w": 168, "н": 168}  # hours, by the first letter
MINUTES = ("min", "мин")  # how they begin; months do not


class UnclearTime(ValueError):
    """What was written is no time."""


def read(text: str, *, zone: str, now: float, clock: tuple[int, int]) -> datetime:
    """The time that someone has written: a date with or without a year, at `clock` unless they say
    when, or how long from now. Raises `UnclearTime`.
    """
    written, today = text.strip().lower(), datetime.fromtimestamp(now, ZoneInfo(zone))
    if length := LENGTH.fullmatch(written):
        if length[2].startswith(MINUTES):
            return _full(now, timedelta(minutes=int(length[1]), seconds=59))
        if length[2][0] not in UNITS:
            raise UnclearTime
        return after(now, hours=int(length[1]) * UNITS[length[2][0]])
    found = next((match for each in DATES if (match := each.fullmatch(written))), None)
    if found is None:
        raise UnclearTime
    parts = {name: int(value) for name, value in found.groupdict().items() if value is not None}
    clock = (parts.get("hour", clock[0]), parts.get("minute", clock[1]))
    try:
        at = datetime(
            parts.get("year", today.year), parts["month"], parts["day"], *clock, tzinfo=today.tzinfo
        )
        if "year" not in parts and at < today:
            at = at.replace(year=today.year + 1)
    except ValueError:
        raise UnclearTime from None
    return at.astimezone(UTC)


def after(now: float, *, hours: int) -> datetime:
    """So long from now, at a full hour."""
    return _full(now, timedelta(hours=hours, minutes=59)).replace(minute=0)


def _full(now: float, length: timedelta) -> datetime:
    """So long from now, without the seconds."""
    return (datetime.fromtimestamp(now, UTC) + length).replace(second=0, microsecond=0)


def shown(at: datetime, *, zone: str, locale: Locale) -> str:
    """A time as people read it, with its zone."""
    return f"{at.astimezone(ZoneInfo(zone)):{FORMATS[locale]}} ({zone})"


def is_zone(name: str) -> bool:
    """Whether there is such a zone."""
    try:
        ZoneInfo(name)
    except (LookupError, ValueError, OSError):  # a folder of the database, a path
        return False
    return bool(name)
