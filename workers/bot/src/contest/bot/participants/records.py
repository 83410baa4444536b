"""What participants are shown, as the services answer it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pydantic import BaseModel

from contest.kit.locales import Locale


class Read(BaseModel, extra="ignore", defer_build=True):
    """Put together when it is first needed: all of them would be felt at each cold start."""


class Words(Read):
    title: str
    description: str
    rules: str = ""
    button: str = ""


class Prize(Read):
    name: Mapping[str, str]
    count: int


class Contest(Read):
    id: str
    title: str
    description: str
    status: str
    texts: Mapping[str, Words]
    default_locale: str
    prizes: list[Prize]
    picture_url: str | None
    required_channels: list[str]
    starts_at: datetime
    ends_at: datetime
    time_zone: str
    has_captcha: bool

    def words(self, locale: Locale) -> Words:
        """Its texts in a locale, or in its own."""
        return self.texts.get(locale) or self.texts[self.default_locale]

    def prize_name(self, prize: Prize, locale: Locale) -> str:
        """The same of a prize."""
        return prize.name.get(locale) or prize.name[self.default_locale]

    @property
    def is_over(self) -> bool:
        return self.status in ("closed", "drawn", "cancelled")


class Contests(Read):
    items: list[Contest]


class Reward(Read):
    points: int
    is_left: bool


class Task(Read):
    id: str
    kind: str
    title: str
    shown: Mapping[str, Any]
    tickets: int
    is_mandatory: bool
    state: str
    attempts_left: int
    reward: Reward | None


class MyEntry(Read):
    state: str
    tickets: int
    tickets_max: int
    is_qualified: bool
    commitment: str
    tasks: list[Task] = []
    rank: int | None = None

    @property
    def is_in(self) -> bool:
        return self.state == "active"


class TaskOutcome(Read):
    state: str
    tickets: int
    entry_tickets: int
    attempts_left: int


class Place(Read):
    rank: int
    first_name: str
    tickets: int


class Leaderboard(Read):
    entries: int
    items: list[Place]


class MyPrize(Read):
    name: str
    handover: str
    kind: str
    code: str | None
    claim_until: datetime | None
    claimed_at: datetime | None
    shows_name: bool


class Header(Read):
    entries: int
    tickets: int
    round: int


class Holder(Read):
    """Of the prize of that number. Nobody is left to hold it where there is no `draw`."""

    prize: int
    draw: int | None
    name: str | None


class Draw(Read):
    header: Header
    header_hash: str
    signature: str | None
    confirmation: Mapping[str, Any] | None
    winners: list[Holder]


class MyProof(Read):
    index: int
    commitment: str
    tickets: int
    salt: str


class Invited(Read):
    pending: int
    qualified: int
    rewarded: int
    rejected: int
    flagged: int


class Tier(Read):
    after: int
    points: int


class Milestone(Read):
    at: int
    points: int


class MyReferral(Read):
    link: str
    share_link: str
    invited: Invited
    earned: int
    pending: int
    next_reward: int | None
    next_tier: Tier | None
    next_milestone: Milestone | None
    stopped_by: str | None


class Balance(Read):
    held: int
    available: int


class Transaction(Read):
    kind: str
    amount: int
    note: str | None
    created_at: datetime


class Transactions(Read):
    items: list[Transaction]
