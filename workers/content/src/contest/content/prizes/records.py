"""Prizes as their winners hold them."""

from __future__ import annotations

from dataclasses import dataclass

from contest.content.contests.records import Content


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A prize of a confirmed draw, for its holder; `prize` is its number, counted one by one."""

    content: Content  # of the contest
    prize: int
    claim_until: int | None
    claimed_at: int | None
    shows_name: bool


@dataclass(frozen=True, slots=True)
class CodeCount:
    """The codes of a prize: how many there are, and how many winners have theirs."""

    codes: int
    given: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Winner:
    """Who holds a prize by which draw; `user_id` is empty where the account is gone."""

    contest_id: str
    prize: int
    draw: int
    claim_until: int | None
    user_id: str
    locale: str

    @property
    def key(self) -> tuple[str, int, int]:
        """The values of `UNTOLD`."""
        return self.contest_id, self.prize, self.draw
