"""When a post is to be published, as an organiser writes it."""

from __future__ import annotations

import zoneinfo
from datetime import UTC, datetime, tzinfo

FORMS = ("%Y-%m-%d %H:%M", "%d.%m.%Y %H:%M")


def zone_of(name: str) -> tzinfo:
    """The zone of that name; UTC, where this runtime knows no such zone."""
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def read(text: str, zone: str) -> int | None:
    """A day and an hour by the zone's clock, in epoch seconds; None for anything else."""
    for form in FORMS:
        try:
            local = datetime.strptime(text.strip(), form)  # noqa: DTZ007 - the zone is below
        except ValueError:
            continue
        return int(local.replace(tzinfo=zone_of(zone)).timestamp())
    return None


def shown(at: int, zone: str) -> str:
    """A moment by the zone's clock."""
    return f"{datetime.fromtimestamp(at, zone_of(zone)):%F %H:%M %Z}"
