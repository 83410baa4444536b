"""Lists as documents: a part of at most a thousand lines each, made when it is sent."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import parse_qs, urlsplit

from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.organisers.asking import button
from contest.bot.organisers.entries import cursor_at, place_of
from contest.bot.people.services import ASK_S
from contest.bot.said import Act, File, Say, say
from contest.kit.call import Call, Reply
from contest.kit.deps import ServiceAway
from contest.kit.ids import new_id

MAKER = "o-list"
LINK = re.compile(r"<([^>]+)>")


async def entries(heard: Heard, deps: Deps) -> Sequence[Act]:
    """The entries of a contest; `args` are the contest and a place in them."""
    contest_id, *place = heard.args
    cursor = cursor_at(place[0]) if place else ""
    following = await _following(heard, "listEntries", contest_id, cursor)
    next_ = (
        ((button("export.more", "o-csv", contest_id, place_of(following)),),) if following else ()
    )
    file = await _file(heard, deps, "listEntries", contest_id, cursor, name="entries.csv")
    return [Say(text=say("export.entries"), document=file, rows=next_)]


async def winners(heard: Heard, deps: Deps) -> Sequence[Act]:
    """The prizes of a contest, and who holds them: never more than a thousand."""
    contest_id = heard.args[0]
    await _following(heard, "listWinners", contest_id, "")
    file = await _file(heard, deps, "listWinners", contest_id, "", name="winners.csv")
    return [Say(text=say("export.winners"), document=file)]


async def _following(heard: Heard, operation: str, contest_id: str, cursor: str) -> str:
    """Where the part after this one begins. Raises `Refusal` for who may not have it."""
    reply = await heard.services.reply(operation, contest_id=contest_id, query=_query(cursor))
    if link := LINK.match(reply.headers.get("link", "")):
        return parse_qs(urlsplit(link[1]).query)["cursor"][0]
    return ""


async def _file(
    heard: Heard, deps: Deps, operation: str, contest_id: str, cursor: str, *, name: str
) -> File:
    """The file, made by the same call in the name of the same person."""
    trace = deps.random_bytes(24).hex()
    call = Call(
        operation,
        new_id(deps.random_bytes),
        f"00-{trace[:32]}-{trace[32:]}-00",
        actor=await heard.services.actor(),
        path={"contest_id": contest_id},
        query=_query(cursor),
    )
    return File(maker=MAKER, name=name, values={"call": call.encode()})


async def make_list(values: Mapping[str, str], deps: Deps) -> bytes:
    """The file, for who was allowed it a moment ago. Raises `ServiceAway`."""
    reply = Reply.decode(await deps.services["content"](values["call"], timeout_s=ASK_S))
    if reply.status != 200:
        raise ServiceAway(f"the file: {reply.status}")
    return reply.body.encode()


def _query(cursor: str) -> dict[str, str]:
    return {"accept": "text/csv"} | ({"cursor": cursor} if cursor else {})
