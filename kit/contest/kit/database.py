"""The database as the services see it: four questions, one transaction per batch;
D1 and sqlite3 both answer them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

Value = str | int | float | None
Row = dict[str, Any]

PARAMETERS_MAX = 100  # D1's own limit.
INTEGER_MAX = 2**53 - 1  # D1 passes numbers as JavaScript does: above this they lose digits.


class DatabaseError(Exception):
    """A statement failed: a constraint, a fault in the SQL, or the database itself.
    Nothing of its batch was written.
    """


class DatabaseBusy(DatabaseError):
    """More is asked of the database than it can do: it has not begun with this, and may later."""


def failure_of(message: str) -> DatabaseError:
    """The error that D1 means by its message, of which there is nothing else:
    https://developers.cloudflare.com/d1/observability/debug-d1/#error-list
    """
    return (DatabaseBusy if "D1 DB is overloaded" in message else DatabaseError)(message)


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement and its values, to be run in a batch."""

    sql: str
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """What one statement of a batch did: the rows it returned, and how many it changed."""

    rows: list[Row] = field(default_factory=list)
    changes: int = 0


class Database(Protocol):
    """Raises `DatabaseError` when a statement fails, `TypeError` or `ValueError` for a value that
    D1 would not keep as it is.
    """

    async def one(self, sql: str, *values: Value) -> Row | None:
        """The first row, if any."""
        ...

    async def all(self, sql: str, *values: Value) -> list[Row]:
        """All rows."""
        ...

    async def run(self, sql: str, *values: Value) -> int:
        """How many rows it changed."""
        ...

    async def batch(self, statements: Sequence[Statement]) -> list[Result]:
        """All of them in one transaction, or none. An empty batch does nothing."""
        ...


def statement(sql: str, *values: Value) -> Statement:
    """A statement for a batch."""
    return Statement(sql, values)


async def probe_write(db: Database, *, now: int) -> None:
    """Write one row, always the same one. Raises `DatabaseError` where the database takes no write,
    as on a full disk.
    """
    sql = """
        insert into probes (id, written_at) values (1, ?)
        on conflict (id) do update set written_at = excluded.written_at
    """
    await db.run(sql, now)


def check_values(values: Sequence[Value]) -> None:
    """Refuse what D1 would store as something else: bool, bytes, datetime, NaN,
    integers from 2^53 on, over 100 values.
    """
    if len(values) > PARAMETERS_MAX:
        raise ValueError(
            f"{len(values)} values; D1 takes {PARAMETERS_MAX} at most:"
            " pass a JSON list and json_each"
        )
    for value in values:
        if value is None or type(value) is str:
            continue
        if type(value) is int:
            if abs(value) > INTEGER_MAX:
                raise ValueError(f"{value} does not fit a D1 number: store it as text")
        elif type(value) is float:
            if not math.isfinite(value):
                raise ValueError(f"{value} would become NULL in D1")
        else:
            raise TypeError(
                f"{type(value).__name__} is not a value for D1: pass str, int, float or None"
            )
