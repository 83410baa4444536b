"""The first word of a person to the bot, and what they came by."""

from __future__ import annotations

from collections.abc import Sequence

from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.links import contest_in
from contest.bot.participants import statements
from contest.bot.participants.contests import looked_at
from contest.bot.participants.invitations import follow
from contest.bot.participants.shown import app_button, button
from contest.bot.people.services import Refusal
from contest.bot.said import Act, Say, Write, say


async def start(heard: Heard, deps: Deps) -> Sequence[Act]:
    """`/start`: whoever says so is a user from then on, and gets news. By the link of a contest
    they see its card, else the greeting.
    """
    is_invited, told = await follow(heard, deps)
    await heard.services.actor()
    back = Write((statements.started(heard.stored, heard.person.telegram_id),))
    contest_id = contest_in(heard.text)
    if contest_id is not None:
        try:
            text, rows, found = await looked_at(heard, deps, contest_id)
        except Refusal:
            pass  # A link that leads nowhere is answered like none.
        else:
            return [*told, back, Say(text=text, rows=rows, picture=found.picture_url)]
    greeting = say("greeting", name=heard.person.shown_name)
    text = say("greeting.invited", greeting=greeting) if is_invited else greeting
    app = app_button("open-app", deps)
    rows = (
        (button("contests.button", "contests"), button("invite-friends", "invite")),
        *((app,) if app else ()),
    )
    return [*told, back, Say(text=text, rows=rows)]
