"""Databases that do what a real one may:
let others in between two calls, or be gone in the middle.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence
from typing import Any

from contest.kit.database import (
    Database,
    DatabaseError,
    Result,
    Row,
    Statement,
    Value,
    failure_of,
)


class CutOff(Exception):
    """The process dies here."""


class Passing:
    """A database that passes each call on."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def _call(self, name: str, *arguments: Any) -> Any:
        return await getattr(self._database, name)(*arguments)

    async def one(self, sql: str, *values: Value) -> Row | None:
        return await self._call("one", sql, *values)  # type: ignore[no-any-return]

    async def all(self, sql: str, *values: Value) -> list[Row]:
        return await self._call("all", sql, *values)  # type: ignore[no-any-return]

    async def run(self, sql: str, *values: Value) -> int:
        return await self._call("run", sql, *values)  # type: ignore[no-any-return]

    async def batch(self, statements: Sequence[Statement]) -> list[Result]:
        return await self._call("batch", statements)  # type: ignore[no-any-return]


class Interleaved(Passing):
    """A database that everyone else has a turn with before each call:
    requests at once meet between their calls.
    """

    async def _call(self, name: str, *arguments: Any) -> Any:
        await asyncio.sleep(0)
        return await super()._call(name, *arguments)


class Failing(Passing):
    """A database that is cut off at its n-th call, before or after the call took place. Nothing
    hears of the end of an isolate: `error` may be one that no code catches.
    """

    def __init__(
        self, database: Database, *, at: int, after: bool, error: type[BaseException] = CutOff
    ) -> None:
        super().__init__(database)
        self._at, self._after, self._error, self.calls = at, after, error, 0

    async def _call(self, name: str, *arguments: Any) -> Any:
        self.calls += 1
        if self.calls == self._at and not self._after:
            raise self._error
        answer = await super()._call(name, *arguments)
        if self.calls == self._at:
            raise self._error
        return answer


class Hiccup(Passing):
    """A database that fails once, at the first statement that holds a text."""

    def __init__(self, database: Database, *, at: str) -> None:
        super().__init__(database)
        self._at: str | None = at

    async def _call(self, name: str, *arguments: Any) -> Any:
        if self._at and name != "batch" and self._at in arguments[0]:
            self._at = None
            raise DatabaseError("a hiccup")
        return await super()._call(name, *arguments)


class Full(Passing):
    """A database on a full disk: it can be read, and nothing can be written."""

    async def _call(self, name: str, *arguments: Any) -> Any:
        statements = [each.sql for each in arguments[0]] if name == "batch" else arguments[:1]
        if not all(sql.lstrip().startswith("select") for sql in statements):
            raise DatabaseError("database or disk is full")
        return await super()._call(name, *arguments)


class Overloaded(Passing):
    """A database that has more to do than it can: at these calls of it, or at every one."""

    def __init__(self, database: Database, *, at: Collection[int] = ()) -> None:
        super().__init__(database)
        self._at, self.calls = at, 0

    async def _call(self, name: str, *arguments: Any) -> Any:
        self.calls += 1
        if not self._at or self.calls in self._at:
            raise failure_of("D1_ERROR: D1 DB is overloaded. Requests queued for too long.")
        return await super()._call(name, *arguments)


class Watched(Passing):
    """A database that keeps what it was asked: the calls, and the text of every statement."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.calls, self.statements = 0, list[str]()

    async def _call(self, name: str, *arguments: Any) -> Any:
        self.calls += 1
        self.statements += [each.sql for each in arguments[0]] if name == "batch" else arguments[:1]
        return await super()._call(name, *arguments)


class Cut(BaseException):
    """The isolate dies here, for a search that tries every place: no handler runs any more."""


class Fuse:
    """Lets so many awaits pass, then cuts off, before or after the next one took place."""

    def __init__(self) -> None:
        self.left: int | None = None
        self.after = False

    def guard(self, target: Any) -> Any:
        return _Guarded(target, self)

    def burn(self) -> bool:
        """Whether this is the await that is cut off."""
        if self.left is None:
            return False
        self.left -= 1
        return self.left < 0


class _Guarded:
    def __init__(self, target: Any, fuse: Fuse) -> None:
        self._target, self._fuse = target, fuse

    def __getattr__(self, name: str) -> Any:
        async def call(*arguments: Any, **options: Any) -> Any:
            cut = self._fuse.burn()
            if cut and not self._fuse.after:
                raise Cut
            answer = await getattr(self._target, name)(*arguments, **options)
            if cut:
                raise Cut
            return answer

        return call
