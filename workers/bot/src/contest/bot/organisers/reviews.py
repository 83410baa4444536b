"""Answers that wait to be judged."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel

from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.organisers.asking import button, screen, to_contest
from contest.bot.people.services import Refusal
from contest.bot.said import Act, Toast, say
from contest.bot.texts.markup import name

REVIEWS_SHOWN = 5
ANSWER_CHARACTERS_MAX = 600


class Review(BaseModel):
    id: str
    first_name: str
    answer: str


class Reviews(BaseModel):
    items: list[Review]
    next_cursor: str | None


async def show(heard: Heard, deps: Deps) -> Sequence[Act]:
    """The oldest answers that wait."""
    return [await _waiting(heard, heard.args[0])]


async def accept(heard: Heard, deps: Deps) -> Sequence[Act]:
    """An answer counts."""
    return await _decide(heard, "accept")


async def reject(heard: Heard, deps: Deps) -> Sequence[Act]:
    """An answer does not count."""
    return await _decide(heard, "reject")


async def _decide(heard: Heard, decision: str) -> Sequence[Act]:
    contest_id, review_id = heard.args
    told = say(f"reviews.{decision}ed")
    try:
        await heard.services.reply(
            "decideReview",
            contest_id=contest_id,
            review_id=review_id,
            body={"decision": decision},
        )
    except Refusal as refusal:
        if refusal.type != "review-not-found":
            raise
        told = say("problem.review-not-found")
    return [Toast(text=told), await _waiting(heard, contest_id)]


async def _waiting(heard: Heard, contest_id: str) -> Act:
    query = {"limit": REVIEWS_SHOWN}
    found = await heard.services.ask("listReviews", Reviews, contest_id=contest_id, query=query)
    if not found.items:
        return screen(heard, say("reviews.none"), (to_contest(contest_id),))
    lines = [
        say(
            "reviews.line",
            number=number,
            name=name(each.first_name),
            answer=_shortened(each.answer),
        )
        for number, each in enumerate(found.items, 1)
    ]
    rows = [
        (
            button("reviews.accept", "o-acc", contest_id, each.id, number=number),
            button("reviews.reject", "o-rej", contest_id, each.id, number=number),
        )
        for number, each in enumerate(found.items, 1)
    ]
    more = say("reviews.more") if found.next_cursor else ""
    text = say("reviews.shown", lines=lines, more=more)
    return screen(heard, text, (*rows, to_contest(contest_id)))


def _shortened(answer: str) -> str:
    short = answer[:ANSWER_CHARACTERS_MAX]
    return answer if short == answer else f"{short}…"
