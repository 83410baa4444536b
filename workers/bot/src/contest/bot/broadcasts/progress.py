"""How far a broadcast is, in the chat of its author, with buttons."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from contest.bot.broadcasts import repository, statements
from contest.bot.broadcasts.records import Broadcast, State
from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.said import Act, Button, Edit, Press, Rows, Text, Toast, Write, say
from contest.kit.database import Statement

Handler = Callable[[Heard, Deps], Awaitable[Sequence[Act]]]
Change = Callable[[Broadcast, int], tuple[State, Sequence[Statement]]]
AFTER_S = 2  # once what begins it again is written


def shown(broadcast: Broadcast, state: State | None = None) -> tuple[Text, Rows]:
    """What its author sees of it, and may press."""
    now = state or broadcast.state
    text = say(
        "broadcast.progress",
        state=say(f"broadcast.{now}"),
        sent=broadcast.sent,
        blocked=broadcast.blocked,
        failed=broadcast.failed,
    )
    names = {"running": ("refresh", "pause", "cancel"), "paused": ("resume", "cancel")}.get(now, ())
    row = tuple(
        Button(
            text=say(f"broadcast.{name}"),
            press=Press(name=f"b-{name}", args=(broadcast.broadcast_id,)),
        )
        for name in names
    )
    return text, (row,) if row else ()


def _changing(change: Change) -> Handler:
    async def changed(heard: Heard, deps: Deps) -> Sequence[Act]:
        broadcast = await repository.find(deps.db, heard.args[0])
        if broadcast is None:
            return [Toast(text=say("broadcast.unknown"), window=True)]
        state, batch = change(broadcast, int(deps.now()))
        text, rows = shown(broadcast, state)
        await deps.alarm.ring(AFTER_S)
        return [Write(tuple(batch)), Edit(text=text, rows=rows)]

    return changed


def _refresh(broadcast: Broadcast, now: int) -> tuple[State, Sequence[Statement]]:
    return broadcast.state, ()


def _pause(broadcast: Broadcast, now: int) -> tuple[State, Sequence[Statement]]:
    after: State = "paused" if broadcast.state == "running" else broadcast.state
    return after, statements.paused(broadcast.broadcast_id, now=now)


def _resume(broadcast: Broadcast, now: int) -> tuple[State, Sequence[Statement]]:
    after: State = "running" if broadcast.state == "paused" else broadcast.state
    return after, statements.resumed(broadcast.broadcast_id, now=now)


def _cancel(broadcast: Broadcast, now: int) -> tuple[State, Sequence[Statement]]:
    after: State = "done" if broadcast.state == "done" else "cancelled"
    return after, statements.cancelled(broadcast.broadcast_id, now=now)


PRESSES = {
    "b-refresh": _changing(_refresh),
    "b-pause": _changing(_pause),
    "b-resume": _changing(_resume),
    "b-cancel": _changing(_cancel),
}
