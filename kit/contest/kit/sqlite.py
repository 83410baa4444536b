"""The database on Python's own sqlite3, for tests and tools; it binds values as D1 does,
so that both behave alike.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from contest.kit.cost import count_call
from contest.kit.database import DatabaseError, Result, Row, Statement, Value, check_values

STATEMENTS_MAX = 1_000  # that are kept compiled; the largest service has some 200
UNION_TERMS_MAX = 5  # as D1 has it


class SqliteDatabase:
    """One connection; every call runs to its end, so calls never interleave inside a
    transaction.
    """

    def __init__(self, path: str | Path = ":memory:") -> None:
        self._connection = sqlite3.connect(
            path,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=STATEMENTS_MAX,
        )
        self._connection.row_factory = sqlite3.Row
        self._connection.execute("pragma foreign_keys = on")
        self._connection.setlimit(sqlite3.SQLITE_LIMIT_COMPOUND_SELECT, UNION_TERMS_MAX)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def backup(self, target: sqlite3.Connection) -> None:
        """Copy everything into another database."""
        self._connection.backup(target)

    def migrate(self, folder: Path) -> None:
        """Run every migration of a service, in order."""
        for migration in sorted(folder.glob("*.sql")):
            self._connection.executescript(migration.read_text())

    async def one(self, sql: str, *values: Value) -> Row | None:
        """See `Database.one`."""
        rows = await self.all(sql, *values)
        return rows[0] if rows else None

    async def all(self, sql: str, *values: Value) -> list[Row]:
        """See `Database.all`."""
        [result] = await self.batch([Statement(sql, values)])
        return result.rows

    async def run(self, sql: str, *values: Value) -> int:
        """See `Database.run`."""
        [result] = await self.batch([Statement(sql, values)])
        return result.changes

    async def batch(self, statements: Sequence[Statement]) -> list[Result]:
        """See `Database.batch`."""
        for each in statements:
            check_values(each.values)
        count_call()  # sqlite3 does not say how many rows
        try:
            if len(statements) == 1:  # is a transaction by itself
                return [self._execute(statements[0])]
            return self._transact(statements)
        except sqlite3.Error as error:
            raise DatabaseError(str(error)) from error

    def _transact(self, statements: Sequence[Statement]) -> list[Result]:
        self._connection.execute("begin immediate")
        try:
            results = [self._execute(each) for each in statements]
        except BaseException:
            self._connection.execute("rollback")
            raise
        self._connection.execute("commit")
        return results

    def _execute(self, each: Statement) -> Result:
        # D1 binds every number as REAL. So do we: `7 / ?` must not differ between a test and
        # production.
        values = [float(value) if type(value) is int else value for value in each.values]
        cursor = self._connection.execute(each.sql, values)
        rows = [dict(row) for row in cursor.fetchall()]
        return Result(rows, max(cursor.rowcount, 0))
