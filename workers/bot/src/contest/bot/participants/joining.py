"""Joining a contest by a button, and leaving it."""

from __future__ import annotations

from collections.abc import Sequence

from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.participants.card import back
from contest.bot.participants.contests import as_card, find, looked_at
from contest.bot.participants.records import MyEntry
from contest.bot.participants.shown import button, changed, titled
from contest.bot.said import Act, Toast, say


async def join(heard: Heard, deps: Deps) -> Sequence[Act]:
    """They are in, or hear that they were; the card says so."""
    [contest_id] = heard.args
    body = {"source": "direct"}
    reply = await heard.services.reply("createEntry", contest_id=contest_id, body=body)
    entry = MyEntry.model_validate_json(reply.body)
    text, rows = await as_card(heard, deps, await find(heard, contest_id), entry)
    said = "join.done" if reply.status == 201 else "join.before"
    tickets = say("tickets", count=entry.tickets)
    return [Toast(text=say(said, tickets=tickets)), changed(heard, text, rows)]


async def leave(heard: Heard, deps: Deps) -> Sequence[Act]:
    """Whether they mean it: their tickets are at stake."""
    [contest_id] = heard.args
    found = await find(heard, contest_id)
    rows = ((button("leave.yes", "leave-yes", contest_id), back(contest_id)),)
    title = titled(found.words(heard.person.locale).title)
    return [changed(heard, say("leave.sure", title=title), rows)]


async def leave_for_good(heard: Heard, deps: Deps) -> Sequence[Act]:
    """They are out, and can come back while it is open."""
    [contest_id] = heard.args
    await heard.services.reply("deleteMyEntry", contest_id=contest_id)
    text, rows, _ = await looked_at(heard, deps, contest_id)
    return [Toast(text=say("leave.done")), changed(heard, text, rows)]
