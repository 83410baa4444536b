"""The clock of a local stack: that of the machine, or so much later as somebody has skipped.

It stays with the state, whose rows bear its times, and so it never goes back.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

SETTING = "CLOCK_AHEAD_S"  # read by the workers in the environment `local` alone
FILE = "clock"  # in the state folder


@dataclass
class LocalClock:
    """Of one state. Whoever skips time starts the workers anew: see `Watch`."""

    state: Path

    @property
    def ahead_s(self) -> int:
        """So many seconds it is ahead of the machine's."""
        try:
            return int((self.state / FILE).read_text())
        except FileNotFoundError:
            return 0

    def now_s(self) -> float:
        """The time, in epoch seconds."""
        return time.time() + self.ahead_s

    def skip(self, seconds: int) -> None:
        """Let it be so much later."""
        new = self.state / f"{FILE}.new"
        new.write_text(str(self.ahead_s + seconds))
        new.replace(self.state / FILE)
