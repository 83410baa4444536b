"""The tasks of a contest: how far someone is with them, one of them, and "check again"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.participants import answers, quiz
from contest.bot.participants.attempts import after, headed, listed, told, tried
from contest.bot.participants.records import MyEntry, Task
from contest.bot.participants.shown import HERE, button, changed, shown
from contest.bot.people.services import Refusal
from contest.bot.said import Act, Button, Rows, Text, Toast, say

# Kinds for which nothing has to be written, by the letter that stands for each in a button.
CHECKED = {"c": "join_channel", "v": "visit", "d": "daily", "p": "points"}
LETTERS = {kind: letter for letter, kind in CHECKED.items()}


async def tasks(heard: Heard, deps: Deps) -> Sequence[Act]:
    """All tasks of a contest with their states."""
    contest_id = heard.args[0]
    entry = await heard.services.ask("getMyEntry", MyEntry, contest_id=contest_id)
    return [shown(heard, *listed(contest_id, entry))]


async def task(heard: Heard, deps: Deps) -> Sequence[Act]:
    """A task that was chosen: what to do, and the button or the question for it."""
    contest_id, task_id = heard.args
    entry = await heard.services.ask("getMyEntry", MyEntry, contest_id=contest_id)
    found = next((each for each in entry.tasks if each.id == task_id), None)
    if found is None or found.state != "open":
        return [Toast(text=say("task.closed")), changed(heard, *listed(contest_id, entry))]
    if found.kind in answers.STATES:
        return answers.asked(contest_id, found)
    if found.kind == "quiz":
        return [changed(heard, *quiz.question(contest_id, found, chosen=0))]
    return [changed(heard, *_to_do(contest_id, found))]


async def check(heard: Heard, deps: Deps) -> Sequence[Act]:
    """They say that it is done: whether it is, and the tasks as they are then."""
    contest_id, task_id, letter = heard.args
    try:
        outcome = await tried(heard, contest_id, task_id, {"kind": CHECKED[letter]})
    except Refusal as refusal:
        if refusal.type != "not-a-member":
            raise
        return [Toast(text=say("task.not-a-member"), window=True)]
    return [Toast(text=told(outcome)), await after(heard, contest_id)]


def _to_do(contest_id: str, found: Task) -> tuple[Text, Rows]:
    """What to do for a task, and the buttons that lead there and back."""
    kind, values = found.kind, dict[str, Any]()
    rows: list[tuple[Button, ...]] = []
    if kind == "join_channel":
        rows += [_channel(each) for each in found.shown["channels"] if each.startswith("@")]
    if kind == "visit":
        rows += [(Button(text=say("task.visit.open"), url=found.shown["url"]),)]
    if kind == "points":
        values["price"] = say("points", count=found.shown["price"])
    if kind == "invite":
        values["left"] = say("friends", count=found.attempts_left)
        rows += [(button("invite-friends", "invite"),)]
    if kind in LETTERS:
        args = (contest_id, found.id, LETTERS[kind])
        rows += [(button(f"task.{kind}.done", "check", *args),)]
    rows += [(button("back", "tasks", contest_id, HERE),)]
    return headed(found, say(f"task.{kind}", **values)), tuple(rows)


def _channel(name: str) -> tuple[Button, ...]:
    return (Button(text=say("as-it-is", text=name), url=f"https://t.me/{name[1:]}"),)
