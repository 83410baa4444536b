"""What is wrong now, as each service finds it out itself: the bot asks every minute, and tells people."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeVar

from contest.kit import dead_letters, outbox, sweep
from contest.kit.call import Call, Reply
from contest.kit.deps import Deps
from contest.kit.service import Operation

D = TypeVar("D", bound=Deps)
Check = Callable[[D], Awaitable[str | None]]  # what is wrong, in words that name nobody; None when all is well

# Of every service with events. A service with more to watch adds a line of its own.
EVENTS: Mapping[str, Check[Deps]] = {
    "dead-letters": dead_letters.waiting,
    "outbox-age": outbox.overdue,
    "cron": sweep.overdue,
}


async def find(checks: Mapping[str, Check[D]], deps: D) -> dict[str, str]:
    """What is wrong, by the name of the check."""
    return {name: detail for name, check in checks.items() if (detail := await check(deps)) is not None}


def operation(checks: Mapping[str, Check[D]]) -> Operation[D]:
    """The operation that answers what is wrong."""

    async def get_alerts(call: Call, deps: D) -> Reply:
        return Reply.of({"alerts": await find(checks, deps)})

    return get_alerts
