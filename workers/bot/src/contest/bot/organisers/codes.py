"""Prizes that are codes: which ones are, and the codes themselves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from pydantic import BaseModel

from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.organisers.asking import (
    button,
    labelled,
    organised,
    screen,
    to_contest,
    updated,
)
from contest.bot.organisers.card import card
from contest.bot.organisers.prizes import switched
from contest.bot.organisers.records import Contest
from contest.bot.said import Act, Button, Converse, EndConversation, Say, say

CODES_CHARACTERS_MAX = 200_000


class Count(BaseModel):
    codes: int


async def kinds(heard: Heard, deps: Deps) -> Sequence[Act]:
    """How each prize is handed over."""
    contest_id, *mode = heard.args
    return _kinds(heard, (await organised(heard, contest_id)).contest, mode)


async def switch(heard: Heard, deps: Deps) -> Sequence[Act]:
    """Another way to hand a prize over: the kind that was shown on the button is the one that it
    gets, however often it is pressed.
    """
    contest_id, position, kind, *mode = heard.args
    contest = (await organised(heard, contest_id)).contest
    at = int(position)
    if at < len(contest.prizes) and contest.prizes[at]["kind"] != kind:
        contest = await updated(heard, contest, {"prizes": switched(contest, at)})
    return _kinds(heard, contest, mode)


def _kinds(heard: Heard, contest: Contest, mode: Sequence[str]) -> Sequence[Act]:
    rows: list[tuple[Button, ...]] = []
    for at, prize in enumerate(contest.prizes):
        other = "contact" if prize["kind"] == "code" else "code"
        label, args = f"codes.make-{other}", (contest.id, str(at), other, *mode)
        rows.append((button(label, "o-kind", *args, name=labelled(contest.prize_names[at])),))
    rows.append((button("wizard.back", "o-ask", contest.id, "prizes", *mode),))
    return [screen(heard, say("codes.kinds"), tuple(rows))]


async def prizes(heard: Heard, deps: Deps) -> Sequence[Act]:
    """The prizes that need codes."""
    contest = (await organised(heard, heard.args[0])).contest
    rows = [
        (
            button(
                "codes.of",
                "o-code",
                contest.id,
                str(at),
                name=labelled(contest.prize_names[at]),
                number=prize["count"],
            ),
        )
        for at, prize in enumerate(contest.prizes)
        if prize["kind"] == "code"
    ]
    return [screen(heard, say("codes.which"), (*rows, to_contest(contest.id)))]


async def ask(heard: Heard, deps: Deps) -> Sequence[Act]:
    """The codes of one prize."""
    contest_id, position = heard.args
    contest = (await organised(heard, contest_id)).contest
    at = int(position)
    data = {"contest": contest_id, "position": position}
    text = say("codes.ask", name=contest.prize_names[at], number=contest.prizes[at]["count"])
    return [
        Converse(state="admin.codes", data=data),
        screen(heard, text, (to_contest(contest_id),)),
    ]


async def put(heard: Heard, deps: Deps) -> Sequence[Act]:
    """The codes, one a line."""
    assert heard.conversation
    data = heard.conversation.data
    codes = [line.strip() for line in heard.text.splitlines() if line.strip()]
    if not codes:
        return [Say(text=say("codes.unclear"))]
    lines = ['"' + each.replace('"', '""') + '"' for each in codes]
    csv = "\n".join(lines)[:CODES_CHARACTERS_MAX]
    count = await heard.services.ask(
        "putPrizeCodes",
        Count,
        contest_id=data["contest"],
        position=data["position"],
        body={"csv": csv},
    )
    found, now = await organised(heard, data["contest"]), datetime.fromtimestamp(deps.now(), UTC)
    note = say("codes.put", count=count.codes)
    return [EndConversation(), card(heard, found, now=now, note=note)]
