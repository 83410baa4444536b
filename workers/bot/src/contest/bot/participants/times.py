"""Moments and spans as people read them, by the clock of a contest's zone."""

from __future__ import annotations

import math
import zoneinfo
from datetime import UTC, datetime, tzinfo

from contest.bot.said import Text, say

MINUTE_S, HOUR_S, DAY_S = 60, 3600, 86_400
FALLBACK = "UTC"  # for a zone that content knows and this worker does not


def moment(at: datetime, zone: str = FALLBACK) -> Text:
    """`21 December, 15:00 (UTC+3)`."""
    local = at.astimezone(_zone(zone))
    ahead = local.strftime("%z")  # such as `+0530`
    minutes = "" if ahead.endswith("00") else f":{ahead[3:5]}"
    name = "UTC" if ahead == "+0000" else f"UTC{ahead[0]}{int(ahead[1:3])}{minutes}"
    return say("moment", date=date(local), time=f"{local:%H:%M}", zone=name)


def date(local: datetime) -> Text:
    """`21 December`."""
    return say("date", day=local.day, month=say(f"month.{local.month}"))


def span(seconds: float) -> Text:
    """`3 days 4 hours`: the two largest units; a minute that has begun counts."""
    left = max(MINUTE_S, math.ceil(seconds / MINUTE_S) * MINUTE_S)
    days, hours, minutes = left // DAY_S, left % DAY_S // HOUR_S, left % HOUR_S // MINUTE_S
    units = [("days", days), ("hours", hours)] if days else [("hours", hours), ("minutes", minutes)]
    shown = [say(name, count=count) for name, count in units if count]
    return say("span", first=shown[0], second=shown[1]) if len(shown) > 1 else shown[0]


def _zone(name: str) -> tzinfo:
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return UTC
