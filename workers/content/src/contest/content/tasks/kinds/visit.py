"""A page to visit. Nobody can tell whether it was read."""

from __future__ import annotations

from contest.content.deps import Deps
from contest.content.tasks.kind import Given, Kind
from contest.content.tasks.records import Attempt, Judged
from contest.contract.content import VisitAttempt


async def _judge(_body: VisitAttempt, _attempt: Attempt, _deps: Deps) -> Judged:
    return Judged(kind=KIND.name, is_final=True)


def _settings(given: Given) -> Given:
    return {"url": given["url"]}


def _faults(given: Given) -> dict[str, str | bool]:
    return {"url": not given["url"].startswith("https://") and "does not begin with https://"}


KIND = Kind(name="visit", judge=_judge, settings=_settings, faults=_faults, is_weak=True)
