"""Contests: which there are, the card of one, and what it says in full."""

from __future__ import annotations

from collections.abc import Sequence

from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.participants.card import card, details, rows
from contest.bot.participants.records import Contest, Contests, Leaderboard, MyEntry
from contest.bot.participants.shown import (
    HERE,
    app_button,
    button,
    changed,
    titled,
    titled_button,
)
from contest.bot.participants.times import span
from contest.bot.people.services import Refusal
from contest.bot.said import Act, Rows, Say, Text, say

SHOWN_MAX = 20


async def contests(heard: Heard, deps: Deps) -> Sequence[Act]:
    """`/contests`: those that are open."""
    query = {"status": "open", "limit": SHOWN_MAX, "locale": heard.person.locale}
    found = (await heard.services.ask("listContests", Contests, query=query)).items
    app = app_button("open-app", deps)
    if not found:
        return [Say(text=say("contests.none"), rows=(app,) if app else ())]
    lines = [
        say("contests.line", title=titled(each.title), left=span(_left_s(each, deps)))
        for each in found
    ]
    buttons = tuple((titled_button(each.title, "contest", each.id),) for each in found)
    return [Say(text=say("contests", lines=lines), rows=buttons)]


async def contest(heard: Heard, deps: Deps) -> Sequence[Act]:
    """A contest that was chosen: its card, or the card again in place of what was shown."""
    text, buttons, found = await looked_at(heard, deps, heard.args[0])
    if HERE in heard.args:
        return [changed(heard, text, buttons)]
    return [Say(text=text, rows=buttons, picture=found.picture_url)]


async def looked_at(heard: Heard, deps: Deps, contest_id: str) -> tuple[Text, Rows, Contest]:
    """The card as they see it now. Raises `Refusal`."""
    found = await find(heard, contest_id)
    return (*await as_card(heard, deps, found, await my_entry(heard, contest_id)), found)


async def as_card(
    heard: Heard, deps: Deps, found: Contest, entry: MyEntry | None
) -> tuple[Text, Rows]:
    """The card of a contest for whoever has that entry."""
    locale = heard.person.locale
    text = card(found, entry, entries=await _entries(heard, found), locale=locale, now=deps.now())
    return text, rows(found, entry, deps, locale=locale)


async def about(heard: Heard, deps: Deps) -> Sequence[Act]:
    """All that the contest says, with its rules."""
    found = await find(heard, heard.args[0])
    text = details(found, locale=heard.person.locale)
    return [Say(text=text, rows=((button("contest", "contest", found.id),),))]


async def find(heard: Heard, contest_id: str) -> Contest:
    """A contest in their language. Raises `Refusal`."""
    query = {"locale": heard.person.locale}
    return await heard.services.ask("getContest", Contest, contest_id=contest_id, query=query)


async def my_entry(heard: Heard, contest_id: str) -> MyEntry | None:
    """Their entry, if they have joined."""
    try:
        return await heard.services.ask("getMyEntry", MyEntry, contest_id=contest_id)
    except Refusal as refusal:
        if refusal.type != "entry-not-found":
            raise
        return None


async def _entries(heard: Heard, found: Contest) -> int | None:
    """How many take part, of one that is not only announced."""
    if found.status in ("draft", "scheduled"):
        return None
    query = {"limit": 1}
    board = await heard.services.ask(
        "getLeaderboard", Leaderboard, contest_id=found.id, query=query
    )
    return board.entries


def _left_s(found: Contest, deps: Deps) -> float:
    return found.ends_at.timestamp() - deps.now()
