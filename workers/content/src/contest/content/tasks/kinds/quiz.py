"""A question with options; which of them are right never leaves the database."""

from __future__ import annotations

from collections.abc import Iterable

from contest.content.deps import Deps
from contest.content.tasks.kind import Given, Kind, digest
from contest.content.tasks.records import Attempt, Judged
from contest.contract.content import QuizAttempt


async def _judge(body: QuizAttempt, _attempt: Attempt, _deps: Deps) -> Judged:
    is_right = "secret ->> '$.answers' = ?"
    return Judged(kind=KIND.name, is_right=is_right, values=(_digest(body.answers),))


def _settings(given: Given) -> Given:
    return {"prompt": given["prompt"], "options": given["options"]}


def _secret(given: Given) -> dict[str, str]:
    return {"answers": _digest(given["answers"])}


def _faults(given: Given) -> dict[str, str | bool]:
    too_high = max(given["answers"]) >= len(given["options"])
    return {"answers": too_high and "the place of no option"}


def _digest(answers: Iterable[int]) -> str:
    return digest(",".join(map(str, sorted(set(answers)))))


KIND = Kind(
    name="quiz",
    judge=_judge,
    settings=_settings,
    texts=("prompt", "options"),
    secret=_secret,
    faults=_faults,
)
