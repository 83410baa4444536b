"""What someone sees of their own invitations."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Invitations in one state for one reason, and what they pay their referrer."""

    state: str
    reason: str | None
    how_many: int
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How the campaign of now stands for someone: the rules as JSON, and what counts of theirs."""

    body: str
    starts_at: int
    ends_at: int
    payouts_on: bool
    is_empty: bool
    rewards: int
    day: int
    day_rewards: int
    has_number: bool  # there is an invitation of the next number already: who left made room


@dataclass(frozen=True, slots=True, kw_only=True)
class Mine:
    """What someone sees of their invitations; `standing` is None where there were never rules."""

    code: str | None
    first_name: str | None  # as it is kept
    groups: list[Group]
    standing: Standing | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitee:
    """One whom someone has invited."""

    invitee: int
    first_name: str | None
    state: str
    reason: str | None
    claimed_at: int
