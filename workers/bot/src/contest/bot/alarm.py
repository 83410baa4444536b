"""The bot's alarm goes on with whatever waits to be sent, in an invocation of its own, with calls and time of its own."""

from __future__ import annotations

from contest.bot.deps import Deps
from contest.bot.notices import send_notices
from contest.bot.updates import work_off
from contest.kit.cost import accounted


async def wake(deps: Deps) -> None:
    """Have the alarm go off now: the net below everything that was to be sent and was not."""
    await deps.alarm.ring(0)


async def go_off(deps: Deps) -> None:
    """Work off updates, then send notices."""
    await accounted(_go_off(deps), "alarm", log=deps.log, metrics=deps.metrics)


async def _go_off(deps: Deps) -> None:
    await work_off(deps)
    await send_notices(deps)
