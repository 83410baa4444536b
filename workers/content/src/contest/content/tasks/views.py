"""Tasks as the contract has them."""

from __future__ import annotations

from collections.abc import Sequence

from contest.content.tasks.kinds import KINDS
from contest.content.tasks.records import Task
from contest.content.tasks.rules import NEVER
from contest.kit.clock import to_rfc3339


def described(task: Task, tasks: Sequence[Task]) -> dict[str, object]:
    """The task as its organisers see it, among the tasks of its contest."""
    plain = ("kind", "title", "settings", "period", "tickets", "tickets_max", "attempts_max")
    more = ("is_mandatory", "is_off", "position")
    required = [each.task_id for each in tasks if task.requires & (1 << each.number)]
    return {
        "id": task.task_id,
        **{name: getattr(task, name) for name in (*plain, *more)},
        "is_weak": KINDS[task.kind].is_weak,
        "requires": required,
        **_times(task),
    }


def _times(task: Task) -> dict[str, str | None]:
    times = {name: getattr(task, name) for name in NEVER}
    return {name: None if at == NEVER[name] else to_rfc3339(at) for name, at in times.items()}
