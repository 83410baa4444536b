"""What content refuses about tasks."""

from __future__ import annotations

from contest.kit.problems import Conflict, NotFound


class TaskNotFound(NotFound):
    type, title = "task-not-found", "There is no such task"


class TooManyTasks(Conflict):
    type, title = "too-many-tasks", "The contest has as many tasks as it can have"
