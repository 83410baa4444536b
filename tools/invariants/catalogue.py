"""Every invariant, in the order in which docs/invariants.md lists them."""

from __future__ import annotations

from collections.abc import Iterator

from tools.invariants import accounts, contests, draws, messages, points, referrals
from tools.invariants.invariant import DAY_S, HOUR_S

INVARIANTS = (
    *accounts.INVARIANTS,
    *contests.INVARIANTS,
    *draws.INVARIANTS,
    *points.INVARIANTS,
    *referrals.INVARIANTS,
    *messages.INVARIANTS,
)


def table() -> Iterator[str]:
    """The lines of the table in docs/invariants.md."""
    yield "| invariant | what holds | on its way for at most |"
    yield "|---|---|---|"
    for each in INVARIANTS:
        yield f"| `{each.name}` | {each.sentence} | {_time(each.within_s)} |"


def _time(seconds: int) -> str:
    if not seconds:
        return ""
    hours, days = seconds // HOUR_S, seconds // DAY_S
    return f"{days} d" if seconds == days * DAY_S else f"{hours} h"
