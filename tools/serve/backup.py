"""`python -m tools backup` and `restore`: consistent copies of the D1 databases with a manifest,
and the way back.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from pydantic import BaseModel, ValidationError

from tools.build.git import NO_VERSION
from tools.build.render import current_version
from tools.console import Failure, say
from tools.local.migrations import MARK
from tools.paths import ROOT
from tools.processes import lock

# In the order of the way of events and instructions: a copy of the sender is never younger than
# that of the receiver, so that what is sent is kept by the one or has reached the other.
SERVICES = ("auth", "content", "bot", "referral", "token")
OBJECTS = (
    "miniflare-D1DatabaseObject"  # Miniflare keeps each database as a Durable Object of this class.
)
# a file in the state, there as long as the state is half of the old and half of the new
RESTORING = "restoring"
BUSY_WITHIN_S = 30


class Copy(BaseModel, extra="forbid"):
    """One database of a backup."""

    service: str
    file: str
    sha256: str
    migrations: list[str]


class Manifest(BaseModel, extra="forbid"):
    """What a backup holds; `version` is the commit that wrote it."""

    created_at: datetime
    version: str
    databases: list[Copy]


def backup(state: Path, target: Path) -> Manifest:
    """Copy every database into the new folder `target`, while the product runs or not.

    Raises `Failure`.
    """
    if target.exists():
        raise Failure(f"{target} is there already", hint="each backup gets a folder of its own")
    partial = target.with_name(f"{target.name}.partial-{os.getpid()}")
    partial.mkdir(mode=0o700, parents=True)
    try:
        with _snapshots(state) as snapshots:
            created_at = datetime.now(UTC)
            copies = [_copy(service, source, partial) for service, source in snapshots.items()]
        manifest = Manifest(created_at=created_at, version=_version(), databases=copies)
        _write_durably(partial / "manifest.json", manifest.model_dump_json(indent=2).encode())
        partial.rename(target)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return manifest


def restore(state: Path, source: Path) -> Path | None:
    """Put a backup in the place of the databases; returns where the former ones are kept.

    Raises `Failure` and then changes nothing.
    """
    manifest = read_manifest(source)
    state.mkdir(mode=0o700, parents=True, exist_ok=True)
    with lock(state):
        fresh = state / "v3.partial"
        shutil.rmtree(fresh, ignore_errors=True)
        try:
            for copy in manifest.databases:
                _take_over(copy, source, database_file(fresh, copy.service))
            return _replace(state, fresh)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


def check_whole(state: Path) -> None:
    """Raise `Failure` if a restore was cut off between taking the old and putting the new."""
    if (state / RESTORING).exists():
        raise Failure(
            f"a restore into {state} was interrupted",
            hint="run `python -m tools restore` again; the former state is beside it",
        )


def database_file(folder: Path, service: str) -> Path:
    """Where Miniflare keeps a service's database: its Durable Object's id is two keyed hashes of
    the class and the database's id.
    """
    key = hashlib.sha256(OBJECTS.encode()).digest()
    name = hmac.digest(key, f"serve-{service}".encode(), "sha256")[:16]
    check = hmac.digest(key, name, "sha256")[:16]
    return folder / "d1" / OBJECTS / f"{(name + check).hex()}.sqlite"


@contextmanager
def _snapshots(state: Path) -> Iterator[dict[str, sqlite3.Connection]]:
    """Every database as of one moment, give or take the milliseconds between the first and the
    last.
    """
    check_whole(state)
    with ExitStack() as stack:
        found = {
            service: stack.enter_context(_opened(database_file(state / "v3", service)))
            for service in SERVICES
        }
        for connection in found.values():
            connection.execute("begin")
            connection.execute("select 1 from sqlite_schema limit 1").fetchone()
        yield found


@contextmanager
def _opened(file: Path) -> Iterator[sqlite3.Connection]:
    if not file.is_file():
        raise Failure(
            f"{file} is not there", hint="STATE_DIR names the folder that `make serve` has filled"
        )
    with closing(
        sqlite3.connect(
            f"file:{file}?mode=rw", uri=True, timeout=BUSY_WITHIN_S, isolation_level=None
        )
    ) as connection:
        yield connection


def _copy(service: str, source: sqlite3.Connection, folder: Path) -> Copy:
    file = folder / f"{service}.sqlite"
    with closing(sqlite3.connect(file)) as target:
        source.backup(target)
        target.execute("pragma journal_mode = delete")  # one file, without a log beside it
        migrations = [
            name for (name,) in target.execute("select name from d1_migrations order by id")
        ]
    file.chmod(0o600)
    _check_sound(file)
    return Copy(service=service, file=file.name, sha256=_digest(file), migrations=migrations)


def _version() -> str:
    """Of the checkout. A backup is taken even where git cannot tell."""
    try:
        return current_version()
    except Failure as failure:
        say(f"  {failure}; so the manifest names no commit")
        return NO_VERSION


def read_manifest(source: Path) -> Manifest:
    """What a backup says of itself. Raises `Failure`."""
    try:
        manifest = Manifest.model_validate_json((source / "manifest.json").read_bytes())
    except (OSError, ValidationError):
        raise Failure(
            f"{source} holds no readable manifest.json",
            hint="name a folder that `python -m tools backup` has written",
        ) from None
    if sorted(copy.service for copy in manifest.databases) != sorted(SERVICES):
        raise Failure(
            f"{source} does not hold the databases of {', '.join(SERVICES)}",
            hint=f"check out {manifest.version} to restore it",
        )
    for copy in manifest.databases:
        unknown = set(copy.migrations) - {
            path.name for path in (ROOT / "workers" / copy.service / "migrations").glob("*.sql")
        }
        if unknown:
            raise Failure(
                f"{copy.service}: {', '.join(sorted(unknown))} is newer than this checkout",
                hint=f"check out {manifest.version}",
            )
    return manifest


def _take_over(copy: Copy, source: Path, target: Path) -> None:
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        content = (source / f"{copy.service}.sqlite").read_bytes()
    except OSError as error:
        raise Failure(
            f"{copy.service}.sqlite cannot be read: {error.strerror}", hint="take another backup"
        ) from None
    if hashlib.sha256(content).hexdigest() != copy.sha256:
        raise Failure(
            f"{copy.service}.sqlite is damaged: its checksum is not that of the manifest",
            hint="take another backup",
        )
    _write_durably(target, content)
    _check_sound(target)


def _replace(state: Path, fresh: Path) -> Path | None:
    """Two renames; the mark between them stops a start that would find no database and make an
    empty one.
    """
    present = state / "v3"
    kept = state / f"v3.before-restore-{int(time.time())}" if present.exists() else None
    _write_durably(state / RESTORING, b"")
    (state / MARK).unlink(missing_ok=True)  # the backup may lack migrations
    if kept:
        present.rename(kept)
    fresh.rename(present)
    _sync_folder(state)
    (state / RESTORING).unlink()
    return kept


def _check_sound(file: Path) -> None:
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        try:
            [[verdict]] = connection.execute("pragma integrity_check(1)")
        except sqlite3.DatabaseError as error:
            verdict = str(error)
    if verdict != "ok":
        raise Failure(f"{file.name} is not sound: {verdict}", hint="take another backup")


def _digest(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _write_durably(file: Path, content: bytes) -> None:
    with file.open("wb") as output:
        os.fchmod(output.fileno(), 0o600)
        output.write(content)
        output.flush()
        os.fsync(output.fileno())


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
