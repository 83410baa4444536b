"""The questions about a contest: one after another while it is made, or one alone to change it.

The contest is a draft from the first question on, and each answer is written to it. So whatever is
left out has a value, and nothing is lost where the bot or the organiser stops in between.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.organisers import repository, times
from contest.bot.organisers.asking import (
    button,
    labelled,
    organised,
    screen,
    text_name,
    to_contest,
    updated,
)
from contest.bot.organisers.card import card, channels, prizes, starts
from contest.bot.organisers.fields import FIELDS, Unclear
from contest.bot.organisers.records import Contest, Organised, Task
from contest.bot.organisers.repository import Connected
from contest.bot.organisers.tasks import tasks_screen
from contest.bot.said import Act, Button, Converse, EndConversation, Rows, Say, Text, say
from contest.kit.locales import Locale

STEPS = ("title", "about", "prizes", "end", "channels", "tasks")
ASIDE = {"zone": "end"}  # a question that is asked from another, and leads back to it
EDITABLE = tuple(FIELDS)
WITHIN_S = 7 * 86_400  # so long the bot waits for an answer
CHOICES_IN_A_ROW = 3
IN_WIZARD = "w"  # the last argument of a press


async def ask(heard: Heard, deps: Deps) -> Sequence[Act]:
    """A question: the next or the one before, or one that was chosen."""
    contest_id, step, *mode = heard.args
    found = await organised(heard, contest_id)
    return await question(heard, deps, found.contest, found.tasks, step, in_wizard=bool(mode))


async def edit(heard: Heard, deps: Deps) -> Sequence[Act]:
    """What there is to change."""
    contest = (await organised(heard, heard.args[0])).contest
    buttons = [button(f"field.{name}", "o-ask", contest.id, name) for name in EDITABLE]
    rows = (*_in_rows(buttons, 2), to_contest(contest.id))
    return [EndConversation(), screen(heard, say("organiser.edit", title=contest.title), rows)]


async def question(
    heard: Heard, deps: Deps, contest: Contest, tasks: Sequence[Task], step: str, *, in_wizard: bool
) -> Sequence[Act]:
    """What is asked at a step, what the answer is so far, and the ways on and back."""
    ways = _ways(contest.id, step) if in_wizard else to_contest(contest.id)
    if step == "tasks":
        note = say("wizard.place", number=len(STEPS), of=len(STEPS)) if in_wizard else None
        found = Organised(contest=contest, tasks=list(tasks))
        return [EndConversation(), tasks_screen(heard, found, ways, note=note)]
    text = say(
        "wizard.question",
        question=say(f"wizard.ask.{step}"),
        now=_answer(contest, step, locale=heard.person.locale, now=deps.now()),
    )
    if in_wizard:
        number = STEPS.index(ASIDE.get(step, step)) + 1
        place = say("wizard.place", number=number, of=len(STEPS))
        text = say("organiser.noted", note=place, text=text)
    data = {"contest": contest.id, "field": step, "in_wizard": in_wizard}
    waits = Converse(state="wizard.answer", data=data, within_s=WITHIN_S)
    rows = _choices(contest, step, in_wizard=in_wizard)
    if step == "channels":
        connected = await repository.list_connected(deps.db, heard.person.telegram_id)
        rows = (*_channels(contest, connected, in_wizard=in_wizard), *rows)
    return [waits, screen(heard, text, (*rows, ways))]


async def choose(heard: Heard, deps: Deps) -> Sequence[Act]:
    """A ready answer."""
    contest_id, step, choice, *mode = heard.args
    return await _answered(heard, deps, contest_id, step, choice, in_wizard=bool(mode))


async def add_channel(heard: Heard, deps: Deps) -> Sequence[Act]:
    """One more of the person's channels."""
    contest_id, chat_id, *mode = heard.args
    found = await organised(heard, contest_id)
    contest, before = found.contest, found.contest.required_channels
    connected = await repository.list_connected(deps.db, heard.person.telegram_id)
    new = [each.name for each in connected if each.chat_id == chat_id and each.name not in before]
    if new:
        contest = await updated(heard, contest, {"required_channels": [*before, *new]})
    in_wizard = bool(mode)
    return await question(heard, deps, contest, found.tasks, "channels", in_wizard=in_wizard)


async def answer(heard: Heard, deps: Deps) -> Sequence[Act]:
    """An answer in words."""
    assert heard.conversation
    data = heard.conversation.data
    return await _answered(
        heard, deps, data["contest"], data["field"], heard.text, in_wizard=data["in_wizard"]
    )


async def _answered(
    heard: Heard, deps: Deps, contest_id: str, step: str, text: str, *, in_wizard: bool
) -> Sequence[Act]:
    found, now = await organised(heard, contest_id), deps.now()
    contest = found.contest
    try:
        body = FIELDS[step].read(text, contest, now)
    except Unclear:
        return [Say(text=say(f"wizard.unclear.{step}"))]
    if contest.status == "open" and FIELDS[step].with_reason:
        data = {"contest": contest_id, "body": body}
        waits = Converse(state="wizard.reason", data=data, within_s=WITHIN_S)
        return [waits, screen(heard, say("wizard.ask-reason"), (to_contest(contest_id),))]
    changed = await updated(heard, contest, body)
    if in_wizard:
        following = ASIDE.get(step) or STEPS[STEPS.index(step) + 1]
        return await question(heard, deps, changed, found.tasks, following, in_wizard=True)
    return _saved(heard, Organised(contest=changed, tasks=found.tasks), now)


async def reason(heard: Heard, deps: Deps) -> Sequence[Act]:
    """Why a contest that people are in is to be another: all of them may read it."""
    assert heard.conversation
    data = heard.conversation.data
    if not heard.text.strip():
        return [Say(text=say("wizard.unclear.reason"))]
    found = await organised(heard, data["contest"])
    changed = await updated(heard, found.contest, {**data["body"], "reason": heard.text[:500]})
    return _saved(heard, Organised(contest=changed, tasks=found.tasks), deps.now())


def _saved(heard: Heard, found: Organised, now: float) -> Sequence[Act]:
    saved = say("organiser.saved")
    shown = card(heard, found, now=datetime.fromtimestamp(now, UTC), note=saved)
    return [EndConversation(), shown]


def _ways(contest_id: str, step: str) -> tuple[Button, ...]:
    """The buttons to the step before and to the next one."""
    if step in ASIDE:
        return (button("wizard.back", "o-ask", contest_id, ASIDE[step], IN_WIZARD),)
    at = STEPS.index(step)
    back = button("wizard.back", "o-ask", contest_id, STEPS[at - 1], IN_WIZARD) if at else None
    on = (
        button("wizard.skip", "o-ask", contest_id, STEPS[at + 1], IN_WIZARD)
        if at + 1 < len(STEPS)
        else button("wizard.done", "o-see", contest_id)
    )
    return (back, on) if back else (on,)


def _choices(contest: Contest, step: str, *, in_wizard: bool) -> Rows:
    mode = (IN_WIZARD,) if in_wizard else ()
    buttons = [
        button(text_name("wizard.choice", choice), "o-put", contest.id, step, choice, *mode)
        for choice in FIELDS[step].choices
    ]
    rows = _in_rows(buttons, CHOICES_IN_A_ROW)
    if step == "end" and in_wizard:
        rows = (*rows, (button("field.zone", "o-ask", contest.id, "zone", IN_WIZARD),))
    if step == "prizes":
        rows = (*rows, (button("do.prize-codes", "o-kinds", contest.id, *mode),))
    return rows


def _channels(contest: Contest, connected: Sequence[Connected], *, in_wizard: bool) -> Rows:
    """The person's channels that are not among those of the contest."""
    mode = (IN_WIZARD,) if in_wizard else ()
    return tuple(
        (button("wizard.channel", "o-chan", contest.id, each.chat_id, *mode, title=each.title),)
        for each in (each._replace(title=labelled(each.title)) for each in connected)
        if each.name not in contest.required_channels
    )


def _in_rows(buttons: Sequence[Button], width: int) -> Rows:
    return tuple(tuple(buttons[at : at + width]) for at in range(0, len(buttons), width))


def _answer(contest: Contest, step: str, *, locale: Locale, now: float) -> Text | list[Text]:
    """What the answer to a question is so far."""
    if step == "prizes":
        return prizes(contest)
    if step == "channels":
        return channels(contest)
    if step == "start":
        return starts(contest, locale=locale, now=datetime.fromtimestamp(now, UTC))
    plain: dict[str, Any] = {
        "title": contest.own["title"],
        "about": contest.own["description"],
        "rules": contest.own["rules"],
        "button": contest.own["button"],
        "end": times.shown(contest.ends_at, zone=contest.time_zone, locale=locale),
        "zone": contest.time_zone,
        "picture": contest.picture_url,
        "reserves": contest.reserves,
        "most": contest.entries_max,
    }
    value = plain[step]
    return say("organiser.plain", text=str(value)) if value else say("organiser.none")
