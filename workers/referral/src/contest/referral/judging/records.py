"""What an invitation is judged by, and the judgement."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Invited:
    """One whom the same person has invited, as far as it is known; None is what nobody can tell."""

    telegram_id: int | None  # None for someone who is gone
    claimed_at: int
    acted_at: int | None  # when they did what is asked, if they did
    has_left: int | None  # 0 or 1, as `is_empty`; None while they were not looked at
    is_empty: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An invitation, and what is near it."""

    claimed_at: int
    is_premium: bool
    is_watched: bool
    invited: list[Invited]  # by the same person around then, it among them
    other_ids: list[int]  # of people who came in those days, and not by this referrer
    line: list[int]  # when its referrer was invited, and who invited those, upwards


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the signals come to, and which they are."""

    score: int
    signals: tuple[str, ...]
    is_flagged: bool
