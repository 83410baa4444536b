"""Looking in: once on each local date of the contest."""

from __future__ import annotations

from contest.content.deps import Deps
from contest.content.tasks.kind import Given, Kind
from contest.content.tasks.records import Attempt, Judged
from contest.contract.content import DailyAttempt


async def _judge(_body: DailyAttempt, _attempt: Attempt, _deps: Deps) -> Judged:
    return Judged(kind=KIND.name)


def _faults(given: Given) -> dict[str, str | bool]:
    tickets_max = given.get("tickets_max")
    too_low = tickets_max is not None and tickets_max < given["tickets"]
    return {"tickets_max": too_low and "less than `tickets`"}


KIND = Kind(name="daily", judge=_judge, faults=_faults, period="day")
