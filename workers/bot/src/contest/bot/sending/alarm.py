"""The bot's alarm goes on with whatever waits, in an invocation of its own,
with calls and time of its own.
"""

from __future__ import annotations

from contest.bot import rooms
from contest.bot.deps import Deps
from contest.bot.sending.deliveries import RUN_CALLS_MAX, process_due
from contest.bot.sending.messages import BROADCAST
from contest.kit.cost import accounted

FILL_CALLS_MAX = 4  # what to queue, the people, the queue, and the alarm


async def wake(deps: Deps) -> None:
    """Have the alarm go off now: the net below everything that was to be sent and was not."""
    await deps.alarm.ring(0)


async def go_off(deps: Deps) -> None:
    """Read updates, and send whatever is due; what has time is queued as there is room for it."""
    await accounted(_go_on(deps), "alarm", log=deps.log, metrics=deps.metrics)


async def _go_on(deps: Deps) -> None:
    has_more = [await fill(deps) for fill in rooms.FILLS]
    calls_max = RUN_CALLS_MAX - FILL_CALLS_MAX * len(has_more)
    await process_due(deps, calls_max=calls_max, down_to=BROADCAST)
    if any(has_more):
        await deps.alarm.ring(0)
