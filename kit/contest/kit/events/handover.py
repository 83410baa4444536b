"""One call that hands events to their consumer, and what becomes of each.

A consumer that is away is one state of the link to it, and counts against no event:
only what a consumer that is there does not take is refused.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from pydantic import ValidationError

from contest.contract.shared import Outcome, Outcomes
from contest.kit.call import Call, Reply
from contest.kit.database import Row, Statement, statement
from contest.kit.deps import Deps, ServiceAway
from contest.kit.events.dead_letter import commit_letters, dead_letter
from contest.kit.events.steady import is_steady
from contest.kit.retries import REFUSED_EVENT, wait_s

HAND_OVER_S, PROBE_S = 5, 2  # So long a consumer may take.
LATER_S = 60
WAIT_S_MAX = REFUSED_EVENT.wait_s_max  # No row waits longer than this for its next attempt.
LIFE_S = (
    14 * 86_400
)  # A row that was not judged for so long is a dead-letter message: inboxes forget it some day.
REASON_MAX = 300


UNANSWERED = Outcome(outcome="refused", reason="the consumer is there and did not answer to it")


async def hand_over(deps: Deps, consumer: str, rows: Sequence[Row]) -> list[Statement] | None:
    """Hand rows over in one call: the statements that write down what became of them,
    to be run by `commit_letters`.

    None when the consumer is away.
    """
    link, refused = deps.links[consumer], rows[0]["attempts"] > 0
    outcomes, reason = await _ask(deps, consumer, rows, timeout_s=HAND_OVER_S)
    if outcomes is None and (await _ask(deps, consumer, [], timeout_s=PROBE_S))[0] is None:
        link.breaker.failed(now=deps.now())
        deps.log.event("consumer-away", level="error", consumer=consumer, reason=reason)
        return None
    if outcomes is None:  # It is there: so one of these events may be what it dies of.
        link.unanswered(len(rows), refused=refused)
        if len(rows) > 1:
            return []
        outcomes = [UNANSWERED]
    elif all(each.outcome == "later" for each in outcomes):
        link.breaker.failed(now=deps.now())
        return None
    else:
        link.judged(refused=refused)
    return _judged(deps, consumer, rows, outcomes)


async def expire(deps: Deps, consumer: str, rows: Sequence[Row]) -> None:
    """Make dead-letter messages of what has waited too long for a consumer that is away,
    by a clock that may be believed.
    """
    oldest = deps.now() - LIFE_S
    expired = [row for row in rows if row["created_at"] < oldest]
    if expired and await is_steady(deps.db, now=int(deps.now())):
        letters = [
            _bury(deps, consumer, row, "its consumer was away for two weeks") for row in expired
        ]
        await commit_letters(deps, [*letters, _forget(consumer, expired)])


async def _ask(
    deps: Deps, consumer: str, rows: Sequence[Row], *, timeout_s: float
) -> tuple[list[Outcome] | None, str]:
    """The consumer's judgement of each row; None, and why, where it does not judge them.

    Without rows it is a question: a consumer that is there, and whose database takes writes,
    answers with no outcomes.
    """
    body = f'{{"producer":"{deps.service}","events":[{",".join(row["message"] for row in rows)}]}}'
    trace = deps.random_bytes(40).hex()
    call = Call("receiveEvents", trace[:32], f"00-{trace[:32]}-{trace[64:]}-00", body=body)
    try:
        reply = Reply.decode(await deps.services[consumer](call.encode(), timeout_s=timeout_s))
        outcomes = Outcomes.model_validate_json(reply.body, extra="ignore").outcomes
    except ServiceAway as away:
        return None, str(away)
    except ValidationError:
        return None, f"an answer with status {reply.status} that judges nothing"
    return (
        (outcomes, "")
        if len(outcomes) == len(rows)
        else (None, "an answer that does not judge each")
    )


def _judged(
    deps: Deps, consumer: str, rows: Sequence[Row], outcomes: Sequence[Outcome]
) -> list[Statement]:
    """Forget what is done, put off what is not, and make a dead-letter message of what was refused
    once too
    often.
    """
    now = int(deps.now())
    put_off = (
        "update outbox set attempts = ?, next_attempt_at = ? where consumer = ? and event_id = ?"
    )
    statements: list[Statement] = []
    settled: list[Row] = []
    for row, judged in zip(rows, outcomes, strict=True):
        event_id, attempts = row["event_id"], row["attempts"]
        if judged.outcome == "later":
            statements.append(statement(put_off, attempts, now + LATER_S, consumer, event_id))
            continue
        if judged.outcome == "refused":
            about = {
                "consumer": consumer,
                "event_id": event_id,
                "attempts": attempts + 1,
                "reason": judged.reason,
            }
            deps.log.event("event-refused", level="error", **about)
            if (later_s := wait_s(REFUSED_EVENT, attempts + 1)) is not None:
                statements.append(
                    statement(put_off, attempts + 1, now + later_s, consumer, event_id)
                )
                continue
            statements.append(_bury(deps, consumer, row, judged.reason))
        settled.append(row)
    return [*statements, _forget(consumer, settled)]


def _forget(consumer: str, rows: Sequence[Row]) -> Statement:
    event_ids = json.dumps([row["event_id"] for row in rows])
    sql = "delete from outbox where consumer = ? and event_id in (select value from json_each(?))"
    return statement(sql, consumer, event_ids)


def _bury(deps: Deps, consumer: str, row: Row, reason: str) -> Statement:
    """The statement that makes a row a dead-letter message, unless it was done meanwhile;
    forget the row in the same batch.
    """
    key = (row["event_id"], consumer)
    exists = "exists (select 1 from outbox where event_id = ? and consumer = ?)"
    return dead_letter(
        deps,
        row["message"],
        reason=reason[:REASON_MAX],
        source=f"outbox:{consumer}",
        letter_id=".".join(key),
        condition=exists,
        values=key,
    )
