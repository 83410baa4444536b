"""One account: its workers and databases, kept in a folder so that it outlives the process."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

from tools.cloudflare.refusal import Refused

Json = dict[str, Any]
BOOKMARK = re.compile(r"[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{32}")
# The end of a text, where it is within a trigger.
IN_TRIGGER = re.compile(r"(?m)^ *(?i:create)\b[^\n]* BEGIN\b(?![^\n]*\b(?i:end)\b)[^\n]*\Z")
EMPTY: Json = {"scripts": {}, "databases": {}, "assets": []}


class Account:
    """What Cloudflare would remember.

    `save` writes it down; D1 databases are sqlite files beside it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lock = threading.RLock()
        folder.mkdir(parents=True, exist_ok=True)
        self._file = folder / "account.json"
        self.state: Json = (
            json.loads(self._file.read_text())
            if self._file.exists()
            else json.loads(json.dumps(EMPTY))
        )

    def save(self) -> None:
        """Write the state down, whole or not at all."""
        partial = self._file.with_suffix(".partial")
        partial.write_text(json.dumps(self.state, indent=1))
        partial.replace(self._file)

    def script(self, name: str) -> Json:
        """A worker by its name."""
        return self._found(
            "scripts", name, Refused(404, 10007, "This Worker does not exist on your account.")
        )

    def database(self, database_id: str) -> Json:
        """A database by its id."""
        return self._found(
            "databases", database_id, Refused(404, 7404, "The database could not be found")
        )

    def _found(self, kind: str, key: str, refusal: Refused) -> Json:
        found: Json | None = self.state[kind].get(key)
        if found is None:
            raise refusal
        return found

    def live(self, name: str) -> Json | None:
        """The version of a worker that answers requests."""
        script = self.state["scripts"].get(name, {"deployments": []})
        if not script["deployments"]:
            return None
        version: Json = script["versions"][script["deployments"][0]["versions"][0]["version_id"]]
        return version

    def query(self, database_id: str, sql: str, parameters: list[Any]) -> list[Json]:
        """Run statements, all or none, as D1 does. Each gives `{results, success, meta}`."""
        self.database(database_id)
        with closing(
            sqlite3.connect(self._database_file(database_id), isolation_level=None)
        ) as connection:
            connection.row_factory = sqlite3.Row
            connection.execute("begin")
            try:
                answers = [_run(connection, statement, parameters) for statement in statements(sql)]
            except sqlite3.Error as error:
                connection.execute("rollback")
                raise Refused(400, 7500, f"{error}: SQLITE_ERROR") from error
            connection.execute("commit")
        return answers

    def bookmark(self, database_id: str) -> str:
        """Where Time Travel goes back to: what is in the database now, kept under its digest."""
        self.database(database_id)
        file = self._database_file(database_id)
        content = file.read_bytes() if file.exists() else b""
        digits = hashlib.sha256(content).hexdigest()
        bookmark = f"{digits[:8]}-{digits[8:16]}-{digits[16:24]}-{digits[24:56]}"
        self._kept(database_id, bookmark).write_bytes(content)
        return bookmark

    def restore(self, database_id: str, bookmark: str) -> str:
        """Take a database back to a bookmark of its own; the bookmark that undoes this."""
        previous = self.bookmark(database_id)
        if not BOOKMARK.fullmatch(bookmark) or not self._kept(database_id, bookmark).exists():
            raise Refused(400, 7400, f"{bookmark!r} is no bookmark of this database")
        self._database_file(database_id).write_bytes(self._kept(database_id, bookmark).read_bytes())
        return previous

    def _kept(self, database_id: str, bookmark: str) -> Path:
        return self._database_file(database_id).with_suffix(f".{bookmark}")

    def _database_file(self, database_id: str) -> Path:
        folder = self.folder / "d1"
        folder.mkdir(exist_ok=True)
        return folder / f"{database_id}.sqlite"


def statements(sql: str) -> list[str]:
    """The statements of a text, cut as bluntly as people tell of D1's own server: a trigger is one
    statement only on a line of its own, with `BEGIN` in capitals, up to its first `END`.
    """
    found, statement = [], ""
    for part in sql.split(";"):
        statement += part + ";"
        if _is_whole(statement):
            found.append(statement.strip())
            statement = ""
    return [text for text in [*found, statement.strip(" \n;")] if text.strip(" \n;")]


def _is_whole(text: str) -> bool:
    """Whether the text ends outside of quotes and comments, and not within a trigger."""
    without_triggers = re.sub(r"(?i)\btrigger\b", "table", text)
    return sqlite3.complete_statement(without_triggers) and not IN_TRIGGER.search(text)


def _run(connection: sqlite3.Connection, statement: str, parameters: list[Any]) -> Json:
    rows = connection.execute(statement, parameters).fetchall()
    return {
        "results": [dict(row) for row in rows],
        "success": True,
        "meta": {"changes": connection.total_changes, "duration": 0.1},
    }
