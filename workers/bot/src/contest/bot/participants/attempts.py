"""An attempt at a task, and the list of tasks as it is then."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from contest.bot.heard import Heard
from contest.bot.participants.records import MyEntry, Task, TaskOutcome
from contest.bot.participants.shown import HERE, button, changed, titled, titled_button
from contest.bot.said import Act, Rows, Text, say

TITLE_CHARACTERS_MAX = 80


async def tried(
    heard: Heard, contest_id: str, task_id: str, attempt: Mapping[str, Any]
) -> TaskOutcome:
    """What became of an attempt. Raises `Refusal`."""
    return await heard.services.ask(
        "completeTask", TaskOutcome, contest_id=contest_id, task_id=task_id, body=attempt
    )


def told(outcome: TaskOutcome) -> Text:
    """What an attempt has led to."""
    if outcome.state == "completed":
        given = say("tickets", count=outcome.tickets)
        return say("task.done", given=given, tickets=say("tickets", count=outcome.entry_tickets))
    if outcome.state == "tried" and not outcome.attempts_left:
        return say("task.wrong.last")
    if outcome.state == "tried":
        return say("task.wrong", left=say("attempts", count=outcome.attempts_left))
    return say(f"task.{outcome.state}")


async def after(heard: Heard, contest_id: str) -> Act:
    """The list of tasks in place of the task."""
    entry = await heard.services.ask("getMyEntry", MyEntry, contest_id=contest_id)
    return changed(heard, *listed(contest_id, entry))


def listed(contest_id: str, entry: MyEntry) -> tuple[Text, Rows]:
    """The tasks of an entry with their states, a button for each that can be done."""
    if not entry.tasks:
        return say("tasks.none"), ()
    lines = [
        say(
            f"tasks.{each.state}",
            title=titled(each.title, characters_max=TITLE_CHARACTERS_MAX),
            worth=worth(each),
        )
        for each in entry.tasks
    ]
    buttons = [
        (titled_button(each.title, "task", contest_id, each.id),)
        for each in entry.tasks
        if each.state == "open"
    ]
    text = say("tasks.list", lines=lines, tickets=say("tickets", count=entry.tickets))
    return text, (*buttons, (button("again", "tasks", contest_id, HERE),))


def headed(task: Task, words: Text) -> Text:
    """The title of a task and what it is worth, over what there is to do."""
    return say("task", title=titled(task.title), worth=worth(task), words=words)


def worth(task: Task) -> Text:
    """What is given for a task."""
    given = say("tickets", count=task.tickets) if task.tickets else say("worth.nothing")
    if task.reward and task.reward.is_left:
        points = say("points", count=task.reward.points)
        given = say("worth", tickets=given, points=points) if task.tickets else points
    return say("worth.mandatory", worth=given) if task.is_mandatory else given
