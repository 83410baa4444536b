"""Where the databases are: a state folder, running or not, a backup, or an environment on
Cloudflare.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass
from pathlib import Path

from tools.console import Failure
from tools.invariants.snapshot import Snapshot, of_files
from tools.local.clock import LocalClock
from tools.processes import lock
from tools.serve.backup import SERVICES, check_whole, read_manifest

# By these a database is known: each is a table that no other service has.
MARKS = {
    "token": "transfers",
    "content": "contests",
    "auth": "users",
    "referral": "referrals",
    "bot": "deliveries",
}


@dataclass(frozen=True, slots=True)
class Folder:
    """A state folder or a backup."""

    path: Path

    @property
    def is_live(self) -> bool:
        """Whether somebody writes to it: a second look may find what the first one did not."""
        return _is_running(self.path)

    def snapshot(self) -> AbstractContextManager[Snapshot]:
        """See `of_files`. Raises `Failure`."""
        return of_files(database_files(self.path), self._now())

    def _now(self) -> int | None:
        if (self.path / "manifest.json").is_file():
            return int(read_manifest(self.path).created_at.timestamp())
        return int(LocalClock(self.path).now_s()) if self.is_live else None


def _is_running(state: Path) -> bool:
    if not (state / "lock").is_file():
        return False
    try:
        lock(state).close()
    except Failure:
        return True
    return False


def database_files(folder: Path) -> dict[str, Path]:
    """The database of each service. Raises `Failure` where one is missing, or there are two."""
    if not folder.is_dir():
        raise Failure(f"{folder} is no folder", hint="name a state folder or a backup")
    check_whole(folder)
    state = folder / "v3" / "d1"
    found: dict[str, list[Path]] = {service: [] for service in SERVICES}
    for file in sorted((state if state.is_dir() else folder).rglob("*.sqlite")):
        for service in _services_in(file):
            found[service].append(file.resolve())
    for service, files in found.items():
        if len(files) != 1:
            raise Failure(
                f"{folder} holds {len(files) or 'no'} databases of {service}",
                hint="name a state folder (STATE_DIR), or a folder that `tools backup` has written",
            )
    return {service: file for service, [file] in found.items()}


def _services_in(file: Path) -> Iterator[str]:
    sql = "select name from sqlite_schema where type = 'table'"
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            names = {name for (name,) in connection.execute(sql)}
    except sqlite3.DatabaseError as error:
        raise Failure(f"{file} cannot be read: {error}") from None
    yield from (service for service, mark in MARKS.items() if mark in names)
