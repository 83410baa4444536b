"""Answers that wait to be judged."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel

from contest.bot.conversations.pictures import picture_in
from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.organisers.asking import button, screen, to_contest
from contest.bot.people.services import Refusal
from contest.bot.said import Act, Button, Converse, EndConversation, Say, Toast, say
from contest.bot.texts.markup import name

REVIEWS_SHOWN = 5
ANSWER_CHARACTERS_MAX, REASON_CHARACTERS_MAX = 600, 500


class Review(BaseModel):
    id: str
    first_name: str
    answer: str


class Reviews(BaseModel):
    items: list[Review]
    next_cursor: str | None


async def show(heard: Heard, deps: Deps) -> Sequence[Act]:
    """The oldest answers that wait."""
    return [EndConversation(), await _waiting(heard, heard.args[0])]


async def accept(heard: Heard, deps: Deps) -> Sequence[Act]:
    """An answer counts."""
    contest_id, review_id = heard.args
    return await _decide(heard, contest_id, review_id, {"decision": "accept"})


async def ask_why(heard: Heard, deps: Deps) -> Sequence[Act]:
    """Why an answer does not count: whoever gave it reads it."""
    contest_id, review_id = heard.args
    data = {"contest": contest_id, "review": review_id}
    rows = (
        (button("reviews.without", "o-rejno", contest_id, review_id),),
        (button("reviews.back", "o-rev", contest_id),),
    )
    return [Converse(state="admin.reject", data=data), screen(heard, say("reviews.why"), rows)]


async def reject_without(heard: Heard, deps: Deps) -> Sequence[Act]:
    """An answer does not count."""
    contest_id, review_id = heard.args
    return await _decide(heard, contest_id, review_id, {"decision": "reject"})


async def reject(heard: Heard, deps: Deps) -> Sequence[Act]:
    """An answer does not count, for a reason."""
    assert heard.conversation
    data, reason = heard.conversation.data, heard.text.strip()[:REASON_CHARACTERS_MAX]
    given = {"decision": "reject", **({"reason": reason} if reason else {})}
    return await _decide(heard, data["contest"], data["review"], given)


async def picture(heard: Heard, deps: Deps) -> Sequence[Act]:
    """The picture that somebody has answered with."""
    contest_id, review_id = heard.args
    found = await _list(heard, contest_id)
    for each in found.items:
        file_id, words = picture_in(each.answer)
        if each.id == review_id and file_id:
            text = say("reviews.picture-of", name=name(each.first_name), words=words)
            return [Say(text=text, picture=file_id)]
    return [Toast(text=say("problem.review-not-found"))]


async def _decide(
    heard: Heard, contest_id: str, review_id: str, decision: dict[str, str]
) -> Sequence[Act]:
    told = say(f"reviews.{decision['decision']}ed")
    try:
        await heard.services.reply(
            "decideReview", contest_id=contest_id, review_id=review_id, body=decision
        )
    except Refusal as refusal:
        if refusal.type != "review-not-found":
            raise
        told = say("problem.review-not-found")
    said = Toast(text=told) if heard.update.callback_query else Say(text=told)
    return [EndConversation(), said, await _waiting(heard, contest_id)]


async def _list(heard: Heard, contest_id: str) -> Reviews:
    query = {"limit": REVIEWS_SHOWN}
    return await heard.services.ask("listReviews", Reviews, contest_id=contest_id, query=query)


async def _waiting(heard: Heard, contest_id: str) -> Act:
    found = await _list(heard, contest_id)
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
    rows = [_row(contest_id, number, each) for number, each in enumerate(found.items, 1)]
    more = say("reviews.more") if found.next_cursor else ""
    text = say("reviews.shown", lines=lines, more=more)
    return screen(heard, text, (*rows, to_contest(contest_id)))


def _row(contest_id: str, number: int, review: Review) -> tuple[Button, ...]:
    """The buttons to judge an answer, and to look at its picture."""
    presses = [("reviews.accept", "o-acc"), ("reviews.reject", "o-rej")]
    if picture_in(review.answer)[0]:
        presses.append(("reviews.picture", "o-pic"))
    return tuple(
        button(label, press, contest_id, review.id, number=number) for label, press in presses
    )


def _shortened(answer: str) -> str:
    file_id, words = picture_in(answer)
    shown = f"🖼 {words}" if file_id else words
    short = shown[:ANSWER_CHARACTERS_MAX]
    return shown if short == shown else f"{short}…"
