"""What stands in the channels of a contest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from contest.content.contests.records import Contest


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """A contest as its posts show it. `mark` is another one whenever they would show something
    else. `draw` has what its list came to, from the moment its header is public.
    """

    contest: Contest
    mark: str
    entries: int
    reason: str | None  # of its last public change
    first_ends_at: int  # as it was published
    draw: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Seen:
    """A contest, and its mark as someone has seen it."""

    contest_id: str
    mark: str


Asked = Sequence[Seen]
