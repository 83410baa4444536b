"""The button under a post that joins at once."""

from __future__ import annotations

from collections.abc import Sequence

from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.said import Act, Toast, say


async def join(heard: Heard, deps: Deps) -> Sequence[Act]:
    """Whoever presses is in. A refusal is told by its own text."""
    [contest_id] = heard.args
    body = {"source": "channel_post"}
    reply = await heard.services.reply("createEntry", contest_id=contest_id, body=body)
    text = say("post.joined" if reply.status == 201 else "post.joined-already")
    return [Toast(text=text, window=True)]
