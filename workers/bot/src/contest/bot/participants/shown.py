"""What the handlers of participants have in common: titles, a message that is sent or edited, and
a refusal as the answer to what someone wrote.
"""

from __future__ import annotations

from collections.abc import Sequence

from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.people.problems import PROBLEMS
from contest.bot.people.services import Refusal
from contest.bot.said import Act, Button, Edit, EndConversation, Press, Rows, Say, Text, say
from contest.bot.texts.markup import name

TITLE_CHARACTERS_MAX = 120
BUTTON_CHARACTERS_MAX = 40
HERE = "e"  # the last argument of a button that changes the message which has it


def titled(text: str, *, characters_max: int = TITLE_CHARACTERS_MAX) -> str:
    """A title that an organiser chose, so that it stands in a sentence as one."""
    short = name(text, characters_max=characters_max)
    return f"{short}…" if len(text.strip()) > characters_max else short


def button(label: str, press: str, *args: str) -> Button:
    """A button of the bot's own."""
    return Button(text=say(label), press=Press(name=press, args=args))


def titled_button(title: str, press: str, *args: str) -> Button:
    """A button with words that an organiser chose."""
    words = say("as-it-is", text=titled(title, characters_max=BUTTON_CHARACTERS_MAX))
    return Button(text=words, press=Press(name=press, args=args))


def app_button(label: str, deps: Deps) -> tuple[Button, ...]:
    """The way into the Mini App, where there is one."""
    url = deps.settings.miniapp_url
    return (Button(text=say(label), web_app=url),) if url else ()


def shown(heard: Heard, text: Text, rows: Rows) -> Act:
    """In place of the message whose button says so; else in a message of its own."""
    query = heard.update.callback_query
    if query is None or query.message is None or heard.args[-1:] != (HERE,):
        return Say(text=text, rows=rows)
    return changed(heard, text, rows)


def changed(heard: Heard, text: Text, rows: Rows) -> Edit:
    """In place of the message whose button was pressed."""
    query = heard.update.callback_query
    is_caption = bool(query and query.message and query.message.photo)
    return Edit(text=text, rows=rows, is_caption=is_caption)


def problem(refusal: Refusal) -> Text:
    """What a person is told of a refusal."""
    named = f"problem.{refusal.type}"
    if named in PROBLEMS:
        return say(named, detail=refusal.detail)
    return say("problem", detail=refusal.detail or refusal.type)


def over(refusal: Refusal) -> Sequence[Act]:
    """Nothing that the person could write would be accepted."""
    return [EndConversation(), Say(text=problem(refusal))]
