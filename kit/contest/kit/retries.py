"""How long to wait before something that failed is tried again: one function,
and a named schedule for each kind.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Schedule:
    """The first wait; each further one is twice as long, up to the longest. `failures_max`:
    the last one is the end.
    """

    first_s: int
    wait_s_max: int
    failures_max: int | None = None  # none: age alone ends it


REFUSED_EVENT = Schedule(60, 960, failures_max=6)  # by a consumer that is there
OWN_FAULT = Schedule(10, 80, failures_max=5)  # of ours, or the worker died
REPLY = Schedule(10, 300)  # Telegram is away, and somebody waits for an answer
BEACON = Schedule(60, 900)  # The round of a draw is late, or its beacon is away.
MEMBERSHIP = Schedule(60, 3600)  # Telegram does not tell who is in a channel
NOTICE = Schedule(60, 3600)  # Telegram is away, or the person is not known yet


def wait_s(schedule: Schedule, failures: int) -> int | None:
    """How long to wait after the n-th failure, counted from 1; None: it is given up."""
    if schedule.failures_max is not None and failures >= schedule.failures_max:
        return None
    return int(min(schedule.wait_s_max, schedule.first_s << min(failures - 1, 20)))
