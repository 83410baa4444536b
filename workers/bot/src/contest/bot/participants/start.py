"""The first word of a person to the bot."""

from __future__ import annotations

from collections.abc import Sequence

from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.participants.invitations import follow
from contest.bot.said import Act, Button, Say, say


async def start(heard: Heard, deps: Deps) -> Sequence[Act]:
    """`/start`, with or without a payload: the greeting, and the way into the Mini App."""
    is_invited, told = await follow(heard, deps)
    url = deps.settings.miniapp_url
    rows = ((Button(text=say("open-app"), web_app=url),),) if url else ()
    greeting = say("greeting", name=heard.person.shown_name)
    text = say("greeting.invited", greeting=greeting) if is_invited else greeting
    return [*told, Say(text=text, rows=rows)]
