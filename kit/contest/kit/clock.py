"""Times: epoch seconds inside and in the database, RFC 3339 in UTC on the wire;
and what a clock that was wrong has left behind.

Whatever waits has a longest wait. A time that is further ahead than that was written by a clock
that was ahead: it is not a time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from contest.kit.database import Statement, statement

Clock = Callable[[], float]  # epoch seconds


def clock_of(environment: Mapping[str, str], machine: Clock) -> Clock:
    """The machine's clock. On the machine of whoever develops it may be later, by as many seconds
    as the local stack says; everywhere else that counts for nothing.
    """
    ahead_s = int(environment.get("CLOCK_AHEAD_S") or 0)
    if environment["ENVIRONMENT"] != "local" or ahead_s == 0:
        return machine
    return lambda: machine() + ahead_s


def to_rfc3339(epoch_s: int) -> str:
    """`1700000000` as `2023-11-14T22:13:20Z`."""
    return datetime.fromtimestamp(epoch_s, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def rfc3339_or_none(epoch_s: int | None) -> str | None:
    """The same for a time that may not have come."""
    return None if epoch_s is None else to_rfc3339(epoch_s)


def from_rfc3339(text: str) -> int:
    """A time as the document takes it, in epoch seconds; what is less than a second is cut off."""
    return int(datetime.fromisoformat(text.upper()).timestamp())


def is_due(at: float, *, now: float, wait_s_max: float) -> bool:
    """Whether the moment `at` has come, which nobody can have set further than `wait_s_max`
    ahead.
    """
    return at <= now or at > now + wait_s_max


def bounded(at: float, *, now: float, wait_s_max: float) -> float:
    """`at`, but not further ahead than it can have been set."""
    return min(at, now + wait_s_max)


def pull_back(table: str, column: str, *, now: int, wait_s_max: int, where: str = "1") -> Statement:
    """The statement that makes due at once what waits for a moment further ahead than anything can
    wait.

    Needs an index that serves the column, together with `where` if it is given.
    """
    sql = f"update {table} set {column} = ? where {where} and {column} > ?"
    return statement(sql, now, now + wait_s_max)
