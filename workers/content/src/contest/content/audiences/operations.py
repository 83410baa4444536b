"""The people of a contest, for the bot to write to."""

from __future__ import annotations

from collections.abc import Mapping

from contest.content.audiences import repository
from contest.content.contests.access import organised
from contest.content.deps import Deps
from contest.content.tasks.problems import TaskNotFound
from contest.contract import content as models
from contest.kit.call import Call, Reply
from contest.kit.service import Operation


async def list_audience(call: Call, deps: Deps) -> Reply:
    """A page of them by their Telegram ids; of a contest or a task that is gone, nobody."""
    contest_id, wanted = call.path["contest_id"], call.json(models.AudienceWanted)
    task_id = _task_id(wanted)
    if wanted.kind == "winners":
        found = await repository.list_winners(deps.db, contest_id, after=wanted.after)
    else:
        found = await repository.list_entrants(
            deps.db, contest_id, wanted.kind, task_id, after=wanted.after
        )
    last = found[-1].place if len(found) == repository.PAGE else None
    people = [each.telegram_id for each in found if each.is_wanted]
    return Reply.of(models.AudiencePage(telegram_ids=people, next=last))


async def count_audience(call: Call, deps: Deps) -> Reply:
    """How many they are. Raises what `organised` raises, or `TaskNotFound`."""
    contest = (await organised(call, deps, role="editor")).contest
    wanted = call.json(models.AudienceWanted)
    people = await repository.count(deps.db, contest.contest_id, wanted.kind, _task_id(wanted))
    if people is None:
        raise TaskNotFound
    title = contest.content.text(None)["title"]
    return Reply.of(models.AudienceSize(title=title, people=people))


def _task_id(wanted: models.AudienceWanted) -> str | None:
    task_id: str | None = wanted.model_dump(exclude_unset=True).get("task_id")
    return task_id


OPERATIONS: Mapping[str, Operation[Deps]] = {
    "listAudience": list_audience,
    "countAudience": count_audience,
}
