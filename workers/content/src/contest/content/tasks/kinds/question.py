"""An open question, whose answers organisers judge."""

from __future__ import annotations

from contest.content.deps import Deps
from contest.content.tasks.kind import Given, Kind
from contest.content.tasks.records import Attempt, Judged
from contest.contract.content import QuestionAttempt
from contest.kit.problems import FieldError, InvalidRequest


async def _judge(body: QuestionAttempt, _attempt: Attempt, _deps: Deps) -> Judged:
    answer = body.answer.strip()
    if not answer:
        raise InvalidRequest(errors=[FieldError("/body/answer", "says nothing")])
    return Judged(kind=KIND.name, is_pending=True, answer=answer)


def _settings(given: Given) -> Given:
    return {"prompt": given["prompt"]}


KIND = Kind(name="question", judge=_judge, settings=_settings, texts=("prompt",))
