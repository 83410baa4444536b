"""A task as content keeps it, and an attempt at it as content judges it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from contest.content.points.records import Paid
from contest.kit.database import INTEGER_MAX, Statement, Value

Period = Literal["once", "day"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One task; times in epoch seconds.

    `number` is its bit in `entries.done`, `requires` has the bits of the tasks before it. `secret`
    is empty in what was read: it never leaves the database.
    """

    contest_id: str
    task_id: str
    number: int
    position: int
    kind: str
    title: Mapping[str, str]
    settings: Mapping[str, Any]
    reward: Mapping[str, int] | None = None  # `points`, and the `limit` of how often
    secret: Mapping[str, str] = field(default_factory=dict)
    period: Period
    tickets: int
    tickets_max: int | None
    attempts_max: int
    requires: int
    is_mandatory: bool
    is_off: bool = False
    opens_at: int = 0
    closes_at: int = INTEGER_MAX


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """How an attempt of one kind is judged inside the batch.

    `kind`: what the task has to be. `is_right` is a condition in SQL on the row of `tasks`, with
    its `values`: what is secret is compared there, as digests. `then` is what else the right
    attempt writes.
    """

    kind: str
    is_right: str = "1"
    values: tuple[Value, ...] = ()
    is_pending: bool = False  # whether something else decides about it later
    is_final: bool = False  # nothing can be wrong: it is done once, and asked again it is as it was
    answer: str | None = None
    then: tuple[Statement, ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One call to complete a task: whose, of which, and when."""

    attempt_id: str
    contest_id: str
    task_id: str
    telegram_id: str
    at: int


CompletionState = Literal["tried", "pending", "completed", "rejected"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """What someone has tried or done of a task in one period."""

    state: CompletionState
    tickets: int
    attempts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a person stands to a task of a published contest: all that decides what an attempt leads
    to.
    """

    status: str  # of the contest, as are the times
    starts_at: int
    ends_at: int
    task: Task | None
    entry_state: str | None
    entry_reason: str | None  # of its disqualification
    entry_tickets: int
    done: int
    completion: Completion | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of an attempt. `tickets` were given for it, `entry_tickets` the entry has now."""

    state: CompletionState
    tickets: int
    entry_tickets: int
    attempts_left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mine:
    """A task, and how far someone is with it today. `default_locale`: the contest's. `payment`: the
    points that it gave them, or that they last tried to buy it by.
    """

    task: Task
    completion: Completion | None
    default_locale: str
    is_reward_left: bool = True
    payment: Paid | None = None
