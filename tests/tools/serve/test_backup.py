"""Backup and restore: what is copied while people write, what comes back,
and what is refused before anything is touched.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.tools.serve.served import Served, wait_for
from tools.console import Failure
from tools.fleet import WORKERS
from tools.invariants.search import search
from tools.invariants.sources import Folder
from tools.local.migrations import MARK
from tools.paths import ROOT
from tools.processes import lock
from tools.serve.backup import RESTORING, SERVICES, backup, check_whole, database_file, restore

pytestmark = pytest.mark.programs

Rows = dict[str, dict[str, list[Any]]]


def _rows(files: dict[str, Path]) -> Rows:
    """Every row of every table, by service."""
    return {service: _rows_of(file) for service, file in files.items()}


def _rows_of(file: Path) -> dict[str, list[Any]]:
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=10)) as connection:
        tables = [
            name
            for (name,) in connection.execute(
                """
                select name from sqlite_schema
                where type = 'table' and name not like '\\_cf%' escape '\\'
                """
            )
        ]
        return {
            table: sorted(connection.execute(f"select * from {table}"), key=repr)
            for table in tables
        }


def _files(state: Path) -> dict[str, Path]:
    return {service: database_file(state / "v3", service) for service in SERVICES}


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """A state as migrations leave it, with one row more in each database."""
    for service, file in _files(tmp_path / "state").items():
        file.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(file, isolation_level=None)) as connection:
            connection.execute("pragma journal_mode = wal")
            connection.execute("create table d1_migrations (id integer primary key, name text)")
            for path in sorted((ROOT / "workers" / service / "migrations").glob("*.sql")):
                connection.execute("insert into d1_migrations (name) values (?)", (path.name,))
            connection.execute("create table mine (text text)")
            connection.execute("insert into mine values (?)", (service,))
    return tmp_path / "state"


def test_what_comes_back_is_what_was_there(state: Path, tmp_path: Path) -> None:
    before = _rows(_files(state))
    manifest = backup(state, tmp_path / "backup")
    assert [copy.service for copy in manifest.databases] == list(SERVICES)
    assert restore(tmp_path / "fresh", tmp_path / "backup") is None
    assert _rows(_files(tmp_path / "fresh")) == before == _rows(_files(state))


def test_a_restore_keeps_what_it_replaces_and_has_migrations_looked_at_again(
    state: Path, tmp_path: Path
) -> None:
    backup(state, tmp_path / "backup")
    (state / MARK).touch()
    with closing(sqlite3.connect(_files(state)["auth"], isolation_level=None)) as connection:
        connection.execute("insert into mine values ('later')")
    kept = restore(state, tmp_path / "backup")
    assert kept is not None
    assert ("later",) in _rows_of(database_file(kept, "auth"))["mine"]
    assert _rows_of(_files(state)["auth"])["mine"] == [("auth",)]
    assert not (state / MARK).exists()


def test_only_its_owner_reads_a_backup(state: Path, tmp_path: Path) -> None:
    backup(state, tmp_path / "backup")
    assert {
        path.stat().st_mode & 0o077
        for path in [tmp_path / "backup", *(tmp_path / "backup").iterdir()]
    } == {0}
    assert sorted(path.name for path in (tmp_path / "backup").iterdir()) == sorted(
        ["manifest.json", *(f"{name}.sqlite" for name in SERVICES)]
    )


def test_a_backup_does_not_replace_another(state: Path, tmp_path: Path) -> None:
    (tmp_path / "backup").mkdir()
    with pytest.raises(Failure, match="is there already"):
        backup(state, tmp_path / "backup")


def test_a_backup_of_nothing_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="is not there"):
        backup(tmp_path / "state", tmp_path / "backup")
    assert list(tmp_path.iterdir()) == []


@contextmanager
def _refused(state: Path, culprit: str) -> Iterator[None]:
    """The restore in the block is refused and changes nothing."""
    before = _rows(_files(state))
    with pytest.raises(Failure) as refusal:
        yield
    assert culprit in str(refusal.value)
    assert _rows(_files(state)) == before
    check_whole(state)
    assert not (state / "v3.partial").exists()


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("place", [100, 5000, -1])
def test_a_damaged_copy_is_refused(state: Path, tmp_path: Path, service: str, place: int) -> None:
    backup(state, tmp_path / "backup")
    file = tmp_path / "backup" / f"{service}.sqlite"
    content = bytearray(file.read_bytes())
    content[place] ^= 1
    file.write_bytes(content)
    with _refused(state, f"{service}.sqlite is damaged"):
        restore(state, tmp_path / "backup")


def test_a_copy_that_is_missing_is_refused(state: Path, tmp_path: Path) -> None:
    backup(state, tmp_path / "backup")
    (tmp_path / "backup" / "bot.sqlite").unlink()
    with _refused(state, "bot.sqlite cannot be read"):
        restore(state, tmp_path / "backup")


def _change_manifest(folder: Path, **changes: Any) -> None:
    path = folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


@pytest.mark.parametrize(
    ("changes", "culprit"),
    [
        pytest.param({"databases": []}, "does not hold the databases", id="no database"),
        pytest.param({"databases": None}, "no readable manifest", id="another form"),
        pytest.param({"more": 1}, "no readable manifest", id="a field that we do not know"),
    ],
)
def test_a_manifest_that_says_something_else_is_refused(
    state: Path, tmp_path: Path, changes: dict[str, Any], culprit: str
) -> None:
    backup(state, tmp_path / "backup")
    _change_manifest(tmp_path / "backup", **changes)
    with _refused(state, culprit):
        restore(state, tmp_path / "backup")


def test_a_folder_that_is_no_backup_is_refused(state: Path, tmp_path: Path) -> None:
    with _refused(state, "no readable manifest"):
        restore(state, tmp_path)


def test_a_backup_of_a_newer_version_is_refused(state: Path, tmp_path: Path) -> None:
    """Older code on newer tables fails row by row, where people see it."""
    with closing(sqlite3.connect(_files(state)["auth"], isolation_level=None)) as connection:
        connection.execute("insert into d1_migrations (name) values ('9999_later.sql')")
    backup(state, tmp_path / "backup")
    with _refused(state, "auth: 9999_later.sql is newer than this checkout"):
        restore(state, tmp_path / "backup")


def test_a_state_in_use_is_refused(state: Path, tmp_path: Path) -> None:
    backup(state, tmp_path / "backup")
    with lock(state), _refused(state, "another stack runs on the state"):
        restore(state, tmp_path / "backup")


@pytest.mark.parametrize("step", ["away", "up"])
def test_an_interrupted_restore_stops_the_next_start_until_it_is_done_again(
    state: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Started in between, the product would find no database and begin with an empty one."""
    backup(state, tmp_path / "backup")
    rename = Path.rename

    def cut_off(path: Path, target: Path) -> Path:
        if path.name == {"away": "v3", "up": "v3.partial"}[step]:
            raise KeyboardInterrupt
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", cut_off)
    with pytest.raises(KeyboardInterrupt):
        restore(state, tmp_path / "backup")
    monkeypatch.undo()
    assert (state / RESTORING).exists()
    with pytest.raises(Failure, match="was interrupted"):
        check_whole(state)
    with pytest.raises(Failure, match="was interrupted"):
        backup(state, tmp_path / "second")
    restore(state, tmp_path / "backup")
    check_whole(state)
    assert _rows_of(_files(state)["bot"])["mine"] == [("bot",)]


def test_whoever_sends_is_copied_before_whoever_receives() -> None:
    """Else what is handed over between the two copies is in neither of them. Where both send to
    each other, one of the two has to be first.
    """
    assert sorted(SERVICES) == sorted(worker.name for worker in WORKERS if worker.database)
    sends = {worker.name: {*worker.hands_to, *worker.instructs} for worker in WORKERS}
    assert [
        (sender, receiver)
        for sender, receivers in sends.items()
        for receiver in receivers
        if sender not in sends[receiver] and SERVICES.index(sender) > SERVICES.index(receiver)
    ] == []


# With the product that runs


@pytest.mark.workerd
def test_a_backup_is_taken_while_people_write_and_restores_what_was_there(
    served: Served, tmp_path: Path
) -> None:
    over = threading.Event()
    writer = threading.Thread(target=_sign_people_in, args=(served, over))
    writer.start()
    try:
        wait_for(
            lambda: served.rows("auth", "select 1 from users where telegram_id = '3005'"),
            within_s=60,
        )
        taken = served.tools("backup", str(tmp_path / "busy"))
    finally:
        over.set()
        writer.join(timeout=60)
    assert taken.returncode == 0, taken.stderr
    copies = {service: tmp_path / "busy" / f"{service}.sqlite" for service in SERVICES}
    _check_consistent(_rows(copies))
    assert served.tools("restore", str(tmp_path / "busy")).stderr.startswith(
        "error: another stack runs on the state"
    )
    assert restore(tmp_path / "fresh", tmp_path / "busy") is None
    assert _rows(_files(tmp_path / "fresh")) == _rows(copies)
    for folder in ("busy", "fresh"):
        assert search(Folder(tmp_path / folder)).wrong == []


def _sign_people_in(served: Served, over: threading.Event) -> None:
    for person in range(3000, 4000):
        if over.is_set():
            return
        served.sign_in(person)


def _check_consistent(rows: Rows) -> None:
    """Whoever has a user is known to referral, or in an event that is still to be sent:
    neither is lost between two copies.
    """
    users = {row[0] for row in rows["auth"]["users"]}
    known = {value for row in rows["referral"]["people"] for value in row if value in users}
    waiting = str(rows["auth"]["outbox"])
    assert len(users) >= 5
    assert [user for user in users - known if user not in waiting] == []


@pytest.mark.workerd
def test_the_product_that_runs_is_as_it_was_after_a_backup(served: Served, tmp_path: Path) -> None:
    session = served.sign_in(4001)
    assert served.tools("backup", str(tmp_path / "backup")).returncode == 0
    assert served.request("GET", "/v1/me", token=session["access_token"]).json() == session["user"]
    assert any("4001" in row for row in _rows_of(tmp_path / "backup" / "auth.sqlite")["users"])
