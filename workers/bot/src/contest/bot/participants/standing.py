"""How someone stands in a contest: their tickets, and the leaderboard."""

from __future__ import annotations

from collections.abc import Sequence

from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.participants.contests import find, my_entry
from contest.bot.participants.records import Leaderboard, MyEntry
from contest.bot.participants.shown import HERE, button, shown, titled
from contest.bot.said import Act, Say, say
from contest.bot.texts.markup import name

PLACES_MAX = 10


async def mine(heard: Heard, deps: Deps) -> Sequence[Act]:
    """Their tickets, their place, and their line of the list that is drawn from."""
    [contest_id] = heard.args
    entry = await heard.services.ask("getMyEntry", MyEntry, contest_id=contest_id)
    found = await find(heard, contest_id)
    text = say(
        "mine.in" if entry.is_in else "mine.out",
        title=titled(found.words(heard.person.locale).title),
        tickets=say("tickets", count=entry.tickets),
        most=entry.tickets_max,
        rank=entry.rank or 0,
        commitment=entry.commitment,
    )
    return [Say(text=text, rows=((button("contest", "contest", contest_id),),))]


async def places(heard: Heard, deps: Deps) -> Sequence[Act]:
    """Who has most tickets, and how they compare."""
    contest_id = heard.args[0]
    found = await find(heard, contest_id)
    board = await heard.services.ask(
        "getLeaderboard", Leaderboard, contest_id=contest_id, query={"limit": PLACES_MAX}
    )
    entry = await my_entry(heard, contest_id)
    title = titled(found.words(heard.person.locale).title)
    again = ((button("again", "places", contest_id, HERE),),)
    if not board.items:
        return [shown(heard, say("places.none", title=title), again)]
    lines = [
        say(
            "places.line",
            rank=each.rank,
            name=name(each.first_name),
            tickets=say("tickets", count=each.tickets),
        )
        for each in board.items
    ]
    if entry and entry.is_in and entry.rank:
        tickets = say("tickets", count=entry.tickets)
        lines.append(say("places.mine", rank=entry.rank, tickets=tickets))
    return [shown(heard, say("places.list", title=title, lines=lines, count=board.entries), again)]
