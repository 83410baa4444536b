"""A room for the tests of the core: it says back what it was given, and fails as it is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pydantic import BaseModel

from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.people.services import Refusal
from contest.bot.room import Handler
from contest.bot.said import (
    Act,
    Button,
    Converse,
    Edit,
    EndConversation,
    File,
    Press,
    Rows,
    Say,
    Toast,
    say,
)
from contest.bot.texts.rendering import Catalogue

CONTEST = "abcdefghijklmnopqrstuvwxya"
TASK = "zyxwvutsrqponmlkjihgfedcba"

TEXTS: Catalogue = {
    "probe": {"en": "heard {what}", "ru": "слышу {what}"},
    "probe.ask": {"en": "Which word?", "ru": "Какое слово?"},
    "probe.button": {"en": "Press {what}", "ru": "Нажать {what}"},
    "problem.probe-refused": {"en": "Not so.", "ru": "Нельзя."},
}


class Me(BaseModel, extra="ignore"):
    id: str
    roles: list[str]


async def echo(heard: Heard, deps: Deps) -> Sequence[Act]:
    return [Say(text=say("probe", what=f"[{heard.text}]"))]


async def buttons(heard: Heard, deps: Deps) -> Sequence[Act]:
    return [Say(text=say("probe", what="it"), rows=_rows(heard.text))]


def _rows(label: str) -> Rows:
    press = Press(name=label if label in ("change", "who") else "probe", args=(CONTEST, TASK))
    return ((Button(text=say("probe.button", what=label), press=press),),)


async def pressed(heard: Heard, deps: Deps) -> Sequence[Act]:
    return [Toast(text=say("probe", what=",".join(heard.args))), *await echo(heard, deps)]


async def ask(heard: Heard, deps: Deps) -> Sequence[Act]:
    return [Converse(state="probe", data={"asked": "a word"}), Say(text=say("probe.ask"))]


async def answered(heard: Heard, deps: Deps) -> Sequence[Act]:
    assert heard.conversation
    what = f"{heard.conversation.data['asked']}: {heard.text}"
    return [EndConversation(), Say(text=say("probe", what=what))]


async def who(heard: Heard, deps: Deps) -> Sequence[Act]:
    me = await heard.services.ask("getMe", Me)
    return [Say(text=say("probe", what=",".join(me.roles)))]


async def make(heard: Heard, deps: Deps) -> Sequence[Act]:
    """What only organisers may."""
    await heard.services.reply("createContest", body={})
    return []


async def refuse(heard: Heard, deps: Deps) -> Sequence[Act]:
    raise Refusal("probe-refused" if heard.text == "known" else "probe-other", "the reason")


async def much(heard: Heard, deps: Deps) -> Sequence[Act]:
    return [Say(text=say("probe", what="x" * 9000)), Say(text=say("probe", what="the end"))]


async def file(values: Mapping[str, str], deps: Deps) -> bytes:
    return values["content"].encode()


async def count(heard: Heard, deps: Deps) -> Sequence[Act]:
    """How often this person has said something: each time has to count once."""
    seen = heard.conversation.data["seen"] if heard.conversation else []
    seen = [*seen, heard.update.update_id]
    return [
        Converse(state="count", data={"seen": seen}),
        Say(text=say("probe", what=str(heard.update.update_id))),
    ]


async def join(heard: Heard, deps: Deps) -> Sequence[Act]:
    """Join a contest, ask something, and say both."""
    await heard.services.reply("createEntry", contest_id=heard.text, body={})
    return [
        Converse(state="probe", data={"asked": heard.text}),
        Say(text=say("probe", what="you are in")),
        Say(text=say("probe.ask")),
    ]


async def press_who(heard: Heard, deps: Deps) -> Sequence[Act]:
    """The same by a button."""
    me = await heard.services.ask("getMe", Me)
    return [Toast(text=say("probe", what=",".join(me.roles)))]


async def change(heard: Heard, deps: Deps) -> Sequence[Act]:
    """Change the message whose button was pressed."""
    return [Edit(text=say("probe", what="a change"), rows=_rows("again"), or_send=True)]


async def picture(heard: Heard, deps: Deps) -> Sequence[Act]:
    where = "https://pictures.example.org/a.png"
    return [Say(text=say("probe", what="a picture"), picture=where, rows=_rows("it"))]


async def send(heard: Heard, deps: Deps) -> Sequence[Act]:
    made = File(maker="probe", name="a.txt", values={"content": "hello"})
    return [Say(text=say("probe", what="a file"), document=made)]


COMMANDS: Mapping[str, Handler] = {
    "echo": echo,
    "buttons": buttons,
    "ask": ask,
    "who": who,
    "make": make,
    "refuse": refuse,
    "much": much,
    "send": send,
    "picture": picture,
    "count": count,
    "join": join,
}
