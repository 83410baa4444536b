"""What services answer, as far as organisers are shown it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import BaseModel

from contest.kit.locales import Locale


class Beacon(BaseModel):
    """By which random number it is drawn."""

    round_at: datetime


class Contest(BaseModel):
    """A contest as its organisers have it: `texts` and `prizes` whole, to be given back changed."""

    id: str
    title: str
    description: str
    status: str
    version: int
    texts: dict[str, dict[str, Any]]
    default_locale: Locale
    prizes: list[dict[str, Any]]
    picture_url: str | None
    required_channels: list[str]
    starts_at: datetime
    ends_at: datetime
    time_zone: str
    winners: int
    reserves: int
    entries_max: int | None
    beacon: Beacon | None

    @property
    def own(self) -> dict[str, Any]:
        """What people read, in its own language."""
        return self.texts[self.default_locale]

    @property
    def at_this_version(self) -> dict[str, str]:
        """The query of a call that changes it as it is here."""
        return {"if-match": f'"{self.version}"'}

    @property
    def prize_names(self) -> list[str]:
        """The names of its prizes, in its own language."""
        return [str(each["name"][self.default_locale]) for each in self.prizes]


class Contests(BaseModel):
    items: list[Contest]
    next_cursor: str | None


class Task(BaseModel):
    """A task as a participant would see it, in the language of whoever looks."""

    id: str
    kind: str
    title: str
    shown: dict[str, Any]
    tickets: int
    is_mandatory: bool
    state: str


class Organised(BaseModel):
    """A contest and its tasks, which none but its organisers are given."""

    contest: Contest
    tasks: list[Task]


class Nothing(BaseModel):
    """An answer that nobody reads."""
