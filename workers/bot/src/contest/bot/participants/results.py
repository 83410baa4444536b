"""The results of contests: who has won, the proof of the draw, and "is my line in it"."""

from __future__ import annotations

from collections.abc import Sequence

from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.links import proof_link
from contest.bot.participants.contests import find
from contest.bot.participants.records import Contest, Contests, Draw, Holder, MyPrize, MyProof
from contest.bot.participants.shown import button, titled, titled_button
from contest.bot.people.services import Refusal
from contest.bot.said import Act, Button, Say, Text, Value, say
from contest.bot.texts.markup import name
from contest.kit.locales import Locale

SHOWN_MAX = 10
WINNERS_MAX = 20
PRIZE_CHARACTERS_MAX = 80


async def recent(heard: Heard, deps: Deps) -> Sequence[Act]:
    """`/results`: the contests that were drawn last."""
    query = {"status": "drawn", "limit": SHOWN_MAX, "locale": heard.person.locale}
    found = (await heard.services.ask("listContests", Contests, query=query)).items
    if not found:
        return [Say(text=say("results.none"))]
    rows = tuple((titled_button(each.title, "results", each.id),) for each in found)
    return [Say(text=say("results.list"), rows=rows)]


async def results(heard: Heard, deps: Deps) -> Sequence[Act]:
    """Who has won a contest, or how far its draw is."""
    [contest_id] = heard.args
    found = await find(heard, contest_id)
    title = titled(found.words(heard.person.locale).title)
    try:
        draw = await heard.services.ask("getDraw", Draw, contest_id=contest_id)
    except Refusal as refusal:
        if refusal.type != "draw-not-found":
            raise
        return [Say(text=say("results.not-yet", title=title))]
    text = _told(found, draw, title, locale=heard.person.locale)
    is_won = draw.confirmation is not None and await _has_won(heard, contest_id)
    rows = [
        *([(button("prize", "prize", contest_id),)] if is_won else []),
        (button("line", "line", contest_id),),
        *_proof(contest_id, deps),
    ]
    return [Say(text=text, rows=tuple(rows))]


async def line(heard: Heard, deps: Deps) -> Sequence[Act]:
    """Their line of the list that is drawn from, and how to check it."""
    [contest_id] = heard.args
    mine = await heard.services.ask("getMyProof", MyProof, contest_id=contest_id)
    text = say(
        "line.in",
        number=mine.index + 1,
        tickets=say("tickets", count=mine.tickets),
        commitment=mine.commitment,
        salt=mine.salt,
    )
    proof = proof_link(deps.settings, contest_id)
    if proof is None:
        return [Say(text=text)]
    command = (
        f"contest-draw mine --url {proof} --salt {mine.salt}"
        f" --telegram-id {heard.person.telegram_id}"
    )
    return [Say(text=say("line.check", line=text, command=command), rows=_proof(contest_id, deps))]


def _told(found: Contest, draw: Draw, title: str, *, locale: Locale) -> Text:
    values: dict[str, Value] = {
        "title": title,
        "entries": say("drawn-entries", count=draw.header.entries),
        "tickets": say("tickets", count=draw.header.tickets),
        "hash": draw.header_hash,
    }
    if draw.signature is None:
        return say("results.frozen", **values)
    if draw.confirmation is None:
        return say("results.drawn", **values)
    return say("results.confirmed", winners=_winners(found, draw.winners, locale), **values)


def _winners(found: Contest, holders: Sequence[Holder], locale: Locale) -> list[Text]:
    prizes = [
        titled(found.prize_name(prize, locale), characters_max=PRIZE_CHARACTERS_MAX)
        for prize in found.prizes
        for _ in range(prize.count)
    ]
    lines = [
        say(_holder(each), prize=prizes[each.prize], name=name(each.name or ""))
        for each in holders[:WINNERS_MAX]
    ]
    rest = len(holders) - len(lines)
    return [*lines, *([say("results.more", count=rest)] if rest else [])]


def _holder(holder: Holder) -> str:
    if holder.draw is None:
        return "results.nobody"
    return "results.winner" if holder.name else "results.hidden"


async def _has_won(heard: Heard, contest_id: str) -> bool:
    try:
        await heard.services.ask("getMyPrize", MyPrize, contest_id=contest_id)
    except Refusal:
        return False
    return True


def _proof(contest_id: str, deps: Deps) -> tuple[tuple[Button, ...], ...]:
    link = proof_link(deps.settings, contest_id)
    return ((Button(text=say("proof"), url=link),),) if link else ()
