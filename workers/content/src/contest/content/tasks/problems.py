"""What content refuses about tasks."""

from __future__ import annotations

from contest.kit.problems import Conflict, NotFound, Problem, Unavailable


class TaskNotFound(NotFound):
    type, title = "task-not-found", "There is no such task"


class TooManyTasks(Conflict):
    type, title = "too-many-tasks", "The contest has as many tasks as it can have"


class CodesMissing(Conflict):
    type, title = "codes-missing", "A task with single-use codes has none"


class NotEntered(Conflict):
    type, title = "not-entered", "The caller has not joined the contest"


class TaskLocked(Conflict):
    type, title = "task-locked", "Other tasks have to be done before"


class TaskNotOpen(Conflict):
    type, title = "task-not-open", "The task is not open"


class AttemptsUsedUp(Conflict):
    type, title = "attempts-used-up", "There are no attempts left"


class NotAMember(Problem):
    type, title, status = "not-a-member", "The caller is not in the channels of the task", 422


class MembershipUnknown(Unavailable):
    type, title = "membership-unknown", "Telegram does not tell who is in a channel"
