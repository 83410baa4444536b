"""A Durable Object has one alarm at a time, and is asked for several. What it is asked for beyond
the one that is set is remembered, and set once that one has gone off.
"""

from __future__ import annotations

TIMES_MAX = 1000


class Bell:
    """The times that were asked for, in epoch milliseconds, as long as the object is in memory."""

    def __init__(self) -> None:
        self._later: set[int] = set()

    def asked(self, at: int, *, is_set_for: int | None, now: int) -> int | None:
        """What the alarm is to be set to now; None where it goes off earlier already."""
        if is_set_for is None or is_set_for < now:
            return at
        if at != is_set_for:
            self._remember(max(at, is_set_for))
        return at if at < is_set_for else None

    def gone_off(self, *, now: int) -> int | None:
        """What the alarm is to be set to next, if to anything."""
        self._later = {at for at in self._later if at > now}
        return min(self._later, default=None)

    def _remember(self, at: int) -> None:
        if len(self._later) < TIMES_MAX:
            self._later.add(-(-at // 1000) * 1000)  # A second more or less is one time.
