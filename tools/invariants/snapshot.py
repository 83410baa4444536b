"""All databases as one, at one moment: what invariants are searched in."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.console import Failure
from tools.invariants.tables import TABLES
from tools.serve.backup import SERVICES

BUSY_WITHIN_S = 30
MARK_CHARACTERS = 16  # of the ids of events: see docs/events.md


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A connection in which each table of `TABLES` is there by its `view`."""

    connection: sqlite3.Connection
    now: int
    rows_read: int = 0  # over a network


def empty() -> sqlite3.Connection:
    """A connection without tables."""
    connection = sqlite3.connect(
        "file::memory:", uri=True, isolation_level=None, timeout=BUSY_WITHIN_S
    )
    connection.row_factory = sqlite3.Row
    connection.create_function("mark_of", 1, _mark_of, deterministic=True)
    return connection


def _mark_of(user_id: str) -> str:
    """What the ids of all events about a user begin with."""
    return hashlib.sha256(user_id.encode()).hexdigest()[:MARK_CHARACTERS]


@contextmanager
def of_files(files: Mapping[str, Path], now: int | None) -> Iterator[Snapshot]:
    """The databases of the services in these files, read only, also while they are written to.
    Without `now`, the time is that of the last sweep: nothing has happened since. Raises `Failure`.
    """
    with closing(empty()) as connection:
        for service, file in files.items():
            connection.execute(f"attach ? as {service}", (f"{file.as_uri()}?mode=ro",))
        yield attached(connection, now)


def attached(connection: sqlite3.Connection, now: int | None) -> Snapshot:
    """The databases that are attached, from now on as they are at this moment. Raises `Failure`."""
    for table in TABLES:
        connection.execute(
            f"create temp view {table.view} as select {table.select} "
            f"from {table.service}.{table.name}"
        )
    connection.execute("begin")
    for service in SERVICES:
        connection.execute(f"select 1 from {service}.sqlite_schema limit 1").fetchone()
    for table in TABLES:
        try:
            connection.execute(f"select 1 from {table.view} limit 1")
        except sqlite3.OperationalError as error:
            raise Failure(
                f"{table.service}.{table.name} cannot be read: {error}",
                hint="apply the migrations of this checkout, or check out what wrote it",
            ) from None
    return Snapshot(connection, _last_sweep(connection) if now is None else now)


def _last_sweep(connection: sqlite3.Connection) -> int:
    """When any service swept last."""
    swept = " union all ".join(f"select swept_at from {each}_sweeps" for each in SERVICES)
    [at] = connection.execute(f"select max(swept_at) from ({swept})").fetchone()
    return int(at or 0)
