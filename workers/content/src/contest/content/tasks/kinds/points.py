"""Tickets that are bought with points: given once the price is held, see `points/`."""

from __future__ import annotations

from contest.content.deps import Deps
from contest.content.points import repository
from contest.content.points.problems import PurchasesOff
from contest.content.points.statements import bought
from contest.content.tasks.kind import Given, Kind
from contest.content.tasks.records import Attempt, Judged
from contest.contract.content import PointsAttempt

ATTEMPTS_MAX = 100  # such as those of people who had too few points


async def _judge(_body: PointsAttempt, attempt: Attempt, deps: Deps) -> Judged:
    if not (await repository.find_points(deps.db)).purchases_on:
        raise PurchasesOff
    payment = bought(attempt.telegram_id, attempt.contest_id, attempt.task_id, attempt.attempt_id)
    return Judged(kind=KIND.name, is_pending=True, then=(payment,))


def _settings(given: Given) -> Given:
    return {"price": given["price"]}


KIND = Kind(name="points", judge=_judge, settings=_settings, attempts_max=ATTEMPTS_MAX)
