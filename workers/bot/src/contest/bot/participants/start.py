"""The first word of a person to the bot."""

from __future__ import annotations

from collections.abc import Sequence

from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.said import Act, Button, Say, say


async def start(heard: Heard, deps: Deps) -> Sequence[Act]:
    """`/start`, with or without a payload: the greeting, and the way into the Mini App."""
    url = deps.settings.miniapp_url
    rows = ((Button(text=say("open-app"), web_app=url),),) if url else ()
    return [Say(text=say("greeting", name=heard.person.shown_name), rows=rows)]
