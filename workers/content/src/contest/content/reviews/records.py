"""An answer that waits to be judged, as content keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """An answer of someone who is in, with their locale; `answered_at` in epoch seconds."""

    review_id: str
    contest_id: str
    task_id: str
    task_title: Mapping[str, str]
    telegram_id: str
    user_id: str
    locale: str
    first_name: str
    answer: str
    answered_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What an organiser makes of an answer. Its id takes the place of the attempt's: of two at once
    only the one that made it so gives tickets, and is told.
    """

    decision_id: str
    is_accepted: bool
    reason: str | None
    at: int
