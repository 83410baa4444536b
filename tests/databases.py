"""The services' databases, empty: the tests of a process lend them to each other, since sqlite3
takes longer to compile the statements of one sign-in than to run those of a hundred.
"""

from __future__ import annotations

import functools
import itertools
import sqlite3

from contest.kit.sqlite import SqliteDatabase
from tools.paths import ROOT

NUMBERS = itertools.count()
FREE: dict[str, list[LentDatabase]] = {}


def empty_database(service: str) -> SqliteDatabase:
    """A database of the service, with its migrations and nothing else; `close` gives it back."""
    free = FREE.setdefault(service, [])
    database = free.pop() if free else LentDatabase(service)
    database.empty()
    return database


class LentDatabase(SqliteDatabase):
    """In memory, with a connection beside the usual one that empties it. Statements stay compiled
    as long as the version of the schema is the one they were compiled for.
    """

    def __init__(self, service: str) -> None:
        name = f"file:/{service}-{next(NUMBERS)}?vfs=memdb"
        super().__init__(name)
        self._service = service
        self._beside = sqlite3.connect(name, uri=True, isolation_level=None)

    def empty(self) -> None:
        migrated, version = _migrated(self._service)
        migrated.backup(self._beside)
        self._beside.execute(f"pragma schema_version = {version}")

    def close(self) -> None:
        if self._connection.in_transaction:
            self._connection.rollback()
        FREE[self._service].append(self)


@functools.cache
def _migrated(service: str) -> tuple[SqliteDatabase, int]:
    """What an empty database is copied from, and the version of its schema."""
    database = SqliteDatabase()
    database.migrate(ROOT / "workers" / service / "migrations")
    [(version,)] = database._connection.execute("pragma schema_version").fetchall()
    return database, version
