"""`python -m tools invariants` on folders and on an environment: what it reads and answers."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.tools.deploy.targets import VALUES
from tests.tools.invariants.conftest import Played
from tools.__main__ import main
from tools.cloudflare.server import serving
from tools.fleet import binding
from tools.invariants import cloudflare, search
from tools.invariants.snapshot import Snapshot
from tools.invariants.sources import Folder
from tools.invariants.tables import TABLES
from tools.processes import lock
from tools.serve.backup import SERVICES

PLANT = "update counters set entries = entries + 1 where entries = 7"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """The command: its exit code, and what it printed on either stream."""

    def invariants(*arguments: object) -> tuple[int, str, str]:
        code = main(["invariants", *map(str, arguments)])
        told = capsys.readouterr()
        return code, told.out, told.err

    return invariants


@pytest.fixture
def folder(played: Played, tmp_path: Path) -> Path:
    """The databases in files, as a state folder has them."""
    state = tmp_path / "state"
    files = state / "v3" / "d1" / "miniflare-D1DatabaseObject"
    files.mkdir(parents=True)
    for number, content in enumerate(played.databases.values()):
        (files / f"{number}.sqlite").write_bytes(content)
    return state


def _file(folder: Path, service: str) -> Path:
    return next(folder.rglob(f"{SERVICES.index(service)}.sqlite"))


def _plant(file: Path, sql: str = PLANT) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(sql)
        connection.commit()


def test_a_state_folder_that_nobody_writes_to(folder: Path, run: Run, played: Played) -> None:
    code, told, _ = run(folder)
    assert code == 0, told
    assert "Nothing contradicts." in told
    _plant(_file(folder, "content"))
    code, told, failed = run(folder)
    assert code == 1
    assert "WRONG: entries-counted: A contest counts the entries that are active." in told
    assert re.search(r"^  content\.counters \w+: 8 are counted, 7 are in$", told, re.MULTILINE)
    assert "docs/invariants.md" in failed
    code, told, _ = run(folder, "--json")
    report = json.loads(told)
    assert (code, report["ok"]) == (1, False)
    assert {each["invariant"] for each in report["contradictions"]} == {"entries-counted"}
    assert report["as_of"].endswith("+00:00")


def test_a_backup_is_looked_at_as_of_when_it_was_taken(folder: Path, run: Run) -> None:
    """An event that waited then has not waited since."""
    event = "insert into outbox values ('x', 'bot', '{}', 1767225600, 0, 0)"  # 2026-01-01
    _plant(_file(folder, "auth"), event)
    for taken, is_wrong in (("2026-01-01T00:10:00Z", False), ("2026-01-02T00:00:00Z", True)):
        manifest = {
            "created_at": taken,
            "version": "0" * 40,
            "databases": [
                {"service": each, "file": "", "sha256": "", "migrations": []} for each in SERVICES
            ],
        }
        (folder / "manifest.json").write_text(json.dumps(manifest))
        _, told, _ = run(folder)
        assert ("WRONG: event-taken" in told) == is_wrong
        assert ("on its way: event-taken: 1, the oldest for 10 min" in told) != is_wrong


@dataclass
class Moments:
    """A place as it is at one look after the other."""

    folders: list[Path]
    is_live: bool
    looks: list[Path] = field(default_factory=list)

    def snapshot(self) -> AbstractContextManager[Snapshot]:
        self.looks.append(self.folders[len(self.looks)])
        return Folder(self.looks[-1]).snapshot()


@pytest.mark.parametrize(
    ("again", "wrong"),
    [
        pytest.param(False, 0, id="it was on its way between two databases"),
        pytest.param(True, 1, id="it is still there"),
    ],
)
def test_what_is_written_to_is_looked_at_twice(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, again: bool, wrong: int
) -> None:
    monkeypatch.setattr(search, "SECOND_LOOK_S", 0)
    spoilt = tmp_path / "spoilt"
    folder.rename(spoilt)
    whole = tmp_path / "whole"
    whole.mkdir()
    for service in SERVICES:
        (whole / f"{SERVICES.index(service)}.sqlite").write_bytes(
            _file(spoilt, service).read_bytes()
        )
    _plant(_file(spoilt, "content"))
    live = Moments([spoilt, spoilt if again else whole], is_live=True)
    assert len(search.search(live).wrong) == wrong
    still = Moments([spoilt], is_live=False)
    assert len(search.search(still).wrong) == 1
    with lock(spoilt):
        assert Folder(spoilt).is_live
    assert not Folder(spoilt).is_live


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        pytest.param(
            lambda at: _file(at, "bot").unlink(), "holds no databases of bot", id="missing"
        ),
        pytest.param(
            lambda at: (at / "v3" / "d1" / "more.sqlite").write_bytes(
                _file(at, "auth").read_bytes()
            ),
            "holds 2 databases of auth",
            id="twice",
        ),
        pytest.param(
            lambda at: _plant(_file(at, "token"), "drop table seals"),
            "token.seals cannot be read",
            id="older",
        ),
        pytest.param(
            lambda at: _file(at, "content").write_text("no database" * 100),
            "cannot be read",
            id="text",
        ),
        pytest.param(lambda at: (at / "restoring").touch(), "was interrupted", id="half restored"),
        pytest.param(lambda at: at.rename(at.with_name("away")), "is no folder", id="nowhere"),
    ],
)
def test_what_cannot_be_searched_is_named(
    folder: Path, run: Run, spoil: Callable[[Path], object], problem: str
) -> None:
    spoil(folder)
    code, _, failed = run(folder)
    assert (code, problem in failed) == (1, True), failed


@contextmanager
def _environment(
    played: Played, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[list[str]]:
    """Staging on a fake Cloudflare; what is asked of its databases."""
    asked = list[str]()
    with serving(tmp_path / "account") as fake:
        folder = tmp_path / "account" / "d1"
        folder.mkdir()
        for name, content in played.databases.items():
            database = f"id-of-{name}"
            fake.account.state["databases"][database] = {"uuid": database, "name": name}
            (folder / f"{database}.sqlite").write_bytes(content)
        query = fake.account.query

        def listening(database: str, sql: str, parameters: list[Any]) -> list[dict[str, Any]]:
            asked.append(sql)
            return query(database, sql, parameters)

        monkeypatch.setattr(fake.account, "query", listening)
        monkeypatch.setattr(search, "SECOND_LOOK_S", 0)
        for name, value in VALUES.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv("CLOUDFLARE_API_BASE_URL", f"{fake.url}/client/v4")
        yield asked


def test_an_environment_is_read_in_pages_and_nothing_else(
    played: Played, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    """Every query has a limit and goes on by the key; it comes to what the files come to."""
    monkeypatch.setattr(cloudflare, "PAGE_ROWS", 12)
    monkeypatch.setattr("time.time", lambda: played.now)
    with _environment(played, tmp_path, monkeypatch) as asked:
        _plant(tmp_path / "account" / "d1" / "id-of-content.sqlite")
        code, told, said = run("staging", "--json")
    report = json.loads(told)
    assert [each["invariant"] for each in report["contradictions"]] == ["entries-counted"]
    assert (code, report["on_its_way"]) == (1, [])
    assert said.count("read 7 rows of users in contest-auth-staging") == 2
    assert all(re.fullmatch(r"select .* order by [\w, ]+ limit 12", sql) for sql in asked)
    assert len(asked) > 2 * len(TABLES)


def test_an_environment_that_is_too_large_or_not_known(
    played: Played, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    with _environment(played, tmp_path, monkeypatch):
        code, _, failed = run("staging", "--rows-max", "30")
        assert (code, "staging has more than 30 rows" in failed) == (1, True)
        monkeypatch.setenv(f"D1_ID_{binding('content')}", "")
        code, _, failed = run("staging")
        assert (code, "D1_ID_CONTENT is not set" in failed) == (1, True)
        monkeypatch.setenv("CLOUDFLARE_API_TOKEN", "")
        code, _, failed = run("staging")
        assert (code, "CLOUDFLARE_API_TOKEN" in failed) == (1, True)
