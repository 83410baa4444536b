"""What every minute's cron does: nothing depends on a queue having delivered."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

from contest.kit import inbox, outbox
from contest.kit.deps import Deps

D = TypeVar("D", bound=Deps)
Step = Callable[[D], Awaitable[None]]

EVENTS: tuple[Step[Deps], ...] = (outbox.relay, outbox.alert_on_age, inbox.prune)


OVERDUE_S = 900


async def overdue(deps: Deps) -> str | None:
    """Whether no sweep has got through for too long: the cron does not fire, or a step keeps failing."""
    row = await deps.db.one("select swept_at from sweeps")
    age_s = int(deps.now()) - (row["swept_at"] if row else 0)
    return f"the cron has not got through for {age_s // 60} min" if age_s > OVERDUE_S else None


async def sweep(deps: D, steps: tuple[Step[D], ...]) -> None:
    """Take every step, also after one that fails. Raises the first failure, so that the cron counts as failed."""
    failures: list[Exception] = []
    started = deps.now()
    for step in steps:
        try:
            await step(deps)
        except Exception as error:  # noqa: BLE001 - the other steps must not wait for its cause to be mended
            deps.log.failure("sweep-failed", error, step=step.__name__)
            failures.append(error)
    deps.metrics.write("sweep", deps.log.service, "failed" if failures else "ok", (deps.now() - started) * 1000)
    if failures:
        raise failures[0]
    await deps.db.run("update sweeps set swept_at = ?", int(deps.now()))
