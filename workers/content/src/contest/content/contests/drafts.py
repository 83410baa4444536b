"""Drafts that do not begin from nothing: copies of contests, and what templates make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from contest.content.contests import rules, times
from contest.content.contests.access import organised
from contest.content.contests.operations import change_of, drafted, made_id
from contest.content.contests.statements import copied_exclusions
from contest.content.contests.templates import TEMPLATES, Template, filled
from contest.content.deps import Deps
from contest.content.tasks.records import Task
from contest.content.tasks.repository import list_tasks
from contest.content.tasks.rules import NEVER, new_task
from contest.content.tasks.statements import added_task, copied_tasks, counted_mandatory
from contest.contract import content as models
from contest.kit.call import Call, Reply
from contest.kit.service import Operation


async def copy_contest(call: Call, deps: Deps) -> Reply:
    """The same contest again as a draft that the caller owns, from tomorrow on.

    Raises what `organised` raises.
    """
    seen, now = (await organised(call, deps, role="viewer")).contest, int(deps.now())
    tasks = await list_tasks(deps.db, seen.contest_id)
    days = times.days_to_tomorrow(seen, now=now)

    def moved(at: int) -> int:
        return at if at in NEVER.values() else times.moved(seen, at, days=days)

    contest = replace(
        seen,
        contest_id=made_id(call, deps),
        status="draft",
        version=1,
        starts_at=moved(seen.starts_at),
        ends_at=moved(seen.ends_at),
        closed_at=None,
        beacon=None,
        created_at=now,
    )
    open_between = {each.task_id: (moved(each.opens_at), moved(each.closes_at)) for each in tasks}
    change = change_of(call, deps, "copied")
    copied = (
        copied_tasks(seen.contest_id, contest.contest_id, open_between),
        copied_exclusions(seen.contest_id, contest.contest_id),
        counted_mandatory(contest.contest_id, change.change_id),
    )
    return await drafted(call, deps, contest, change, parts=copied, copy_of=seen.contest_id)


async def list_templates(_call: Call, _deps: Deps) -> Reply:
    """What there is to begin with."""
    return Reply.of({"items": [_described(*each) for each in TEMPLATES.items()]})


async def create_from_template(call: Call, deps: Deps) -> Reply:
    """A draft that the caller owns, with its tasks. Raises `TemplateNotFound`,
    or `InvalidRequest` for what the template needs or for times that do not go together.
    """
    use = call.json(models.TemplateUse)
    given, tasks = filled(call.path["template_id"], use)
    now = int(deps.now())
    contest = rules.new_contest(made_id(call, deps), given, now=now)
    change = change_of(call, deps, "created")
    made = list[Task]()
    for task_id, task in tasks.items():
        made.append(new_task(contest, task_id, task, others=made))
    parts = [
        *(added_task(each, change.change_id) for each in made),
        counted_mandatory(contest.contest_id, change.change_id),
    ]
    return await drafted(call, deps, contest, change, parts=parts)


def _described(template_id: str, template: Template) -> Mapping[str, object]:
    return {
        "id": template_id,
        "name": template.name,
        "description": template.description,
        "needs": template.needs,
    }


OPERATIONS: Mapping[str, Operation[Deps]] = {
    "copyContest": copy_contest,
    "listContestTemplates": list_templates,
    "createContestFromTemplate": create_from_template,
}
