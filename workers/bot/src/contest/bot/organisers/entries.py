"""The entries of a contest: looked through, searched, taken out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.organisers.asking import button, labelled, organised, screen, to_contest
from contest.bot.organisers.records import Nothing
from contest.bot.said import Act, Button, Converse, EndConversation, Say, Text, say
from contest.bot.texts.markup import name
from contest.kit.locales import Locale
from contest.kit.paging import decode_cursor, encode_cursor

ENTRIES_SHOWN = 10
SEARCH_CHARACTERS_MAX = 64
REASON_CHARACTERS_MAX = 500
# Entries are in the order of their ids, and no two begin with so many characters alike: with a `~`
# behind them they are a place that fits a button.
PLACE_CHARACTERS = 16
BEHIND = "~"
BAN = "ban"
NO_REASON: Mapping[Locale, str] = {
    "en": "Against the rules of the contest.",
    "ru": "Нарушены правила конкурса.",
}


class Entry(BaseModel):
    id: str
    telegram_id: str | None
    first_name: str
    username: str | None
    state: str
    reason: str | None
    tickets: int
    is_qualified: bool

    @property
    def shown_name(self) -> str:
        """Their name as it stands in a list."""
        return name(self.first_name)


class Entries(BaseModel):
    items: list[Entry]
    next_cursor: str | None


async def show(heard: Heard, deps: Deps) -> Sequence[Act]:
    """A page of entries; `args` are the contest and a place in them."""
    contest_id, *place = heard.args
    return await _page(heard, contest_id, {"cursor": cursor_at(place[0])} if place else {})


async def search(heard: Heard, deps: Deps) -> Sequence[Act]:
    """The entries of whom the organiser names."""
    assert heard.conversation
    wanted = heard.text.strip().removeprefix("@")[:SEARCH_CHARACTERS_MAX]
    contest_id = heard.conversation.data["contest"]
    return await _page(heard, contest_id, {"search": wanted} if wanted else {})


def cursor_at(place: str) -> str:
    """Where a page begins, by what a button carries of it."""
    return encode_cursor(0, place + BEHIND)


def place_of(cursor: str) -> str:
    """What a button carries of it."""
    return decode_cursor(cursor)[1][:PLACE_CHARACTERS]


async def _page(heard: Heard, contest_id: str, query: Mapping[str, Any]) -> Sequence[Act]:
    found = await _entries(heard, contest_id, {"limit": ENTRIES_SHOWN, **query})
    rows: list[tuple[Button, ...]] = [
        (
            button(
                *("entries.one", "o-ent", contest_id, each.telegram_id),
                number=number,
                name=labelled(each.first_name),
            ),
        )
        for number, each in enumerate(found.items, 1)
        if each.telegram_id
    ]
    if found.next_cursor and "search" not in query:
        rows.append((button("organiser.more", "o-ents", contest_id, place_of(found.next_cursor)),))
    lines = [_line(number, each) for number, each in enumerate(found.items, 1)]
    text = say("entries.shown", lines=lines) if lines else say("entries.none")
    waits = Converse(state="admin.search", data={"contest": contest_id})
    return [waits, screen(heard, text, (*rows, to_contest(contest_id)))]


async def _entries(heard: Heard, contest_id: str, query: Mapping[str, Any]) -> Entries:
    asked = {"accept": "application/json", **query}
    return await heard.services.ask("listEntries", Entries, contest_id=contest_id, query=asked)


def _line(number: int, entry: Entry) -> Text:
    return say(
        f"entries.line-{entry.state}",
        number=number,
        name=entry.shown_name,
        username=_username(entry),
        tickets=say("tickets.count", count=entry.tickets),
    )


def _username(entry: Entry) -> Text | str:
    return say("entries.username", username=entry.username) if entry.username else ""


async def one(heard: Heard, deps: Deps) -> Sequence[Act]:
    """One entry."""
    contest_id, telegram_id = heard.args
    found = await _entries(heard, contest_id, {"search": telegram_id, "limit": 1})
    rows: list[tuple[Button, ...]] = [(button("entries.back", "o-ents", contest_id),)]
    if not found.items:
        return [EndConversation(), screen(heard, say("entries.none"), tuple(rows))]
    entry = found.items[0]
    if entry.state != "disqualified":
        out = button("entries.out", "o-out", contest_id, telegram_id)
        ban = button("entries.ban", "o-out", contest_id, telegram_id, BAN)
        rows.insert(0, (out, ban))
    return [EndConversation(), screen(heard, _described(entry), tuple(rows))]


def _described(entry: Entry) -> Text:
    state = say(f"entries.state-{entry.state}")
    if entry.reason:
        state = say("entries.because", state=state, reason=entry.reason)
    return say(
        "entries.entry",
        name=entry.shown_name,
        username=_username(entry),
        id=entry.telegram_id or "",
        state=state,
        tickets=say("tickets.count", count=entry.tickets),
        qualified=say("entries.qualified" if entry.is_qualified else "entries.not-qualified"),
    )


async def ask_why(heard: Heard, deps: Deps) -> Sequence[Act]:
    """Why someone is to be out: they read it."""
    contest_id, telegram_id, *ban = heard.args
    data = {"contest": contest_id, "telegram_id": telegram_id, "ban": bool(ban)}
    rows = (
        (button("entries.without", "o-outyes", contest_id, telegram_id, *ban),),
        (button("entries.back", "o-ents", contest_id),),
    )
    text = say("entries.sure-ban" if ban else "entries.sure")
    return [Converse(state="admin.out", data=data), screen(heard, text, rows)]


async def out_without(heard: Heard, deps: Deps) -> Sequence[Act]:
    """They are out, for the reason that mostly is one."""
    contest_id, telegram_id, *ban = heard.args
    return await _out(heard, contest_id, telegram_id, "", ban=bool(ban))


async def out(heard: Heard, deps: Deps) -> Sequence[Act]:
    """They are out, for a reason of the organiser's own."""
    assert heard.conversation
    data = heard.conversation.data
    reason = heard.text.strip()[:REASON_CHARACTERS_MAX]
    return await _out(heard, data["contest"], data["telegram_id"], reason, ban=data["ban"])


async def _out(
    heard: Heard, contest_id: str, telegram_id: str, reason: str, *, ban: bool
) -> Sequence[Act]:
    found = await _entries(heard, contest_id, {"search": telegram_id, "limit": 1})
    if not found.items:
        return [EndConversation(), Say(text=say("entries.none"))]
    contest = (await organised(heard, contest_id)).contest
    said = reason or NO_REASON[contest.default_locale]
    await heard.services.ask(
        "disqualifyEntry",
        Nothing,
        contest_id=contest_id,
        entry_id=found.items[0].id,
        body={"reason": said, "ban": ban},
    )
    text = say("entries.is-banned" if ban else "entries.is-out", name=found.items[0].shown_name)
    rows = ((button("entries.back", "o-ents", contest_id),), to_contest(contest_id))
    return [EndConversation(), screen(heard, text, rows)]
