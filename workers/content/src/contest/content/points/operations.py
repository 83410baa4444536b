"""What contests may do with points: admins look, and change it."""

from __future__ import annotations

from collections.abc import Mapping

from contest.content.deps import Deps
from contest.content.points import repository
from contest.content.points.records import ContestPoints
from contest.contract import content as models
from contest.kit.call import Call, Reply
from contest.kit.service import Operation


async def get_contest_points(call: Call, deps: Deps) -> Reply:
    """As it is."""
    return _described(await repository.find_points(deps.db))


async def put_contest_points(call: Call, deps: Deps) -> Reply:
    """As it is from now on."""
    given = call.json(models.ContestPoints)
    points = ContestPoints(purchases_on=given.purchases_on, budget_max=given.budget_max)
    await repository.put_points(deps.db, points)
    names = {"user_id": call.actor_id, "request_id": call.request_id}
    deps.log.event("audit", action="contest-points-put", **names, **given.model_dump())
    return _described(points)


def _described(points: ContestPoints) -> Reply:
    return Reply.of(
        models.ContestPoints(purchases_on=points.purchases_on, budget_max=points.budget_max)
    )


OPERATIONS: Mapping[str, Operation[Deps]] = {
    "getContestPoints": get_contest_points,
    "putContestPoints": put_contest_points,
}
