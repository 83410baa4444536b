"""How the room asks for what it shows, and the buttons that all of it has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from contest.bot.heard import Heard
from contest.bot.organisers.records import Contest, Organised
from contest.bot.said import Act, Button, Edit, Press, Rows, Say, Text, say
from contest.bot.texts.markup import name

LABEL_CHARACTERS_MAX = 30


async def organised(heard: Heard, contest_id: str) -> Organised:
    """A contest with its tasks. Raises `Refusal` for who does not organise it, also where everybody
    may see it.
    """
    query = {"locale": heard.person.locale}
    return await heard.services.ask("previewContest", Organised, contest_id=contest_id, query=query)


async def updated(heard: Heard, contest: Contest, body: dict[str, Any]) -> Contest:
    """The contest with these settings."""
    return await heard.services.ask(
        "updateContest", Contest, contest_id=contest.id, query=contest.at_this_version, body=body
    )


def screen(heard: Heard, text: Text, rows: Rows = ()) -> Act:
    """What is shown takes the place of the message whose button was pressed; else it is new."""
    if heard.update.callback_query:
        return Edit(text=text, rows=rows)
    return Say(text=text, rows=rows)


def button(label: str, press: str, *args: str, **values: Any) -> Button:
    """A button by the name of its text and of its press."""
    return Button(text=say(label, **values), press=Press(name=press, args=args))


def text_name(kind: str, value: str) -> str:
    """The name of the text for one value out of a few: names of texts are names of pages too."""
    return f"{kind}.{value.lower().replace('_', '-').replace('/', '-')}"


def to_contest(contest_id: str) -> tuple[Button, ...]:
    """The row that leads back to the contest."""
    return (button("organiser.back-to-contest", "o-see", contest_id),)


def joined(texts: Sequence[Text]) -> Text:
    """The texts with commas between them."""
    first, *others = texts
    return say("organiser.list", first=first, others=joined(others)) if others else first


def labelled(text: str) -> str:
    """What people wrote, as it stands on a button or in a list."""
    shown = name(text)
    return shown if len(shown) <= LABEL_CHARACTERS_MAX else f"{shown[:LABEL_CHARACTERS_MAX]}…"
