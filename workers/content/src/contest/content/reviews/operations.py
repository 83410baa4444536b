"""Answers that organisers judge, while the contest is open."""

from __future__ import annotations

from collections.abc import Mapping

from contest.content.contests.access import organised
from contest.content.contests.operations import audit
from contest.content.contests.problems import ContestStatusRefused
from contest.content.contests.records import Contest
from contest.content.deps import Deps
from contest.content.reviews import repository
from contest.content.reviews.problems import ReviewNotFound
from contest.content.reviews.records import Decision, Review
from contest.contract import content as models
from contest.contract.events.content import AnswerJudged
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
    given = call.json(models.ReviewDecision).model_dump(exclude_unset=True)
    contest = (await organised(call, deps, role="editor")).contest
    if contest.status != "open":
        raise ContestStatusRefused(f"It is {contest.status}.")
    review = await repository.find_review(deps.db, contest.contest_id, call.path["review_id"])
    decision = Decision(
        decision_id=new_id(deps.random_bytes),
        is_accepted=given["decision"] == "accept",
        reason=given.get("reason"),
        at=int(deps.now()),
    )
    if review is None or not await _decide(deps, contest, review, decision):
        raise ReviewNotFound
    names = {"task_id": review.task_id, "review_id": review.review_id}
    audit(call, deps, f"review-{given['decision']}", contest.contest_id, **names)
    return Reply.empty()


async def _decide(deps: Deps, contest: Contest, review: Review, decision: Decision) -> bool:
    content = contest.content
    event = AnswerJudged(
        user_id=review.user_id,
        contest_id=contest.contest_id,
        title=content.text(review.locale)["title"],
        task=content.localised(review.task_title, review.locale),
        is_accepted=decision.is_accepted,
        tickets=0,
        reason=decision.reason,
    )
    return await repository.decide(deps, review, decision, event)


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
