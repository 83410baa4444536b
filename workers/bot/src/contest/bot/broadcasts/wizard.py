"""`/broadcast`: an organiser writes to the people of a contest, step by step."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel

from contest.bot.broadcasts import statements
from contest.bot.broadcasts.access import is_admin
from contest.bot.broadcasts.audiences import check, count
from contest.bot.broadcasts.progress import shown
from contest.bot.broadcasts.records import Audience, Broadcast, message, written
from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.said import (
    Act,
    Button,
    Converse,
    Edit,
    EndConversation,
    Press,
    Say,
    Text,
    Write,
    say,
)

TEXT_CHARACTERS_MAX = 3500
CONTESTS_MAX, TASKS_MAX = 8, 6
LABEL_CHARACTERS_MAX = 60
BEGINS_AFTER_S = 2  # once what begins it is written
AUDIENCE, TEXT, CONFIRM = "broadcast.audience", "broadcast.text", "broadcast.confirm"
KINDS = ("entrants", "winners", "others")


def _short(title: str) -> str:
    """As much of a title as there is room for on a button."""
    if len(title) <= LABEL_CHARACTERS_MAX:
        return title
    return title[: LABEL_CHARACTERS_MAX - 1].rstrip() + "…"


class Contest(BaseModel, extra="ignore"):
    id: str
    title: str


class Contests(BaseModel, extra="ignore"):
    items: list[Contest]


class Task(BaseModel, extra="ignore"):
    id: str
    title: dict[str, str]

    def title_in(self, locale: str) -> str:
        """The title in a locale; where there is none in it, in any."""
        return _short(self.title.get(locale) or next(iter(self.title.values())))


class Tasks(BaseModel, extra="ignore"):
    items: list[Task]


async def begin(heard: Heard, deps: Deps) -> Sequence[Act]:
    """`/broadcast`: of which contest."""
    query = {"mine": True, "limit": CONTESTS_MAX, "locale": heard.person.locale}
    actor = await heard.services.actor()
    mine = (await heard.services.ask("listContests", Contests, query=query)).items
    rows = [
        _row(say("broadcast.title", title=_short(each.title)), "b-contest", each.id)
        for each in mine
    ]
    if is_admin(actor):
        rows.append(_row(say("broadcast.everybody"), "b-all"))
    if not rows:
        return [Say(text=say("broadcast.no-contests"))]
    return [Say(text=say("broadcast.contests"), rows=tuple(rows))]


async def choose_contest(heard: Heard, deps: Deps) -> Sequence[Act]:
    """To whom of it."""
    contest_id, query = heard.args[0], {"locale": heard.person.locale}
    contest = await heard.services.ask("getContest", Contest, contest_id=contest_id, query=query)
    found = await heard.services.ask("listTasks", Tasks, contest_id=contest_id)
    tasks = found.items[:TASKS_MAX]
    rows = [_row(say(f"broadcast.{kind}"), "b-who", kind) for kind in KINDS]
    rows += [
        _row(
            say("broadcast.unfinished", title=task.title_in(heard.person.locale)),
            "b-task",
            str(number),
        )
        for number, task in enumerate(tasks)
    ]
    data = {"contest_id": contest_id, "tasks": [task.id for task in tasks]}
    question = Say(text=say("broadcast.who", title=contest.title), rows=tuple(rows))
    return [question, Converse(state=AUDIENCE, data=data)]


async def choose_everybody(heard: Heard, deps: Deps) -> Sequence[Act]:
    """An admin writes to whoever the bot knows; `count` asks whether they are one."""
    return _ask_text({"kind": "all"})


async def choose_people(heard: Heard, deps: Deps) -> Sequence[Act]:
    """All of the contest, its winners, or the others."""
    if (chosen := _data(heard, AUDIENCE)) is None:
        return _TOO_LATE
    return _ask_text({"kind": heard.args[0], "contest_id": chosen["contest_id"]})


async def choose_task(heard: Heard, deps: Deps) -> Sequence[Act]:
    """Those who have not completed a task."""
    if (chosen := _data(heard, AUDIENCE)) is None:
        return _TOO_LATE
    task_id = chosen["tasks"][int(heard.args[0])]
    audience = {"kind": "unfinished", "contest_id": chosen["contest_id"], "task_id": task_id}
    return _ask_text(audience)


def _ask_text(audience: dict[str, Any]) -> Sequence[Act]:
    return [Say(text=say("broadcast.write")), Converse(state=TEXT, data={"audience": audience})]


async def read_text(heard: Heard, deps: Deps) -> Sequence[Act]:
    """The message as they will read it, and how many they are."""
    assert heard.conversation is not None
    text, audience = heard.text, heard.conversation.data["audience"]
    if len(text) > TEXT_CHARACTERS_MAX:
        return [Say(text=say("broadcast.too-long", most=TEXT_CHARACTERS_MAX))]
    if not text.strip():
        return [Say(text=say("broadcast.write"))]
    size = await count(Audience(**audience), await heard.services.actor(), deps)
    people = say("broadcast.people", count=size.people)
    rows = (
        (
            Button(text=say("broadcast.send"), press=Press(name="b-send")),
            Button(text=say("broadcast.drop"), press=Press(name="b-drop")),
        ),
    )
    return [
        written(text),
        Say(text=say("broadcast.preview", people=people), rows=rows),
        Converse(state=CONFIRM, data={"audience": audience, "text": text}),
    ]


async def send(heard: Heard, deps: Deps) -> Sequence[Act]:
    """It begins."""
    if (chosen := _data(heard, CONFIRM)) is None:
        return _TOO_LATE
    audience, actor = Audience(**chosen["audience"]), await heard.services.actor()
    await check(audience, actor, deps)
    now, broadcast_id = int(deps.now()), _id(heard)
    broadcast = Broadcast(
        broadcast_id=broadcast_id,
        author_id=actor.user_id,
        kind=audience.kind,
        contest_id=audience.contest_id,
        task_id=audience.task_id,
        locale=audience.locale,
        text=chosen["text"],
        message=message(written(chosen["text"]), broadcast_id),
        state="running",
        starts_at=now,
        created_at=now,
    )
    await deps.alarm.ring(BEGINS_AFTER_S)
    text, rows = shown(broadcast)
    begun = Write((statements.begun(broadcast),))
    return [begun, EndConversation(), Edit(text=text, rows=rows)]


async def drop(heard: Heard, deps: Deps) -> Sequence[Act]:
    """Nothing is sent."""
    return [EndConversation(), Edit(text=say("broadcast.dropped"))]


_TOO_LATE: Sequence[Act] = (Say(text=say("broadcast.begin-again")),)


def _data(heard: Heard, state: str) -> dict[str, Any] | None:
    """What they have chosen so far, if they are at that step still."""
    conversation = heard.conversation
    return conversation.data if conversation and conversation.state == state else None


def _id(heard: Heard) -> str:
    """The same however often the update is read."""
    seed = f"{heard.effect} {heard.person.telegram_id} {heard.stored.received_at}"
    digest = hashlib.sha256(seed.encode()).digest()
    return base64.b32encode(digest[:16]).decode().rstrip("=").lower()


def _row(text: Text, name: str, *args: str) -> tuple[Button, ...]:
    return (Button(text=text, press=Press(name=name, args=args)),)
