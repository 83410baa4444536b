"""Whether a dependency is down, as one state for all who need it: nobody is blamed for an outage, and nothing hammers."""

from __future__ import annotations

from contest.kit.clock import is_due

WAIT_S_MIN = 5
WAIT_S_MAX = 60


class Breaker:
    """What one isolate has seen of one dependency.

    Closed, everyone may ask. A failure opens it: nobody asks until a wait is over, which doubles from
    `WAIT_S_MIN` to `WAIT_S_MAX`; then one at a time may, as a probe. A success closes it.
    Times are epoch seconds.
    """

    def __init__(self) -> None:
        self._failures = 0  # in a row; 0: closed
        self._probe_at = 0.0
        self._probing = False

    @property
    def is_open(self) -> bool:
        """Whether the dependency was down when it was last seen."""
        return self._failures > 0

    def allows(self, *, now: float) -> bool:
        """Whether to ask now. Who is let through reports by `succeeded` or `failed`."""
        if not self._failures:
            return True
        if not is_due(self._probe_at, now=now, wait_s_max=WAIT_S_MAX):
            return False
        self._probing = True
        self._probe_at = now + self._wait_s()  # a probe whose report never comes is not the last one
        return True

    def succeeded(self) -> None:
        """The dependency answered."""
        self._failures, self._probing = 0, False

    def failed(self, *, now: float) -> None:
        """The dependency did not answer. Of many who asked at once, the first counts."""
        if self._failures and not self._probing:
            return
        self._failures += 1
        self._probing = False
        self._probe_at = now + self._wait_s()

    def _wait_s(self) -> float:
        return min(WAIT_S_MAX, WAIT_S_MIN * 2.0 ** min(self._failures - 1, 10))
