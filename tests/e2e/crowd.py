"""Databases that are full: a thousand rows of each kind,
of people who do nothing while the test looks.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

ROWS = 1000
LETTERS = 20  # People are told each minute until there are none.
NUMBERS = f"with recursive n (i) as (select 1 union all select i + 1 from n where i < {ROWS})"
# An event of the person with that number. Values of the statements: now, and a while ahead.
EVENT = """json_object('id', 'crowd-' || i, 'type', 'user.created', 'time', :now, 'data',
    json_object('user_id', 'crowd-' || i, 'telegram_id', '' || (900000 + i),
        'locale', 'en', 'changed_at_ms', 0))"""

FILLED = {
    "users": "'crowd-' || i, '' || (900000 + i), 'Ada', null, 'en', 'en', 0, :now, :now",
    "sessions": """'crowd-' || i, 'crowd-' || (i % 20 + 1), 'key', 0, 0, 'unknown',
        :now + i, :now, :later, null""",
    "refresh_tokens": "'crowd-' || i, 'crowd-' || i, 0",
    "used_init_data": ":now, 'crowd-' || i, 'crowd-' || i",
    "signing_keys": "'crowd-' || i, :now",
    "outbox": f"'crowd-' || i, 'bot', {EVENT}, :now, 0, :now + 600",
    "inbox": ":now, 'crowd-' || i, :now",
    "dead_letters": f"""'crowd-' || i, 'outbox:bot', {EVENT}, 'refused', :now
        from n where i <= {LETTERS} --""",
    "erased_users": "'erased-' || i, :now",
    "codes": "'crowd-' || i, 'crowd-' || i, :now",
    "updates": "i, '', '', 'done', 1, 0, :now, 0, :now",
    "recipients": "'crowd-' || i, '' || (900000 + i), 'en', 0, :now",
    "deliveries": "'crowd-' || i, 1, i, 'crowd-' || i, 1, '{}', 0, 1, :now + 800, 0, :now",
    "contests": "'crowd-' || i, 'A title', 'A description', 'open', :now, :later, :now",
    "accounts": "'crowd-' || i, 0, 0",
}


def crowd(state: Path) -> set[str]:
    """Fill every table of every D1 database under the state; the tables that were found."""
    filled: set[str] = set()
    for file in (state / "v3" / "d1").rglob("*.sqlite"):
        with closing(sqlite3.connect(file)) as connection, connection:
            for table in _tables(connection):
                now = int(time.time())
                sql = f"insert into {table} {NUMBERS} select {FILLED[table]} from n"
                connection.execute(sql, {"now": now, "later": now + 10**6})
                filled.add(table)
    return filled


def _tables(connection: sqlite3.Connection) -> Iterator[str]:
    tables = connection.execute("select name from sqlite_master where type = 'table'").fetchall()
    return (name for (name,) in tables if name in FILLED)
