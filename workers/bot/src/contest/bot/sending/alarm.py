"""The bot's alarm goes on with whatever waits, in an invocation of its own,
with calls and time of its own.
"""

from __future__ import annotations

from contest.bot.deps import Deps
from contest.bot.sending.deliveries import process_due
from contest.bot.sending.messages import BROADCAST
from contest.kit.cost import accounted


async def wake(deps: Deps) -> None:
    """Have the alarm go off now: the net below everything that was to be sent and was not."""
    await deps.alarm.ring(0)


async def go_off(deps: Deps) -> None:
    """Read updates, and send whatever is due."""
    work = process_due(deps, down_to=BROADCAST)
    await accounted(work, "alarm", log=deps.log, metrics=deps.metrics)
