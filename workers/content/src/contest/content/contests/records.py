"""A contest as content keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from contest.content.draw.rounds import PlannedRound

Role = Literal["owner", "editor", "viewer"]
ROLES: tuple[Role, ...] = ("viewer", "editor", "owner")  # each may do what those before it may


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What people read, as the contract has it: see `Contest` there."""

    texts: Mapping[str, Mapping[str, str]]
    default_locale: str
    prizes: list[Mapping[str, Any]]
    picture_url: str | None = None
    required_channels: list[str]
    excludes_winners_of: list[str]

    def text(self, locale: str | None) -> Mapping[str, str]:
        """The texts in a locale; in the contest's own where there are none in it."""
        return self.texts.get(locale or "", self.texts[self.default_locale])

    def localised(self, text: Mapping[str, str], locale: str | None) -> str:
        """Such a text of a prize in a locale, or in the contest's own."""
        return text.get(locale or "", text[self.default_locale])

    def prize_at(self, number: int) -> tuple[int, Mapping[str, Any]]:
        """The prize with that number, counted one by one from 0, and its position among them."""
        for position, prize in enumerate(self.prizes):
            if number < prize["count"]:
                return position, prize
            number -= prize["count"]
        raise LookupError("no such prize")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """One contest; times in epoch seconds. `mandatory` has the bits of its mandatory tasks."""

    contest_id: str
    status: str = "draft"
    version: int = 1
    content: Content
    time_zone: str
    starts_at: int
    ends_at: int
    closed_at: int | None = None
    winners: int
    reserves: int
    entry_tickets: int
    tickets_max: int
    entries_max: int | None
    has_captcha: bool
    mandatory: int = 0
    beacon: PlannedRound | None = None  # from publishing on
    is_published: bool = False  # whether everybody sees it
    created_at: int

    @property
    def over_at(self) -> int:
        """When nobody can join any more: at its end, or when it was closed before."""
        return min(self.ends_at, self.closed_at or self.ends_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One call that changes a contest: who, when, and what the public log says of it."""

    change_id: str
    action: str
    by: str  # a user's id; empty: the clock
    at: int
    reason: str | None = None
    is_public: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What a change made of a contest: `document` is the contest with its tasks, as it is kept."""

    version: int
    action: str
    reason: str | None
    changed_by: str  # a user's id; empty: the clock
    changed_at: int
    document: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Organiser:
    """Someone who organises a contest, and since when."""

    telegram_id: str
    role: Role
    added_at: int
