"""Tasks as the contract has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from typing import Any

from contest.content.tasks.kinds import KINDS
from contest.content.tasks.records import Mine, Task
from contest.content.tasks.rules import NEVER, state
from contest.kit.clock import to_rfc3339


def described(task: Task, tasks: Sequence[Task]) -> dict[str, object]:
    """The task as its organisers see it, among the tasks of its contest."""
    plain = ("kind", "title", "settings", "period", "tickets", "tickets_max", "attempts_max")
    more = ("is_mandatory", "is_off", "position", "reward")
    required = [each.task_id for each in tasks if task.requires & (1 << each.number)]
    return {
        "id": task.task_id,
        **{name: getattr(task, name) for name in (*plain, *more)},
        "is_weak": KINDS[task.kind].is_weak,
        "requires": required,
        **_times(task),
    }


def shown(mine: Mine, *, locale: str | None, done: int, now: int) -> dict[str, object]:
    """The task as someone sees it who has done the tasks of these bits."""
    task, texts = mine.task, KINDS[mine.task.kind].texts
    attempts = mine.completion.attempts if mine.completion else 0
    read = partial(_read, locale=locale, default=mine.default_locale)

    return {
        "id": task.task_id,
        "title": read(task.title),
        "shown": {
            name: read(value) if name in texts else value for name, value in task.settings.items()
        },
        **{name: getattr(task, name) for name in ("kind", "period", "tickets", "is_mandatory")},
        "state": state(mine, done=done, now=now),
        "attempts_left": max(0, task.attempts_max - attempts),
        "reward": task.reward and {"points": task.reward["points"], "is_left": mine.is_reward_left},
        "payment": mine.payment and asdict(mine.payment),
        **_times(task),
    }


def outlined(task: Task, *, locale: str | None, default: str) -> dict[str, object]:
    """The task as anybody sees it, without what it asks."""
    return {
        "id": task.task_id,
        "title": _read(task.title, locale=locale, default=default),
        **{name: getattr(task, name) for name in ("kind", "period", "tickets", "is_mandatory")},
    }


def _read(text: Any, *, locale: str | None, default: str) -> Any:
    if isinstance(text, list):
        return [_read(each, locale=locale, default=default) for each in text]
    return text.get(locale) or text.get(default) or next(iter(text.values()))


def _times(task: Task) -> dict[str, str | None]:
    times = {name: getattr(task, name) for name in NEVER}
    return {name: None if at == NEVER[name] else to_rfc3339(at) for name, at in times.items()}
