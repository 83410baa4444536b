"""Every SQLite file of a stack, read beside it: whether someone is mentioned anywhere."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path


def mentions(state: Path, *words: str) -> set[str]:
    """Every `table.column` of every file under the state that holds one of the words, in whatever type."""
    return {
        place for place, value in _cells(state) if any(word.encode() in value for word in words)
    }


def files(state: Path) -> list[Path]:
    """The databases, queues and Durable Objects that are on disk."""
    return sorted(state.rglob("*.sqlite"))


def _cells(state: Path) -> Iterator[tuple[str, bytes]]:
    for file in files(state):
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=30)) as connection:
            connection.text_factory = bytes
            names = [
                name.decode()
                for (name,) in connection.execute(
                    "select name from sqlite_master where type = 'table'"
                )
            ]
            for table in names:
                cursor = connection.execute(f'select * from "{table}"')
                columns = [column[0] for column in cursor.description]
                for row in cursor:
                    yield from (
                        (f"{table}.{column}", _bytes(value))
                        for column, value in zip(columns, row, strict=True)
                    )


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()
