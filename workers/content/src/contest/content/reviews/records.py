"""An answer that waits to be judged, as content keeps it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """An answer of someone who is in; `answered_at` in epoch seconds."""

    review_id: str
    contest_id: str
    task_id: str
    telegram_id: str
    first_name: str
    answer: str
    answered_at: int
