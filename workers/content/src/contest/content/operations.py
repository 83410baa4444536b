"""What content does: show contests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from contest.content.problems import ContestNotFound
from contest.content.repository import VISIBLE, find_contest
from contest.contract import models
from contest.kit.call import Call, Reply
from contest.kit.clock import to_rfc3339
from contest.kit.database import Row
from contest.kit.deps import Deps
from contest.kit.paging import page
from contest.kit.service import COMMON, Operation


async def list_contests(call: Call, deps: Deps) -> Reply:
    """A page of contests, drafts for admins only."""
    order = ("created_at", "contest_id")
    status = call.query.get("status")
    select, values = (f"{VISIBLE} and status = ?", (status,)) if status else (VISIBLE, ())
    return await page(call, deps.db, select, _sees_drafts(call), *values, order=order, item=_contest)


async def get_contest(call: Call, deps: Deps) -> Reply:
    """One contest. Raises `ContestNotFound`, also for a draft that the caller may not see."""
    row = await find_contest(deps.db, call.path["contest_id"], sees_drafts=_sees_drafts(call))
    if row is None:
        raise ContestNotFound
    return Reply.of(models.Contest.model_validate(_contest(row)))


def _sees_drafts(call: Call) -> int:
    return int(call.actor is not None and "admin" in call.actor.roles)


def _contest(row: Row) -> dict[str, Any]:
    times = {name: to_rfc3339(row[name]) for name in ("starts_at", "ends_at", "created_at")}
    return {"id": row["contest_id"], "title": row["title"], "description": row["description"], "status": row["status"], **times}


OPERATIONS: Mapping[str, Operation[Deps]] = {**COMMON, "listContests": list_contests, "getContest": get_contest}
