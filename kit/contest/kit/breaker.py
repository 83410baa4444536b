"""Whether something outside is down: one state for all who need it, so that nobody hammers it.

It lives in memory: each isolate finds out for itself.
"""

from __future__ import annotations

from contest.kit.clock import is_due

WAIT_S_MIN, WAIT_S_MAX = 5.0, 60.0
PROBE_S_MAX = 30.0  # A probe that has not told by then how it went never will.


class Breaker:
    """Closed: all are admitted. After a failure open: one at a time is, ever more rarely,
    until one succeeds.
    """

    def __init__(self) -> None:
        self._wait_s = 0.0  # closed
        self._probing = False
        self._held_until = self._held_s = 0.0

    @property
    def is_open(self) -> bool:
        """Whether the last that was heard of it is a failure."""
        return self._wait_s > 0

    def wait_s(self, *, now: float) -> float:
        """How long nobody is admitted; 0 if whoever is next would be."""
        is_free = not self.is_open or is_due(self._held_until, now=now, wait_s_max=self._held_s)
        return 0.0 if is_free else self._held_until - now

    def admits(self, *, now: float) -> bool:
        """Whether to go ahead. Whoever does tells how it went: `succeeded` or `failed`."""
        if self.wait_s(now=now) > 0:
            return False
        if self.is_open:
            self._probing = True
            self._hold(PROBE_S_MAX, now=now)
        return True

    def succeeded(self) -> None:
        """It is there."""
        self._wait_s, self._probing = 0.0, False

    def failed(self, *, now: float, wait_s: float = 0.0) -> None:
        """It is down; `wait_s`: it has said itself for how long.

        Those who were under way when it opened, and fail as well, tell nothing new.
        """
        if self.is_open and not self._probing and not wait_s:
            return
        self._wait_s = wait_s or min(WAIT_S_MAX, max(WAIT_S_MIN, 2 * self._wait_s))
        self._probing = False
        self._hold(self._wait_s, now=now)

    def _hold(self, seconds: float, *, now: float) -> None:
        self._held_until, self._held_s = now + seconds, seconds
