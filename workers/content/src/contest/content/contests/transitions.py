"""How a contest goes from one status to another: every way that there is, and no other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from contest.contract.event import EventData
from contest.contract.events.content import (
    ContestCancelled,
    ContestClosed,
    ContestOpened,
    DrawDrawn,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """From which statuses to which, and the event that says so.

    `when` is a condition in SQL on the contest's row; `?1` in it is now.
    """

    from_: tuple[str, ...]
    to: str
    when: str = "1"
    announces: type[EventData] | None = None


FULL = """exists (select 1 from counters
    where counters.contest_id = contests.contest_id and entries >= entries_limit)"""

# Who can compute the winners cannot call the contest off: not from the round on, unless after a day
# there is none.
UNDRAWN = """not exists (select 1 from draws
    where draws.contest_id = contests.contest_id and stage = 'frozen' and round_at <= ?1
        and (signature is not null or round_at > ?1 - 86400))"""
ORDERED = """exists (select 1 from draws
    where draws.contest_id = contests.contest_id and stage = 'frozen' and signature is not null)"""

TRANSITIONS: Mapping[str, Transition] = {
    "schedule": Transition(from_=("draft",), to="scheduled", when="starts_at > ?1"),
    "open-at-once": Transition(
        from_=("draft",),
        to="open",
        when="starts_at <= ?1 and ends_at > ?1",
        announces=ContestOpened,
    ),
    "unpublish": Transition(from_=("scheduled",), to="draft"),
    # Also after its end: a contest that nobody could open in time is opened, and then closed.
    "open": Transition(
        from_=("scheduled",), to="open", when="starts_at <= ?1", announces=ContestOpened
    ),
    "end": Transition(
        from_=("open",), to="closed", when=f"(ends_at <= ?1 or {FULL})", announces=ContestClosed
    ),
    "close": Transition(from_=("open",), to="closed", announces=ContestClosed),
    "cancel": Transition(
        from_=("scheduled", "open", "closed"),
        to="cancelled",
        when=UNDRAWN,
        announces=ContestCancelled,
    ),
    "draw": Transition(from_=("closed",), to="drawn", when=ORDERED, announces=DrawDrawn),
    # Nobody knows of a draft, so nobody is told: nor shown it, see `PUBLISHED`.
    "discard": Transition(from_=("draft",), to="cancelled"),
}

# The statuses that nothing leads out of.
FINAL = ("cancelled", "drawn")
