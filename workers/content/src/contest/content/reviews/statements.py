"""Statements about answers that wait to be judged, for batches."""

from __future__ import annotations

from contest.content.reviews.records import Review
from contest.content.tasks.statements import completed
from contest.kit.database import Statement, Value, statement

# An answer that waits, of one who is in a contest that is open. Values: see `_pending`.
PENDING = """
    attempt_id = ? and completions.state = 'pending' and answer is not null
    and completions.contest_id = ? and completions.telegram_id = ?
    and exists (select 1 from entries where entries.contest_id = ? and telegram_id = ?
        and entries.state = 'active')
    and exists (select 1 from contests where contests.contest_id = ? and status = 'open')
"""


def accepted(review: Review, decision_id: str, *, at: int) -> list[Statement]:
    """An answer is right, by the tickets there is room for now.

    The decision's id takes the place of the attempt's: of two at once, only the one that made it so
    gives tickets.
    """
    accept = f"""
        update completions set state = 'completed', answer = null, attempt_id = ?, updated_at = ?,
            tickets = max(0, min(mine.tickets, mine.room))
        from (select tasks.tickets, entries.tickets_max - entries.tickets as room
            from tasks join entries using (contest_id)
            where tasks.contest_id = ? and task_id = ? and telegram_id = ?) as mine
        where {PENDING}
    """
    place = (review.contest_id, review.task_id, review.telegram_id)
    values: tuple[Value, ...] = (decision_id, at, *place, *_pending(review))
    key = (review.telegram_id, review.contest_id, review.task_id, decision_id)
    return [statement(accept, *values), *completed(key, at=at)]


def rejected(review: Review, *, at: int) -> Statement:
    """An answer is wrong."""
    sql = f"""
        update completions set state = 'rejected', answer = null, updated_at = ?
        where {PENDING}
    """
    return statement(sql, at, *_pending(review))


def _pending(review: Review) -> tuple[str, ...]:
    """The values of `PENDING`."""
    place = (review.contest_id, review.telegram_id)
    return (review.review_id, *place, *place, review.contest_id)
