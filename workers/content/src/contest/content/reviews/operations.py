"""Answers that organisers judge, while the contest is open."""

from __future__ import annotations

from collections.abc import Mapping

from contest.content.contests.access import organised
from contest.content.contests.operations import audit
from contest.content.contests.problems import ContestStatusRefused
from contest.content.deps import Deps
from contest.content.reviews import repository
from contest.content.reviews.problems import ReviewNotFound
from contest.content.reviews.records import Review
from contest.contract import content as models
from contest.kit.call import Call, Reply
from contest.kit.clock import to_rfc3339
from contest.kit.ids import new_id
from contest.kit.paging import ascending_page_of
from contest.kit.service import Operation


async def list_reviews(call: Call, deps: Deps) -> Reply:
    """A page of the answers that wait, oldest first. Raises what `organised` raises."""
    page = ascending_page_of(call)
    contest = (await organised(call, deps, role="viewer")).contest
    found = await repository.list_reviews(deps.db, contest.contest_id, page)
    return page.reply(
        found, item=_described, place=lambda review: (review.answered_at, review.review_id)
    )


async def decide_review(call: Call, deps: Deps) -> Reply:
    """The answer counts, or does not, for good.

    Raises what `organised` raises, `ContestStatusRefused` once the contest is over, or
    `ReviewNotFound`.
    """
    decision = call.json(models.ReviewDecision).decision
    contest = (await organised(call, deps, role="editor")).contest
    if contest.status != "open":
        raise ContestStatusRefused(f"It is {contest.status}.")
    review = await repository.find_review(deps.db, contest.contest_id, call.path["review_id"])
    if review is None or not await _decide(deps, review, decision):
        raise ReviewNotFound
    names = {"task_id": review.task_id, "telegram_id": review.telegram_id}
    audit(call, deps, f"review-{decision}", contest.contest_id, **names)
    return Reply.empty()


async def _decide(deps: Deps, review: Review, decision: str) -> bool:
    now = int(deps.now())
    if decision == "reject":
        return await repository.reject(deps.db, review, at=now)
    return await repository.accept(deps, review, new_id(deps.random_bytes), at=now)


def _described(review: Review) -> dict[str, object]:
    return {
        "id": review.review_id,
        "task_id": review.task_id,
        "telegram_id": review.telegram_id,
        "first_name": review.first_name,
        "answer": review.answer,
        "answered_at": to_rfc3339(review.answered_at),
    }


OPERATIONS: Mapping[str, Operation[Deps]] = {
    "listReviews": list_reviews,
    "decideReview": decide_review,
}
