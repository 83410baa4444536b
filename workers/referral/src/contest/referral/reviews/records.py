"""Invitations as admins see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Decision = Literal["approve", "reject"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """An invitation with its last step; `reason` has the signals of what is flagged."""

    invitee: int
    state: str
    reason: str | None
    score: int | None
    code: str
    source: str
    claimed_at: int
    changed_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Invitations in one state, rejected for one reason, and what they have paid."""

    state: str
    reason: str | None
    how_many: int
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Invitations that were flagged by the same signals, and have had the same decision."""

    signals: str
    followed_by: str | None  # the state; None while they wait
    how_many: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """What became of invitations, and of those that were flagged."""

    groups: list[Group]
    verdicts: list[Verdict]
