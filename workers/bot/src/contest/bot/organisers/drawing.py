"""The draw: started, its winners looked at, prizes taken away, all of it confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pydantic import BaseModel

from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.organisers import times
from contest.bot.organisers.asking import button, labelled, organised, screen, text_name, to_contest
from contest.bot.organisers.records import Nothing
from contest.bot.people.services import Refusal
from contest.bot.said import Act, Button, Text, Toast, say
from contest.bot.texts.markup import name
from contest.kit.paging import decode_cursor, encode_cursor

WINNERS_SHOWN = 10
REASONS = (
    "not_member",
    "left",
    "account_deleted",
    "ineligible_country",
    "staff",
    "fraud",
    "unreachable",
    "declined",
    "duplicate_person",
)
GOOD = "ok"
ANYWAY = "anyway"
FINDINGS = ("draw-findings", "draw-unchecked")  # the refusals that an organiser may overrule


class Progress(BaseModel):
    stage: str
    entries: int
    tickets: int
    round_at: datetime


class Confirmation(BaseModel):
    decisions: int


class Proof(BaseModel):
    """Of the public proof, what was decided about winners."""

    decisions: list[Nothing]
    confirmation: Confirmation | None


class Winner(BaseModel):
    prize: int
    prize_name: str
    draw: int | None
    telegram_id: str | None
    first_name: str | None
    username: str | None
    finding: str | None

    @property
    def number(self) -> int:
        """Of their prize, as people count."""
        return self.prize + 1


class Winners(BaseModel):
    items: list[Winner]
    next_cursor: str | None


async def draw(heard: Heard, deps: Deps) -> Sequence[Act]:
    """The draw as far as it goes now."""
    contest_id = heard.args[0]
    progress = await heard.services.ask("createDraw", Progress, contest_id=contest_id)
    if progress.stage in ("drawn", "confirmed"):
        return [await _winners(heard, contest_id)]
    contest = (await organised(heard, contest_id)).contest
    text = say(
        "draw.freezing" if progress.stage == "freezing" else "draw.waits",
        entries=progress.entries,
        tickets=progress.tickets,
        at=times.shown(progress.round_at, zone=contest.time_zone, locale=heard.person.locale),
    )
    again = button("draw.again", "o-draw", contest_id)
    return [screen(heard, text, ((again,), to_contest(contest_id)))]


async def winners(heard: Heard, deps: Deps) -> Sequence[Act]:
    """Who holds the prizes; `args` are the contest and a place among them."""
    contest_id, *place = heard.args
    return [await _winners(heard, contest_id, *place)]


async def _winners(heard: Heard, contest_id: str, place: str | None = None) -> Act:
    query: dict[str, Any] = {"accept": "application/json", "limit": WINNERS_SHOWN}
    if place:
        query["cursor"] = encode_cursor(int(place), "")
    found = await heard.services.ask("listWinners", Winners, contest_id=contest_id, query=query)
    proof = await heard.services.ask("getDraw", Proof, contest_id=contest_id)
    rows: list[tuple[Button, ...]] = []
    if proof.confirmation is None:
        rows += [(_out_button(contest_id, each),) for each in found.items if each.draw is not None]
    if found.next_cursor:
        at = str(decode_cursor(found.next_cursor)[0])
        rows.append((button("organiser.more", "o-win", contest_id, at),))
    if proof.confirmation is None:
        rows.append((button("draw.confirm", "o-sure", contest_id, str(len(proof.decisions))),))
    lines = [_line(each) for each in found.items]
    text = say("draw.winners", lines=lines, hint=_hint(proof))
    return screen(heard, text, (*rows, to_contest(contest_id)))


def _hint(proof: Proof) -> Text:
    return say("draw.hint" if proof.confirmation is None else "draw.is-confirmed")


def _line(winner: Winner) -> Text:
    if winner.draw is None:
        return say("draw.nobody", number=winner.number, prize=winner.prize_name)
    username = winner.username
    return say(
        "draw.line",
        number=winner.number,
        prize=winner.prize_name,
        name=name(winner.first_name or ""),
        username=say("entries.username", username=username) if username else "",
        finding=say(text_name("draw.finding", winner.finding or "unchecked")),
    )


def _out_button(contest_id: str, winner: Winner) -> Button:
    args, shown = (str(winner.draw), str(winner.number)), labelled(winner.first_name or "")
    return button("draw.out", "o-dq", contest_id, *args, number=winner.number, name=shown)


async def ask_why(heard: Heard, deps: Deps) -> Sequence[Act]:
    """Why a winner loses their prize: the reasons that the public proof has."""
    contest_id, drawn, number = heard.args
    await organised(heard, contest_id)
    rows = [
        (button(text_name("draw.reason", reason), "o-dqyes", contest_id, drawn, reason),)
        for reason in REASONS
    ]
    back = (button("draw.back", "o-win", contest_id),)
    return [screen(heard, say("draw.why", number=number), (*rows, back))]


async def disqualify(heard: Heard, deps: Deps) -> Sequence[Act]:
    """The prize goes to the next one."""
    contest_id, drawn, reason = heard.args
    told = say("draw.is-out")
    try:
        await heard.services.ask(
            "disqualifyWinner",
            Nothing,
            contest_id=contest_id,
            body={"draw": int(drawn), "reason": reason},
        )
    except Refusal as refusal:
        if refusal.type != "not-a-winner":  # their prize has been taken already
            raise
        told = say("problem.not-a-winner")
    return [Toast(text=told), await _winners(heard, contest_id)]


async def ask_to_confirm(heard: Heard, deps: Deps) -> Sequence[Act]:
    """Whether that is all."""
    contest_id, decisions = heard.args
    contest = (await organised(heard, contest_id)).contest
    yes = button("draw.yes", "o-conf", contest_id, decisions)
    back = button("draw.back", "o-win", contest_id)
    return [screen(heard, say("draw.sure", title=contest.title), ((yes,), (back,)))]


async def confirm(heard: Heard, deps: Deps) -> Sequence[Act]:
    """The winners are told."""
    contest_id, decisions, *anyway = heard.args
    body = {"decisions": int(decisions), "despite_findings": bool(anyway)}
    try:
        await heard.services.ask("confirmDraw", Nothing, contest_id=contest_id, body=body)
    except Refusal as refusal:
        if refusal.type in FINDINGS:
            return [_despite(heard, contest_id, decisions, refusal)]
        if refusal.type != "draw-stage":  # it is confirmed already, or not drawn
            raise
    return [await _winners(heard, contest_id)]


def _despite(heard: Heard, contest_id: str, decisions: str, refusal: Refusal) -> Act:
    rows = (
        (button("draw.back", "o-win", contest_id),),
        (button("draw.anyway", "o-conf", contest_id, decisions, ANYWAY),),
    )
    return screen(heard, say(f"problem.{refusal.type}"), rows)
