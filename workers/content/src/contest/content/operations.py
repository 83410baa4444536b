"""What content does: show contests."""

from __future__ import annotations

from collections.abc import Mapping

from contest.content import repository
from contest.content.problems import ContestNotFound
from contest.content.repository import Contest
from contest.contract import content as models
from contest.kit.call import Call, Reply
from contest.kit.clock import to_rfc3339
from contest.kit.deps import Deps
from contest.kit.paging import page_of
from contest.kit.service import COMMON, Operation


async def list_contests(call: Call, deps: Deps) -> Reply:
    """A page of contests, drafts for admins only."""
    page = page_of(call)
    seen, status = _sees_drafts(call), call.query.get("status")
    contests = await repository.list_contests(deps.db, sees_drafts=seen, status=status, page=page)
    return page.reply(
        contests, item=_described, place=lambda each: (each.created_at, each.contest_id)
    )


async def get_contest(call: Call, deps: Deps) -> Reply:
    """One contest. Raises `ContestNotFound`, also for a draft that the caller may not see."""
    contest_id = call.path["contest_id"]
    contest = await repository.find_contest(deps.db, contest_id, sees_drafts=_sees_drafts(call))
    if contest is None:
        raise ContestNotFound
    return Reply.of(models.Contest.model_validate(_described(contest)))


def _sees_drafts(call: Call) -> bool:
    return call.actor is not None and "admin" in call.actor.roles


def _described(contest: Contest) -> dict[str, object]:
    return {
        "id": contest.contest_id,
        "title": contest.title,
        "description": contest.description,
        "status": contest.status,
        "starts_at": to_rfc3339(contest.starts_at),
        "ends_at": to_rfc3339(contest.ends_at),
        "created_at": to_rfc3339(contest.created_at),
    }


OPERATIONS: Mapping[str, Operation[Deps]] = {
    **COMMON,
    "listContests": list_contests,
    "getContest": get_contest,
}
