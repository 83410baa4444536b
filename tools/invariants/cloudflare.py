"""The databases of an environment on Cloudflare, read a page at a time into this process."""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any

from tools.console import Failure
from tools.deploy.api import Api
from tools.deploy.guard import guard_account
from tools.deploy.target import Target, database_name
from tools.fleet import binding
from tools.invariants.snapshot import Snapshot, empty
from tools.invariants.tables import TABLES, Table

PAGE_ROWS = 5_000  # of one query: some hundred bytes each


@dataclass(frozen=True, slots=True)
class Environment:
    """An environment, by its name; no more than `rows_max` rows of it are read at a look."""

    name: str
    rows_max: int
    is_live = True

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """Its tables as they were, each at its own moment. Raises `Failure`."""
        target = Target(environment=self.name, version="", values=os.environ)
        guard_account(target)
        with closing(Api(target)) as api, closing(empty()) as connection:
            read = 0
            for table in TABLES:
                read += self._copy(api, target, table, connection, self.rows_max - read)
            yield Snapshot(connection, int(time.time()), read)

    def _copy(
        self, api: Api, target: Target, table: Table, connection: sqlite3.Connection, left: int
    ) -> int:
        """Read a whole table; how many rows it has."""
        names = ", ".join(table.names)
        key = ", ".join(table.key)
        connection.execute(f"create table {table.view} ({names}, primary key ({key}))")
        places = ", ".join("?" * len(table.names))
        count = 0
        for rows in _pages(api, _database_of(target, table), table):
            count += len(rows)
            if count > left:
                raise Failure(
                    f"{self.name} has more than {self.rows_max} rows: stopped at "
                    f"{table.service}.{table.name}",
                    hint="see what D1 counts of rows that are read, and give more by --rows-max",
                )
            connection.executemany(f"insert into {table.view} values ({places})", rows)
        name = database_name(table.service, target.environment)
        print(f"  read {count} rows of {table.name} in {name}", file=sys.stderr, flush=True)
        return count


def _database_of(target: Target, table: Table) -> str:
    if database := target.database(table.service):
        return database
    raise Failure(
        f"D1_ID_{binding(table.service)} is not set",
        hint=f"run: python -m tools environment create {target.environment}",
    )


def _pages(api: Api, database: str, table: Table) -> Iterator[list[tuple[Any, ...]]]:
    """Its rows in the order of their key, which is an index: nothing else is read."""
    key, after = ", ".join(table.key), ""
    while True:
        found = api.select(
            database,
            f"select {table.select} from {table.name} {after} order by {key} limit {PAGE_ROWS}",
        )
        yield [tuple(row[name] for name in table.names) for row in found]
        if len(found) < PAGE_ROWS:
            return
        after = f"where ({key}) > ({_literals([found[-1][name] for name in table.key])})"


def _literals(values: Sequence[object]) -> str:
    """Values of a key as SQL."""
    return ", ".join(
        str(value) if isinstance(value, int) else "'" + str(value).replace("'", "''") + "'"
        for value in values
    )
