"""The tasks of a contest: added from what most organisers want, taken out, switched off."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.organisers.asking import (
    button,
    joined,
    labelled,
    organised,
    screen,
    text_name,
    to_contest,
)
from contest.bot.organisers.card import card
from contest.bot.organisers.records import Contest, Nothing, Organised, Task
from contest.bot.people.services import Refusal
from contest.bot.said import Act, Button, Converse, EndConversation, Say, Text, Toast, say

OPTIONS_MAX = 10
TITLES: Mapping[str, Mapping[str, str]] = {
    "join_channel": {"en": "Join the channel", "ru": "Подпишитесь на канал"},
    "daily": {"en": "Look in every day", "ru": "Заходите каждый день"},
    "secret_code": {"en": "Find the secret word", "ru": "Найдите секретное слово"},
    "question": {"en": "Answer the question", "ru": "Ответьте на вопрос"},
    "visit": {"en": "Visit the page", "ru": "Откройте страницу"},
    "quiz": {"en": "Quiz", "ru": "Викторина"},
}


class Unclear(ValueError):
    """What was written does not make such a task."""


@dataclass(frozen=True, kw_only=True)
class Template:
    """A task to begin with. `read` makes its own settings of the organiser's words, where it takes
    any. Raises `Unclear`.
    """

    plain: Mapping[str, Any]
    read: Callable[[str, Contest], dict[str, Any]] | None = None


def _code(text: str, contest: Contest) -> dict[str, Any]:
    if not 4 <= len(text) <= 64:
        raise Unclear
    return {"code": text}


def _prompt(text: str, contest: Contest) -> dict[str, Any]:
    if not 0 < len(text) <= 500:
        raise Unclear
    return {"prompt": {contest.default_locale: text}}


def _url(text: str, contest: Contest) -> dict[str, Any]:
    if not text.startswith("https://") or not 9 <= len(text) <= 500 or len(text.split()) != 1:
        raise Unclear
    return {"url": text}


def _quiz(text: str, contest: Contest) -> dict[str, Any]:
    """The question, and an option a line: `+` before those that are right."""
    prompt, *options = [line.strip() for line in text.splitlines() if line.strip()]
    right = [place for place, option in enumerate(options) if option.startswith("+")]
    words = [option.removeprefix("+").strip() for option in options]
    fits = all(0 < len(each) <= 500 for each in (prompt, *words))
    if not 2 <= len(options) <= OPTIONS_MAX or not right or not fits:
        raise Unclear
    return {
        "prompt": {contest.default_locale: prompt},
        "options": [{contest.default_locale: each} for each in words],
        "answers": right,
    }


TEMPLATES: Mapping[str, Template] = {
    "join_channel": Template(plain={"tickets": 0, "is_mandatory": True}),
    "daily": Template(plain={"tickets": 1}),
    "secret_code": Template(plain={"tickets": 2}, read=_code),
    "question": Template(plain={"tickets": 2}, read=_prompt),
    "visit": Template(plain={"tickets": 1}, read=_url),
    "quiz": Template(plain={"tickets": 2, "attempts_max": 1}, read=_quiz),
}


async def show(heard: Heard, deps: Deps) -> Sequence[Act]:
    """The tasks of a contest."""
    return [EndConversation(), tasks_screen(heard, await organised(heard, heard.args[0]))]


def tasks_screen(
    heard: Heard,
    found: Organised,
    ways: tuple[Button, ...] | None = None,
    *,
    note: Text | None = None,
) -> Act:
    """The tasks, what can be added, and how each is taken out; `ways` lead on."""
    contest, lines = found.contest, [_line(each) for each in found.tasks]
    is_open = contest.status == "open"
    text = say(
        "tasks.shown" if lines else "made.tasks.none",
        title=contest.title,
        lines=lines,
        hint=say("tasks.hint-open" if is_open else "tasks.hint"),
    )
    rows: list[tuple[Button, ...]] = []
    if not is_open:
        kinds = [kind for kind in TEMPLATES if kind != "join_channel" or contest.required_channels]
        adding = [button(text_name("tasks.add", kind), "o-add", contest.id, kind) for kind in kinds]
        rows += [tuple(adding[at : at + 2]) for at in range(0, len(adding), 2)]
    remove = ("tasks.off", "o-off") if is_open else ("tasks.remove", "o-del")
    rows += [
        (button(remove[0], remove[1], contest.id, each.id, title=labelled(each.title)),)
        for each in found.tasks
        if each.state != "switched_off"
    ]
    rows.append(ways or to_contest(contest.id))
    shown = say("organiser.noted", note=note, text=text) if note else text
    return screen(heard, shown, tuple(rows))


def _line(task: Task) -> Text:
    given: list[Text] = []
    if task.tickets or not task.is_mandatory:
        given.append(say("tickets.count", count=task.tickets))
    if task.is_mandatory:
        given.append(say("tasks.mandatory"))
    if task.state == "switched_off":
        given.append(say("tasks.is-off"))
    return say("tasks.line", title=task.title, given=joined(given))


async def add(heard: Heard, deps: Deps) -> Sequence[Act]:
    """One more task, or the question what is to be in it."""
    contest_id, kind = heard.args
    if TEMPLATES[kind].read:
        data = {"contest": contest_id, "kind": kind}
        text = say(text_name("tasks.ask", kind))
        back = ((button("tasks.back", "o-tasks", contest_id),),)
        return [Converse(state="wizard.task", data=data), screen(heard, text, back)]
    found = await organised(heard, contest_id)
    return await _added(heard, found, kind, {})


async def describe(heard: Heard, deps: Deps) -> Sequence[Act]:
    """What is to be in a task, in words."""
    assert heard.conversation
    data = heard.conversation.data
    found, read = await organised(heard, data["contest"]), TEMPLATES[data["kind"]].read
    assert read
    try:
        settings = read(heard.text.strip(), found.contest)
    except (Unclear, ValueError):
        return [Say(text=say(text_name("tasks.unclear", data["kind"])))]
    return await _added(heard, found, data["kind"], settings)


async def _added(
    heard: Heard, found: Organised, kind: str, settings: Mapping[str, Any]
) -> Sequence[Act]:
    contest, template = found.contest, TEMPLATES[kind]
    body = {
        "kind": kind,
        "title": {contest.default_locale: TITLES[kind][contest.default_locale]},
        **template.plain,
        **settings,
    }
    if kind == "join_channel":
        body["channels"] = contest.required_channels
    await heard.services.ask(
        "createTask", Nothing, contest_id=contest.id, query=contest.at_this_version, body=body
    )
    after = await organised(heard, contest.id)
    return [EndConversation(), Toast(text=say("tasks.added")), tasks_screen(heard, after)]


async def remove(heard: Heard, deps: Deps) -> Sequence[Act]:
    """A task less."""
    contest_id, task_id = heard.args
    contest = (await organised(heard, contest_id)).contest
    try:
        await heard.services.reply(
            "deleteTask", contest_id=contest_id, task_id=task_id, query=contest.at_this_version
        )
    except Refusal as refusal:
        if refusal.type != "task-not-found":  # it is out already
            raise
    return [tasks_screen(heard, await organised(heard, contest_id))]


async def switch_off(heard: Heard, deps: Deps) -> Sequence[Act]:
    """A task that people may have done: why it is off, everybody may read."""
    contest_id, task_id = heard.args
    data = {"contest": contest_id, "task": task_id}
    back = ((button("tasks.back", "o-tasks", contest_id),),)
    text = say("wizard.ask-reason")
    return [Converse(state="wizard.off", data=data), screen(heard, text, back)]


async def off(heard: Heard, deps: Deps) -> Sequence[Act]:
    """The reason."""
    assert heard.conversation
    data = heard.conversation.data
    if not heard.text.strip():
        return [Say(text=say("wizard.unclear.reason"))]
    contest = (await organised(heard, data["contest"])).contest
    body = {"is_off": True, "reason": heard.text[:500]}
    await heard.services.ask(
        "updateTask",
        Nothing,
        contest_id=contest.id,
        task_id=data["task"],
        query=contest.at_this_version,
        body=body,
    )
    after, now = await organised(heard, contest.id), datetime.fromtimestamp(deps.now(), UTC)
    return [EndConversation(), card(heard, after, now=now, note=say("organiser.saved"))]
