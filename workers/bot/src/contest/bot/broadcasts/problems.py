"""What the bot refuses about broadcasts, and what content does when the bot asks it."""

from __future__ import annotations

from collections.abc import Mapping

from contest.bot.people.services import Refusal
from contest.kit.problems import Conflict, Forbidden, NotFound, Problem


class BroadcastNotFound(NotFound):
    type, title = "broadcast-not-found", "There is no such broadcast"


class BroadcastEnded(Conflict):
    type, title = "broadcast-ended", "The broadcast has ended"


class ContestNotFound(NotFound):
    type, title = "contest-not-found", "There is no such contest"


class TaskNotFound(NotFound):
    type, title = "task-not-found", "There is no such task"


class NotAnOrganiser(Forbidden):
    type, title = "not-an-organiser", "The caller has no such right in this contest"


REFUSALS: Mapping[str, type[Problem]] = {
    problem.type: problem for problem in (ContestNotFound, TaskNotFound, NotAnOrganiser)
}


def problem_of(refusal: Refusal) -> Problem:
    """The same as a problem of ours. Raises the refusal, if it is none that we expect."""
    if refusal.type not in REFUSALS:
        raise refusal
    return REFUSALS[refusal.type](refusal.detail or None)
