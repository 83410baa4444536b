"""An attempt at a task as content judges it."""

from __future__ import annotations

from dataclasses import dataclass, field

from contest.kit.database import Statement, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """How an attempt of one kind is judged inside the batch.

    `is_right` is a condition in SQL on the row of `tasks`, with its `values`: what is secret is
    compared there, as digests. `then` is what else the right attempt writes.
    """

    kind: str
    is_right: str = "1"
    values: tuple[Value, ...] = ()
    is_reviewed: bool = False
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
