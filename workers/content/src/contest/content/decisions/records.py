"""What decides who holds a prize, as content keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What was decided about a draw so far: `last_hash` is what the next hash goes on from."""

    contest_id: str
    stage: str
    entries: int
    prizes: int
    decisions: int
    last_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What takes a prize from the draw that holds it. `successor`: the draw that gets it,
    if there is one left.
    """

    number: int
    draw: int
    prize: int
    successor: int | None
    reason: str
    at: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """What ends the decisions of the organisers; `decisions`: so many came before it."""

    at: int
    decisions: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What the checks of those who hold the prizes have come to: how many there are, how many were
    not checked yet, and how many may not win, or nobody can tell.
    """

    holders: int
    unchecked: int
    bad: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Winner:
    """A prize and who holds it. Without a `draw`, nobody is left to; without a `telegram_id`,
    the account of who holds it has ended. `may_be_named`: unless they have claimed it without
    their name.
    """

    prize: int
    draw: int | None
    commitment: str | None
    telegram_id: str | None
    first_name: str | None
    username: str | None
    finding: str | None
    checked_at: int | None
    claim_until: int | None
    claimed_at: int | None
    may_be_named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A drawn line that is to be checked, after so many `checks`. `ruled_out`: what
    keeps its person from winning, as far as that is known without Telegram.
    """

    contest_id: str
    draw: int
    checks: int
    telegram_id: str
    channels: Sequence[str]
    ruled_out: str | None
