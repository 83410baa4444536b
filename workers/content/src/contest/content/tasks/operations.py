"""What content answers to about tasks; here those that organisers make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from contest.content.contests import views as contests
from contest.content.contests.access import organised, visible
from contest.content.contests.operations import audit, change_of, expected, made_id, refuse
from contest.content.contests.records import Contest
from contest.content.contests.rules import check_version, expected_version
from contest.content.deps import Deps
from contest.content.tasks import repository, rules
from contest.content.tasks.codes import put_codes
from contest.content.tasks.completing import complete_task
from contest.content.tasks.problems import CodesMissing
from contest.content.tasks.records import Mine, Task
from contest.content.tasks.views import described, outlined, shown
from contest.contract import content as models
from contest.kit.call import Call, Reply
from contest.kit.service import Operation


async def list_tasks(call: Call, deps: Deps) -> Reply:
    """The tasks of a contest, for its organisers. Raises what `organised` raises."""
    contest = (await organised(call, deps, role="viewer")).contest
    tasks = await repository.list_tasks(deps.db, contest.contest_id)
    return Reply.of({"items": [described(each, tasks) for each in tasks]})


async def list_task_outlines(call: Call, deps: Deps) -> Reply:
    """What there is to do, for whoever sees the contest. Raises what `visible` raises."""
    contest, locale = await visible(call, deps), call.query.get("locale")
    tasks = await repository.list_tasks(deps.db, contest.contest_id)
    default = contest.content.default_locale
    items = [outlined(each, locale=locale, default=default) for each in tasks if not each.is_off]
    return Reply.of(models.TaskOutlineList.model_validate({"items": items}))


async def create_task(call: Call, deps: Deps) -> Reply:
    """A task more; where the call has been made before, the one that it made then.

    Raises what `expected` and `refuse` raise, `InvalidRequest`, `TooManyTasks`, `CodesMissing`.
    """
    version = expected_version(call.query.get("if-match"))
    contest, task_id = (await organised(call, deps, role="editor")).contest, made_id(call, deps)
    given = call.json(models.NewTask).root.model_dump()
    others = await repository.list_tasks(deps.db, contest.contest_id)
    made = [each for each in others if each.task_id == task_id]
    if made:  # by this call, which has changed the version since
        return _shown(contest, made[0], others, status=201)
    check_version(contest, version)
    rules.check_before_opening(contest)
    task = rules.new_task(contest, task_id, given, others=others)
    if rules.must_have_codes(contest, task):
        raise CodesMissing("Take the contest back to a draft first.")
    change = change_of(call, deps, "task-added", is_public=contest.status != "draft")
    if not await repository.insert(deps.db, contest, task, change):
        await refuse(call, deps, contest)
    audit(call, deps, "task-added", contest.contest_id, task_id=task.task_id)
    return _shown(contest, task, [*others, task], status=201)


async def update_task(call: Call, deps: Deps) -> Reply:
    """The task with other settings; while the contest is open, off.

    Raises what `expected` and `refuse` raise, `TaskNotFound`, `InvalidRequest`, `ContestFixed`,
    `CodesMissing`.
    """
    contest = (await expected(call, deps)).contest
    given = call.json(models.TaskUpdate).model_dump()
    reason = given.pop("reason", None)
    tasks = await repository.list_tasks(deps.db, contest.contest_id)
    before, others = rules.find(tasks, call.path["task_id"])
    task = rules.changed(contest, before, given, others=others)
    rules.check_change(contest, before, task, reason=reason)
    if (
        rules.must_have_codes(contest, task)
        and before.is_off
        and await repository.lacks_codes(deps.db, task.contest_id, switched_on=task.task_id)
    ):
        raise CodesMissing
    is_public = contest.status != "draft"
    change = change_of(call, deps, "task-changed", reason=reason, is_public=is_public)
    if not await repository.update(deps.db, contest, task, change):
        await refuse(call, deps, contest)
    audit(call, deps, "task-changed", contest.contest_id, task_id=task.task_id)
    return _shown(contest, task, [*others, task])


async def delete_task(call: Call, deps: Deps) -> Reply:
    """The task is gone. Raises what `expected` and `refuse` raise, or `TaskNotFound`."""
    contest = (await expected(call, deps)).contest
    rules.check_before_opening(contest)
    tasks = await repository.list_tasks(deps.db, contest.contest_id)
    task, _ = rules.find(tasks, call.path["task_id"])
    change = change_of(call, deps, "task-removed", is_public=contest.status != "draft")
    if not await repository.delete(deps.db, contest, task, change):
        await refuse(call, deps, contest)
    audit(call, deps, "task-removed", contest.contest_id, task_id=task.task_id)
    return Reply.empty()._replace(headers=_etag(contest))


async def preview_contest(call: Call, deps: Deps) -> Reply:
    """The contest as someone would see it who has just joined. Raises what `organised` raises."""
    contest = (await organised(call, deps, role="viewer")).contest
    locale, now = call.query.get("locale"), max(int(deps.now()), contest.starts_at)
    default = contest.content.default_locale
    tasks = await repository.list_tasks(deps.db, contest.contest_id)
    mine = [Mine(task=each, completion=None, default_locale=default) for each in tasks]
    preview = {
        "contest": contests.described(contest, locale),
        "tasks": [shown(each, locale=locale, done=0, now=now) for each in mine],
    }
    return Reply.of(models.ContestPreview.model_validate(preview))


def _shown(contest: Contest, task: Task, tasks: Sequence[Task], *, status: int = 200) -> Reply:
    body = models.Task.model_validate(described(task, tasks))
    return Reply.of(body, status, headers=_etag(contest))


def _etag(contest: Contest) -> Mapping[str, str]:
    """The version of the contest after a change to it as it was seen."""
    return {"etag": f'"{contest.version + 1}"'}


OPERATIONS: Mapping[str, Operation[Deps]] = {
    "listTasks": list_tasks,
    "listTaskOutlines": list_task_outlines,
    "createTask": create_task,
    "updateTask": update_task,
    "deleteTask": delete_task,
    "putCodes": put_codes,
    "completeTask": complete_task,
    "previewContest": preview_contest,
}
