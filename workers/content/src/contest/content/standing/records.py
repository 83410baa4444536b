"""What is counted of a contest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """One who is on a leaderboard."""

    first_name: str
    score: int  # tickets
    reached_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """The place of an entry: the best that it can be, where it is not exact."""

    place: int
    is_exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Hour:
    """So many joined in that hour of the epoch."""

    hour: int
    entries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What is counted of a contest: who is in, who joined when, whence and in which language, and
    how often each task was completed, the tasks in their order.
    """

    entries: int
    hours: list[Hour]
    sources: Mapping[str, int]
    locales: Mapping[str, int]
    tasks: Mapping[str, int]
