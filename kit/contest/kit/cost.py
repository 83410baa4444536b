"""What a piece of work costs the database: its calls, and the rows that D1 bills.

The sum belongs to the context of the work, so that requests side by side in one isolate do not
count each other's rows. Tasks that the work starts count for it.
"""

from __future__ import annotations

from collections.abc import Awaitable
from contextvars import ContextVar
from dataclasses import dataclass

from contest.kit.log import Log
from contest.kit.metrics import Metrics


@dataclass(slots=True)
class Cost:
    """`about` says what of its kind the work was, where its name does not:
    the types of the events in a call.
    """

    database_calls: int = 0
    rows_read: int = 0
    rows_written: int = 0
    about: str = ""

    @property
    def fields(self) -> dict[str, int | str]:
        """For a line of the log."""
        fields: dict[str, int | str] = {
            "database_calls": self.database_calls,
            "rows_read": self.rows_read,
            "rows_written": self.rows_written,
        }
        if self.about:
            fields["about"] = self.about
        return fields

    def since(self, before: Cost) -> Cost:
        """What was added to `before`."""
        return Cost(
            self.database_calls - before.database_calls,
            self.rows_read - before.rows_read,
            self.rows_written - before.rows_written,
        )


_RUNNING: ContextVar[Cost | None] = ContextVar("cost", default=None)


class costing:  # noqa: N801 - read as `with costing() as cost`; a generator would cost more
    """The sum of what happens inside, apart from whatever is around it."""

    def __enter__(self) -> Cost:
        cost = Cost()
        self._before = _RUNNING.set(cost)
        return cost

    def __exit__(self, *_: object) -> None:
        _RUNNING.reset(self._before)


def spent() -> Cost:
    """The sum of the work that is going on."""
    return _RUNNING.get() or Cost()


def count_call() -> None:
    """One call to the database, whatever comes of it."""
    spent().database_calls += 1


def count_rows(*, read: int, written: int) -> None:
    """What one statement read and wrote."""
    cost = spent()
    cost.rows_read += read
    cost.rows_written += written


async def accounted(work: Awaitable[None], name: str, *, log: Log, metrics: Metrics) -> None:
    """Do work that is no request: a line of the log and a point tell what it cost."""
    with costing() as cost:
        try:
            await work
        finally:
            log.event("work", work=name, **cost.fields)
            count_cost(metrics, name, cost)


def count_cost(metrics: Metrics, name: str, cost: Cost) -> None:
    """The point of what a piece of work cost, unless it asked the database nothing."""
    if cost.database_calls:
        counts = (cost.rows_written, cost.database_calls)
        metrics.write("cost", name, cost.about, cost.rows_read, *counts)
