"""An entry as content keeps it, and how a person stands to a contest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """One call to join: who, by what `change_id`,
    and the line of the draw's list that is to be theirs.
    """

    change_id: str
    contest_id: str
    telegram_id: str
    user_id: str
    first_name: str
    username: str | None
    locale: str
    source: str
    has_passed: bool  # a captcha, just now
    commitment: str
    salt: str
    at: int


State = Literal["active", "withdrawn", "disqualified"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Someone's entry in a contest. `is_qualified`: whether every mandatory task is completed."""

    contest_id: str
    telegram_id: str
    user_id: str
    commitment: str
    salt: str
    state: State
    reason: str | None
    first_name: str
    username: str | None
    locale: str
    source: str
    tickets: int
    tickets_max: int
    done: int
    is_qualified: bool
    reached_at: int
    joined_at: int

    @property
    def is_nobodys(self) -> bool:
        """Whether the account is gone, and only the line of the draw's list is left."""
        return not self.user_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a person stands to a contest: all that decides whether they may join it, or leave."""

    status: str
    starts_at: int
    ends_at: int
    has_captcha: bool
    is_full: bool
    excluded_as: str | None
    is_erased: bool
    entry: Entry | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """Someone who may not enter a contest, and why; `note` is for its organisers."""

    telegram_id: str
    reason: str
    note: str | None
    added_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Which entries are looked for: by a Telegram id, or by a name of theirs; in which state."""

    telegram_id: str | None = None
    name: str | None = None
    state: str | None = None
