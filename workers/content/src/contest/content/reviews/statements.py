"""Statements about answers that wait to be judged, for batches."""

from __future__ import annotations

from contest.content.deps import Deps
from contest.content.reviews.records import Decision, Review
from contest.content.tasks.statements import completed
from contest.contract.events.content import AnswerJudged
from contest.kit.database import Statement, Value, statement
from contest.kit.events import outbox
from contest.kit.events.outbox import Publication

# An answer that waits, of one who is in a contest that is open. Values: see `_pending`.
PENDING = """
    attempt_id = ? and completions.state = 'pending' and answer is not null
    and completions.contest_id = ? and completions.telegram_id = ?
    and exists (select 1 from entries where entries.contest_id = ? and telegram_id = ?
        and entries.state = 'active')
    and exists (select 1 from contests where contests.contest_id = ? and status = 'open')
"""


def accepted(review: Review, decision: Decision) -> list[Statement]:
    """An answer is right, by the tickets there is room for now."""
    accept = f"""
        update completions set state = 'completed', answer = null, attempt_id = ?, updated_at = ?,
            tickets = max(0, min(mine.tickets, mine.room))
        from (select tasks.tickets, entries.tickets_max - entries.tickets as room
            from tasks join entries using (contest_id)
            where tasks.contest_id = ? and task_id = ? and telegram_id = ?) as mine
        where {PENDING}
    """
    place = (review.contest_id, review.task_id, review.telegram_id)
    values: tuple[Value, ...] = (decision.decision_id, decision.at, *place, *_pending(review))
    key = (review.telegram_id, review.contest_id, review.task_id, decision.decision_id)
    return [statement(accept, *values), *completed(key, at=decision.at)]


def rejected(review: Review, decision: Decision) -> Statement:
    """An answer is wrong."""
    sql = f"""
        update completions set state = 'rejected', answer = null, attempt_id = ?, updated_at = ?
        where {PENDING}
    """
    return statement(sql, decision.decision_id, decision.at, *_pending(review))


def told(deps: Deps, review: Review, decision: Decision, event: AnswerJudged) -> list[Publication]:
    """An event where the decision was made, with the tickets that it gave."""
    message = "json_set(?, '$.data.tickets', completions.tickets) from completions"
    made = """
        telegram_id = ? and contest_id = ? and task_id = ? and period = '' and attempt_id = ?
    """
    key = (review.telegram_id, review.contest_id, review.task_id, decision.decision_id)
    return outbox.publish(deps, event, condition=made, values=key, message=message)


def _pending(review: Review) -> tuple[str, ...]:
    """The values of `PENDING`."""
    place = (review.contest_id, review.telegram_id)
    return (review.review_id, *place, *place, review.contest_id)
