"""The database on D1."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import js
from pyodide.ffi import JsException, jsnull, to_js

from contest.kit.cost import count_call, count_rows
from contest.kit.database import Result, Row, Statement, Value, check_values, failure_of


class D1Database:
    """See `Database`. Results cross as one JSON text:
    that is some twenty times cheaper than object by object.
    """

    def __init__(self, binding: Any) -> None:
        self._binding = binding

    async def one(self, sql: str, *values: Value) -> Row | None:
        """See `Database.one`."""
        rows = await self.all(sql, *values)
        return rows[0] if rows else None

    async def all(self, sql: str, *values: Value) -> list[Row]:
        """See `Database.all`."""
        return (await self._execute(Statement(sql, values))).rows

    async def run(self, sql: str, *values: Value) -> int:
        """See `Database.run`."""
        return (await self._execute(Statement(sql, values))).changes

    async def batch(self, statements: Sequence[Statement]) -> list[Result]:
        """See `Database.batch`."""
        if not statements:
            return []
        count_call()
        prepared = to_js([self._prepare(each) for each in statements])
        try:
            results = await self._binding.batch(prepared)
        except JsException as error:
            raise failure_of(error.message) from None
        return [_result(result) for result in json.loads(js.JSON.stringify(results))]

    async def _execute(self, each: Statement) -> Result:
        count_call()
        try:
            result = await self._prepare(each).all()
        except JsException as error:
            raise failure_of(error.message) from None
        return _result(json.loads(js.JSON.stringify(result)))

    def _prepare(self, each: Statement) -> Any:
        check_values(each.values)
        return self._binding.prepare(each.sql).bind(*(_bound(value) for value in each.values))


def _result(result: dict[str, Any]) -> Result:
    meta = result["meta"]
    count_rows(read=meta["rows_read"], written=meta["rows_written"])
    return Result(result["results"], meta["changes"])


def _bound(value: Value) -> Any:
    # A large int would cross as a BigInt, which D1 refuses; D1 binds every number as REAL anyway.
    return jsnull if value is None else float(value) if type(value) is int else value
