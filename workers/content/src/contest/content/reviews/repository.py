"""Answers that wait to be judged, in the database."""

from __future__ import annotations

import json

from contest.content.deps import Deps
from contest.content.invitations.statements import first_task_done
from contest.content.points.asking import commit
from contest.content.reviews import statements
from contest.content.reviews.records import Decision, Review
from contest.contract.events.content import AnswerJudged
from contest.kit.database import Database, Row
from contest.kit.paging import Page

REVIEWS = """
    select completions.*, user_id, locale, first_name, (select content ->> '$.title' from tasks
        where tasks.contest_id = completions.contest_id and tasks.task_id = completions.task_id
    ) as task_title from completions join entries using (telegram_id, contest_id)
    where completions.contest_id = ? and completions.state = 'pending' and answer is not null
        and entries.state = 'active'
"""


async def list_reviews(db: Database, contest_id: str, page: Page) -> list[Review]:
    """A page of the answers that wait, oldest first, of those who are in."""
    sql = f"""
        {REVIEWS} and (completions.updated_at, attempt_id) > (cast(? as integer), ?)
        order by completions.updated_at, attempt_id limit ?
    """
    rows = await db.all(sql, contest_id, *page.after, page.limit + 1)
    return [_review(row) for row in rows]


async def find_review(db: Database, contest_id: str, review_id: str) -> Review | None:
    """An answer that waits, of someone who is in."""
    row = await db.one(f"{REVIEWS} and attempt_id = ?", contest_id, review_id)
    return _review(row) if row else None


async def decide(deps: Deps, review: Review, decision: Decision, event: AnswerJudged) -> bool:
    """Let an answer count, or not, and tell who gave it; whether it still waited in an open
    contest.
    """
    told = statements.told(deps, review, decision, event)
    if not decision.is_accepted:
        rejected, *_ = await commit(deps, [statements.rejected(review, decision), *told])
        return rejected.changes == 1
    done = first_task_done(deps, review.telegram_id, review.contest_id, decision.decision_id)
    accepted, *_ = await commit(deps, [*statements.accepted(review, decision), *done, *told])
    return accepted.changes == 1


def _review(row: Row) -> Review:
    return Review(
        review_id=row["attempt_id"],
        contest_id=row["contest_id"],
        task_id=row["task_id"],
        task_title=json.loads(row["task_title"]),
        telegram_id=row["telegram_id"],
        user_id=row["user_id"],
        locale=row["locale"],
        first_name=row["first_name"],
        answer=row["answer"],
        answered_at=row["updated_at"],
    )
