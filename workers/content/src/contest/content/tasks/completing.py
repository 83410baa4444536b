"""Tasks as people do them."""

from __future__ import annotations

from dataclasses import asdict

from contest.content.contests.problems import ContestNotFound
from contest.content.deps import Deps
from contest.content.tasks import repository, rules
from contest.content.tasks.kinds import KINDS
from contest.content.tasks.records import Attempt, Outcome
from contest.contract import content as models
from contest.kit.call import Call, Reply
from contest.kit.database import DatabaseError
from contest.kit.idempotency import earlier_reply
from contest.kit.ids import new_id
from contest.kit.problems import Unavailable


async def complete_task(call: Call, deps: Deps) -> Reply:
    """What became of an attempt, or of the one that nothing can follow.

    Raises what the kind of the task raises, `ContestNotFound`, `KeyReused`, or what
    `rules.check_may_try` raises.
    """
    if earlier := await earlier_reply(call, deps):
        return earlier
    body = call.json(models.Attempt).root
    attempt = Attempt(
        attempt_id=new_id(deps.random_bytes),
        contest_id=call.path["contest_id"],
        task_id=call.path["task_id"],
        telegram_id=call.telegram_id,
        at=int(deps.now()),
    )
    judge = KINDS[body.kind].judge
    judged = judge and await judge(body, attempt, deps)
    try:
        outcome = judged and await repository.attempt(call, deps, attempt, judged)
    except DatabaseError:
        if winner := await earlier_reply(call, deps):
            return winner
        raise
    return _shown(outcome or await _earlier(deps, attempt, kind=body.kind))


async def _earlier(deps: Deps, attempt: Attempt, *, kind: str) -> Outcome:
    """What there is instead of the attempt, which did not count."""
    standing = await repository.find_standing(deps.db, attempt)
    if standing is None:
        raise ContestNotFound
    if outcome := rules.earlier_outcome(standing):
        return outcome
    rules.check_may_try(standing, kind=kind, now=attempt.at)
    raise Unavailable("What kept the caller from it is gone. Try again.")


def _shown(outcome: Outcome) -> Reply:
    return Reply.of(models.TaskOutcome.model_validate(asdict(outcome)))
