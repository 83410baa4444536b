"""What is done every minute: whatever a crash, an outage or a lost call has left behind."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from contest.contract.shared import SweepReport
from contest.kit.call import Call, Reply
from contest.kit.clock import is_due
from contest.kit.cost import count_cost, spent
from contest.kit.deps import Deps
from contest.kit.events import dead_letters, inbox, outbox
from contest.kit.service import Operation

D = TypeVar("D", bound=Deps)
Step = Callable[[D], Awaitable[None]]
Check = Callable[
    [D], Awaitable[str | None]
]  # what is wrong, in words that name nobody; None when all is well

OVERDUE_S = 900


async def overdue(deps: Deps) -> str | None:
    """Whether no sweep has got through for too long: a step keeps failing."""
    row = await deps.db.one("select swept_at from sweeps")
    swept_at, now = (row["swept_at"] if row else 0), deps.now()
    if is_due(swept_at + OVERDUE_S, now=now, wait_s_max=OVERDUE_S):
        return f"no sweep has got through for {max(0, int(now) - swept_at) // 60} min"
    return None


# Of every service with events. A service with more to do or to watch adds a line of its own.
EVENTS: tuple[Step[Deps], ...] = (outbox.pull_back_rows, outbox.relay, inbox.prune)
CHECKS: Mapping[str, Check[Deps]] = {
    "dead-letters": dead_letters.waiting,
    "outbox-age": outbox.overdue,
    "sweep": overdue,
}


def operation(steps: Sequence[Step[D]], checks: Mapping[str, Check[D]]) -> Operation[D]:
    """The operation that sweeps, and answers which steps failed, what is wrong,
    and whether there is more to do now.
    """

    async def sweep_service(call: Call, deps: D) -> Reply:
        failed = await sweep(deps, steps)
        has_more = any(link.has_more for link in deps.links.values())
        alerts = await find_alerts(deps, checks)
        return Reply.of(SweepReport(failed=failed, alerts=alerts, has_more=has_more))

    return sweep_service


async def sweep(deps: D, steps: Sequence[Step[D]]) -> list[str]:
    """Take every step, also after one that fails; the names of those that failed. When none did,
    that is written down.
    """
    started = deps.now()
    failed = [step.__name__ for step in steps if not await _gets_through(step, deps)]
    if not failed and not await _gets_through(_mark, deps):
        failed.append("mark")
    outcome = "failed" if failed else "ok"
    deps.metrics.write("sweep", deps.service, outcome, (deps.now() - started) * 1000)
    return failed


async def _gets_through(step: Step[D], deps: D) -> bool:
    before = replace(spent())
    try:
        await step(deps)
    # The other steps must not wait for its cause to be fixed.
    except Exception as error:  # noqa: BLE001
        deps.log.failure("sweep-failed", error, step=step.__name__)
        return False
    finally:
        count_cost(deps.metrics, f"{deps.log.service}.{step.__name__}", spent().since(before))
    return True


async def _mark(deps: Deps) -> None:
    await deps.db.run("update sweeps set swept_before_at = swept_at, swept_at = ?", int(deps.now()))


async def find_alerts(deps: D, checks: Mapping[str, Check[D]]) -> dict[str, str]:
    """What is wrong now, by the name of the check; the log hears of it as well."""
    found: dict[str, str] = {}
    for name, check in checks.items():
        if (detail := await check(deps)) is not None:
            deps.log.event("alert", level="error", alert=name, detail=detail)
            found[name] = detail
    return found
