"""What the owner of a contest is told when something happens to it."""

from __future__ import annotations

from collections.abc import Sequence

from contest.bot.deps import Deps
from contest.bot.organisers.asking import button
from contest.bot.said import Say, say
from contest.bot.sending import statements as sending
from contest.bot.sending.messages import Message
from contest.contract.events.content import (
    ContestCancelled,
    ContestClosed,
    ContestOpened,
    DrawDrawn,
    WebhookDisabled,
)
from contest.kit.database import Statement
from contest.kit.events.inbox import Received

ContestEvent = ContestOpened | ContestClosed | ContestCancelled | DrawDrawn


async def on_contest_changed(event: Received[ContestEvent], deps: Deps) -> Sequence[Statement]:
    """The owner of the contest is told, if it has one still."""
    contest = event.data
    if not contest.user_id:
        return []
    press = "o-win" if isinstance(contest, DrawDrawn) else "o-see"
    way = button(f"event.{press[2:]}", press, contest.contest_id)
    said = Say(text=say(contest.TYPE, title=contest.title), rows=((way,),))
    message = Message(say=said).encode()
    return [sending.notice(event.id, contest.user_id, message, now=int(deps.now()))]


async def on_webhook_disabled(event: Received[WebhookDisabled], deps: Deps) -> Sequence[Statement]:
    """The owner of the contest is told which of its webhooks is off, and why."""
    webhook = event.data
    if not webhook.user_id:
        return []
    text = say(f"webhook.{webhook.reason}", title=webhook.title, host=webhook.host)
    message = Message(say=Say(text=text)).encode()
    return [sending.notice(event.id, webhook.user_id, message, now=int(deps.now()))]
