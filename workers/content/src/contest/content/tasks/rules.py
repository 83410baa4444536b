"""What content decides about tasks: what makes one complete, and what may change when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from contest.content.contests.problems import ContestFixed, ContestStatusRefused
from contest.content.contests.records import Contest
from contest.content.entries.problems import EntryDisqualified
from contest.content.entries.rules import check_open
from contest.content.tasks.kinds import KINDS
from contest.content.tasks.problems import (
    AttemptsUsedUp,
    NotEntered,
    TaskLocked,
    TaskNotFound,
    TaskNotOpen,
    TooManyTasks,
)
from contest.content.tasks.records import Mine, Outcome, Standing, Task
from contest.kit.database import INTEGER_MAX
from contest.kit.problems import FieldError, InvalidRequest

TASKS_MAX = 40  # bits that a number in the database can hold, with some to spare
BEFORE_OPENING = ("draft", "scheduled")
NEVER: Mapping[str, int] = {"opens_at": 0, "closes_at": INTEGER_MAX}  # where no time is given


def new_task(
    contest: Contest, task_id: str, given: Mapping[str, Any], *, others: Sequence[Task]
) -> Task:
    """A task of what an organiser has given, as `NewTask` has it.

    Raises `InvalidRequest`, or `TooManyTasks`.
    """
    numbers = set(range(TASKS_MAX)) - {each.number for each in others}
    if not numbers:
        raise TooManyTasks
    kind = KINDS[given["kind"]]
    is_second = kind.is_single and any(each.kind == kind.name for each in others)
    faults = {
        "kind": is_second and "the contest has such a task",
        **{name: _untranslated(contest, given[name]) for name in ("title", *kind.texts)},
        **kind.faults(given),
    }
    _refuse(faults)
    task = Task(
        contest_id=contest.contest_id,
        task_id=task_id,
        number=min(numbers),
        position=max((each.position + 1 for each in others), default=1),
        kind=kind.name,
        title=given["title"],
        settings=kind.settings(given),
        secret=kind.secret(given),
        reward=given.get("reward"),
        period=kind.period,
        tickets=given["tickets"],
        tickets_max=given.get("tickets_max"),
        attempts_max=given.get(kind.attempts_field, kind.attempts_max),
        requires=0,
        is_mandatory=given["is_mandatory"],
    )
    plain = {name: given[name] for name in ("requires", *NEVER) if name in given}
    return changed(contest, task, plain, others=others)


def changed(
    contest: Contest, task: Task, given: Mapping[str, Any], *, others: Sequence[Task]
) -> Task:
    """The task with other settings, as `TaskUpdate` has them. Raises `InvalidRequest`."""
    bits = {each.task_id: 1 << each.number for each in others}
    plain = dict(given)
    required = plain.pop("requires", None)
    for name, never in NEVER.items():
        if name in plain:
            plain[name] = never if plain[name] is None else max(0, int(plain[name].timestamp()))
    now = replace(task, **plain)
    if required is not None:
        now = replace(now, requires=sum(bits.get(each, 0) for each in set(required)))
    too_low = now.tickets_max is not None and now.tickets_max < now.tickets
    _refuse(
        {
            "title": "title" in given and _untranslated(contest, now.title),
            "tickets": too_low and "more than `tickets_max`",
            "requires": (set(required or ()) - set(bits) and "no other task of the contest")
            or (_is_in_a_circle(now, others) and "leads back to this task"),
            "closes_at": now.closes_at <= now.opens_at and "not after `opens_at`",
        }
    )
    return now


def find(tasks: Sequence[Task], task_id: str) -> tuple[Task, list[Task]]:
    """The task of this id, and the others. Raises `TaskNotFound`."""
    found = [each for each in tasks if each.task_id == task_id]
    if not found:
        raise TaskNotFound
    return found[0], [each for each in tasks if each.task_id != task_id]


def check_before_opening(contest: Contest) -> None:
    """Raise `ContestStatusRefused` once people are in."""
    if contest.status not in BEFORE_OPENING:
        raise ContestStatusRefused(f"It is {contest.status}.")


def must_have_codes(contest: Contest, task: Task) -> bool:
    """Whether the contest may open at any moment with this task of single-use codes."""
    is_wanted = bool(task.settings.get("single_use")) and not task.is_off
    return contest.status == "scheduled" and is_wanted


def check_change(contest: Contest, before: Task, now: Task, *, reason: str | None) -> None:
    """Raise `ContestStatusRefused`, or `ContestFixed` with what may not change any more: while the
    contest is open a task can be switched off, and nothing else.
    """
    if contest.status in BEFORE_OPENING:
        return
    if contest.status != "open":
        raise ContestStatusRefused(f"It is {contest.status}.")
    names = [
        each for each in Task.__dataclass_fields__ if getattr(before, each) != getattr(now, each)
    ]
    errors = [
        FieldError(f"/body/{name}", "may not change any more")
        for name in names
        if name != "is_off" or before.is_off
    ]
    if "is_off" in names and not reason:
        errors.append(FieldError("/body/is_off", "needs a reason"))
    if errors:
        raise ContestFixed(errors=errors)


def earlier_outcome(standing: Standing) -> Outcome | None:
    """What an earlier attempt has led to, if no other can follow it."""
    task, completion = standing.task, standing.completion
    if task is None or completion is None or completion.state == "tried":
        return None
    return Outcome(
        state=completion.state,
        tickets=completion.tickets,
        entry_tickets=standing.entry_tickets,
        attempts_left=task.attempts_max - completion.attempts,
    )


def check_may_try(standing: Standing, *, kind: str, now: int) -> None:
    """Raise the problem that keeps someone from an attempt of this kind, if any."""
    task, completion = standing.task, standing.completion
    if task is None:
        raise TaskNotFound
    if task.kind != kind:
        raise InvalidRequest(errors=[FieldError("/body/kind", f"the task is a {task.kind}")])
    if standing.entry_state == "disqualified":
        raise EntryDisqualified(standing.entry_reason)
    if standing.entry_state != "active":
        raise NotEntered
    check_open(standing.status, starts_at=standing.starts_at, ends_at=standing.ends_at, now=now)
    if task.is_off or not task.opens_at <= now < task.closes_at:
        raise TaskNotOpen("It is switched off." if task.is_off else "It has its own dates.")
    if (standing.done & task.requires) != task.requires:
        raise TaskLocked
    if completion and completion.attempts >= task.attempts_max:
        raise AttemptsUsedUp


def state(mine: Mine, *, done: int, now: int) -> str:
    """What a task is to someone who has done the tasks of these bits: a `state` of `ShownTask`."""
    task, completion = mine.task, mine.completion
    if completion and completion.state != "tried":
        return completion.state
    if task.is_off:
        return "switched_off"
    if completion and completion.attempts >= task.attempts_max:
        return "used_up"
    is_unlocked = (done & task.requires) == task.requires
    return "open" if is_unlocked and task.opens_at <= now < task.closes_at else "locked"


def _is_in_a_circle(task: Task, others: Sequence[Task]) -> bool:
    """Whether the task is one of those that must be done before it."""
    required = task.requires
    for _ in others:
        for each in others:
            required |= each.requires if required & (1 << each.number) else 0
    return bool(required & (1 << task.number))


def _untranslated(contest: Contest, text: Any) -> str | bool:
    """What is wrong with a text in locales, or a list of them."""
    texts = text if isinstance(text, list) else [text]
    return any(contest.content.default_locale not in each for each in texts) and (
        "none in the contest's `default_locale`"
    )


def _refuse(faults: Mapping[str, str | bool]) -> None:
    errors = [FieldError(f"/body/{name}", str(said)) for name, said in faults.items() if said]
    if errors:
        raise InvalidRequest(errors=errors)
