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
from contest.kit.events.steady import STEADY
from contest.kit.service import Operation

D = TypeVar("D", bound=Deps)
Step = Callable[[D], Awaitable[bool | None]]  # whether there is more to do at once
Check = Callable[
    [D], Awaitable[str | None]
]  # what is wrong, in words that name nobody; None when all is well

OVERDUE_S = 900
MARK_S = 210  # A sweep is written down each fourth minute: it is a row of the day's budget.
TOLD_ROWS_READ, TOLD_ROWS_WRITTEN = 100, 10  # by a step, from which on it is a point of its own


async def overdue(deps: Deps) -> str | None:
    """Whether no sweep has got through for too long: a step keeps failing."""
    row = await deps.db.one("select swept_at from sweeps")
    swept_at, now = (row["swept_at"] if row else 0), deps.now()
    wait_s = OVERDUE_S + MARK_S
    if is_due(swept_at + wait_s, now=now, wait_s_max=wait_s):
        return f"no sweep has got through for {max(0, int(now) - swept_at - MARK_S) // 60} min"
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
        failed, has_more = await sweep(deps, steps)
        alerts = await find_alerts(deps, checks)
        return Reply.of(SweepReport(failed=failed, alerts=alerts, has_more=has_more))

    return sweep_service


async def sweep(deps: D, steps: Sequence[Step[D]]) -> tuple[list[str], bool]:
    """Take every step, also after one that fails; the names of those that failed, and whether there
    is more to do at once. When none failed, that is written down.
    """
    started, failed = deps.now(), list[str]()
    has_more = [await _take(step, deps, failed) for step in steps]
    if not failed:
        await _take(_mark, deps, failed)
    outcome = "failed" if failed else "ok"
    deps.metrics.write("sweep", deps.service, outcome, (deps.now() - started) * 1000)
    return failed, any(has_more) or any(link.has_more for link in deps.links.values())


async def _take(step: Step[D], deps: D, failed: list[str]) -> bool:
    """Whether a step has more to do at once; one that fails has not."""
    before = replace(spent())
    try:
        return bool(await step(deps))
    # The other steps must not wait for its cause to be fixed.
    except Exception as error:  # noqa: BLE001
        deps.log.failure("sweep-failed", error, step=step.__name__)
        failed.append(step.__name__)
        return False
    finally:
        cost = spent().since(before)
        # An idle minute has fifty steps, whose rows are in the point of the sweep as well.
        if cost.rows_read >= TOLD_ROWS_READ or cost.rows_written >= TOLD_ROWS_WRITTEN:
            count_cost(deps.metrics, f"{deps.log.service}.{step.__name__}", cost)


async def _mark(deps: Deps) -> None:
    """Write down that every step got through, unless one that did was written down lately. While
    the clock is not to be believed yet, each is.
    """
    sql = f"""
        update sweeps set swept_before_at = swept_at, swept_at = ?1
        where ?1 - swept_at >= {MARK_S} or not {STEADY.replace("?", "?1")}
    """
    await deps.db.run(sql, int(deps.now()))


async def find_alerts(deps: D, checks: Mapping[str, Check[D]]) -> dict[str, str]:
    """What is wrong now, by the name of the check; log and metrics hear of it as well."""
    found: dict[str, str] = {}
    for name, check in checks.items():
        if (detail := await check(deps)) is not None:
            deps.log.event("alert", level="error", alert=name, detail=detail)
            deps.metrics.write("alert", name, deps.service)
            found[name] = detail
    return found
