"""The services' databases, empty: the tests of a process lend them to each other, since sqlite3
takes ten times longer to compile the statements of a sign-in than to run them.
"""

from __future__ import annotations

import functools
import sqlite3

from contest.kit.sqlite import SqliteDatabase
from tools.paths import ROOT

PAGES_MAX = 2_000  # A larger one is not worth the time to empty it.
FREE: dict[str, list[LentDatabase]] = {}


def empty_database(service: str) -> SqliteDatabase:
    """A database of the service, with its migrations and nothing else; `close` gives it back."""
    free = FREE.setdefault(service, [])
    database = free.pop() if free else LentDatabase(service)
    database.is_lent = True
    return database


class LentDatabase(SqliteDatabase):
    """In memory. Closed, it is emptied and kept, and its compiled statements with it; not if its
    schema has changed, nor if it holds what nothing may delete: transfers.
    """

    def __init__(self, service: str) -> None:
        super().__init__()
        self._connection.deserialize(_migrated(service))
        self._service = service
        self._schema_version = self._pragma("schema_version")
        self._changes = self._connection.total_changes
        self.is_lent = False
        tables = "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"
        self._rows = {
            name: [tuple(row) for row in self._connection.execute(f"select * from {name}")]
            for (name,) in self._connection.execute(tables).fetchall()
        }

    def close(self) -> None:
        if not self.is_lent:
            return
        self.is_lent = False
        if self._is_empty():
            FREE[self._service].append(self)
        else:
            super().close()

    def _is_empty(self) -> bool:
        """Whether all is as it was, after some deleting."""
        if self._connection.in_transaction:
            self._connection.execute("rollback")
        if self._pragma("schema_version") != self._schema_version:
            return False
        if self._connection.total_changes == self._changes:
            return True
        if self._pragma("page_count") > PAGES_MAX:
            return False
        try:
            self._empty()
        except sqlite3.IntegrityError:
            return False
        self._changes = self._connection.total_changes
        return True

    def _empty(self) -> None:
        with self._connection:
            self._connection.execute("begin")
            for name in reversed(self._rows):  # what refers to others stands behind them
                self._connection.execute(f"delete from {name}")
            for name, rows in self._rows.items():
                for row in rows:
                    places = ", ".join("?" * len(row))
                    self._connection.execute(f"insert into {name} values ({places})", row)

    def _pragma(self, name: str) -> int:
        [(value,)] = self._connection.execute(f"pragma {name}").fetchall()
        return int(value)


@functools.cache
def _migrated(service: str) -> bytes:
    """To copy it takes a twentieth of the time of the migrations."""
    database = SqliteDatabase()
    database.migrate(ROOT / "workers" / service / "migrations")
    found = database._connection.serialize()
    database.close()
    return found
