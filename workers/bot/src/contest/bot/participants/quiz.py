"""A question with options: one or more are ticked, and then sent as the answer.

What is ticked stands in the buttons: a number whose bits are the options.
"""

from __future__ import annotations

from collections.abc import Sequence

from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.participants.attempts import after, headed, listed, told, tried
from contest.bot.participants.records import MyEntry, Task
from contest.bot.participants.shown import HERE, button, changed, titled
from contest.bot.said import Act, Button, Press, Rows, Text, Toast, say

OPTION_CHARACTERS_MAX = 60


def question(contest_id: str, task: Task, *, chosen: int) -> tuple[Text, Rows]:
    """The question with its options, and the way to send what is ticked."""
    rows = [
        (_option(contest_id, task, number, words, chosen=chosen),)
        for number, words in enumerate(task.shown["options"])
    ]
    send = [(button("quiz.send", "done", contest_id, task.id, str(chosen)),)] if chosen else []
    left = say("attempts", count=task.attempts_left)
    words = say("task.quiz", prompt=str(task.shown["prompt"]), left=left)
    return headed(task, words), (*rows, *send, (button("back", "tasks", contest_id, HERE),))


async def ticked(heard: Heard, deps: Deps) -> Sequence[Act]:
    """The question again, with what is ticked now."""
    contest_id, task_id, chosen = heard.args
    entry = await heard.services.ask("getMyEntry", MyEntry, contest_id=contest_id)
    task = next((each for each in entry.tasks if each.id == task_id), None)
    if task is None or task.state != "open":
        return [Toast(text=say("task.closed")), changed(heard, *listed(contest_id, entry))]
    return [changed(heard, *question(contest_id, task, chosen=int(chosen)))]


async def answered(heard: Heard, deps: Deps) -> Sequence[Act]:
    """Whether what is ticked is right, and the tasks as they are then."""
    contest_id, task_id, chosen = heard.args
    ticks = [number for number in range(int(chosen).bit_length()) if int(chosen) >> number & 1]
    outcome = await tried(heard, contest_id, task_id, {"kind": "quiz", "answers": ticks})
    is_wrong = outcome.state == "tried"
    return [Toast(text=told(outcome), window=is_wrong), await after(heard, contest_id)]


def _option(contest_id: str, task: Task, number: int, words: str, *, chosen: int) -> Button:
    is_ticked = bool(chosen >> number & 1)
    short = titled(words, characters_max=OPTION_CHARACTERS_MAX)
    label = say("quiz.ticked" if is_ticked else "as-it-is", text=short)
    args = (contest_id, task.id, str(chosen ^ (1 << number)))
    return Button(text=label, press=Press(name="tick", args=args))
