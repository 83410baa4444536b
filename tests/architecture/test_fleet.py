"""Architecture tests of what surrounds the code: the tables of `tools/fleet.py`,
settings, migrations, pins and generated files.
"""

from __future__ import annotations

import ast
import json
import mmap
import re
import sqlite3
import tomllib
from collections.abc import Iterator
from graphlib import TopologicalSorter
from itertools import pairwise

import pytest

from contest.auth import rules
from tests.architecture.migrations import statements
from tests.architecture.sources import ENTRIES
from tests.architecture.sources import WORKERS as SOURCES
from tools.build import migrations
from tools.contract import compile as compile_spec
from tools.contract import table as compile_table
from tools.contract.events import catalogue
from tools.contract.models import CONTRACT
from tools.fleet import BY_NAME, SETTINGS, WORKERS, Setting, Worker
from tools.paths import NODE_MODULES, ROOT

SERVICES = tuple(worker for worker in WORKERS if worker.name != "api-gateway")
READERS = {source.worker: source for source in SOURCES if source.path.name == "settings.py"}
MIGRATIONS = tuple(sorted((ROOT / "workers").glob("*/migrations/*.sql")))
PERSONAL = re.compile(
    r"telegram|name|phone|mail|language|locale|chat|message|payload|body|text|address|agent"
)
TRIGGER = re.compile(
    r"create trigger if not exists \w+ before (?:update|delete) on \w+"
    r" BEGIN select raise\(abort, '\w+'\); END;"
)
ERASES_AT_THE_SOURCE = "auth"  # which publishes `user.deleted` with the end of the user
EXACT = re.compile(r"\d+\.\d+\.\d+")

each_worker = pytest.mark.parametrize("worker", WORKERS, ids=lambda worker: worker.name)
each_service = pytest.mark.parametrize("worker", SERVICES, ids=lambda worker: worker.name)
each_setting = pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)


# Generated files


@pytest.mark.programs
def test_generated_files_are_fresh_and_say_so() -> None:
    """A hand-edited table is undone by the next `make spec`,
    and until then the gateway does not do what the document says.
    """
    files = compile_spec.compile_all()
    assert [str(path) for path in compile_spec.stale_files(files)] == []
    assert [
        str(path) for path in files if "do not edit" not in path.read_text().splitlines()[0]
    ] == []
    by_hand = {CONTRACT / "event.py", CONTRACT / "scalars.py"}
    assert (
        set(CONTRACT.rglob("*.py"))
        == {path for path in files if path.is_relative_to(CONTRACT)} | by_hand
    )


# The fleet


def test_every_worker_has_a_folder_and_every_folder_a_worker() -> None:
    """A folder that the fleet does not know is checked, tested and never deployed."""
    assert (
        {path.name for path in (ROOT / "workers").iterdir() if path.is_dir()}
        == set(BY_NAME)
        == set(ENTRIES)
    )


def test_calls_within_requests_have_no_cycle() -> None:
    """Two services that ask each other wait for each other,
    and a request that goes round ends at the platform's limit of calls.
    """
    assert set(
        TopologicalSorter({worker.name: worker.calls for worker in WORKERS}).static_order()
    ) == set(BY_NAME)


@each_worker
def test_a_worker_comes_after_those_it_calls(worker: Worker) -> None:
    """Deployed dependencies first, a new operation is there before anyone calls it;
    the other way round each release has its minute of 502s.
    """
    assert set(worker.calls) <= {earlier.name for earlier in WORKERS[: WORKERS.index(worker)]}


@each_service
def test_an_entry_says_what_the_fleet_says(worker: Worker) -> None:
    """A service that the entry does not take up is bound for nothing;
    one that the fleet does not bind leaves the outbox full.
    """
    entry = ENTRIES[worker.name]
    assert ast.literal_eval(entry.assigned("name")) == worker.name
    assert set(ast.literal_eval(entry.assigned("services"))) == set(worker.bound_to)


def test_the_gateway_has_the_rate_limits_of_the_document() -> None:
    """A limit without its binding is a KeyError for every caller of that operation."""
    wanted = compile_table.rate_limits(compile_spec.load())
    assert set(BY_NAME["api-gateway"].rate_limits) == wanted
    assert set(ast.literal_eval(ENTRIES["api-gateway"].assigned("LIMITS"))) == wanted


def test_auth_has_the_rate_limits_of_its_rules() -> None:
    """A limit without its binding is a KeyError for everyone who signs in."""
    wanted = {rules.SIGN_INS, rules.REFRESHES}
    assert set(BY_NAME["auth"].rate_limits) == wanted
    assert set(ast.literal_eval(ENTRIES["auth"].assigned("limits"))) == wanted


# Settings


def test_the_example_names_every_setting_once_and_nothing_else() -> None:
    """A setting that is missing here is found out by whoever installs the bot,
    one failure at a time.
    """
    assert sorted(name for _, name in _example()) == sorted(setting.name for setting in SETTINGS)


def test_every_setting_of_the_example_is_explained() -> None:
    """`OPS_TOKEN=` alone does not say who gives it out, or what it opens."""
    assert [name for above, name in _example() if not above.startswith("#")] == []


@each_setting
def test_a_setting_goes_where_it_is_read_and_nowhere_else(setting: Setting) -> None:
    """A secret that a worker receives and does not need is lost with that worker;
    one that it lacks fails at the first request.
    """
    named = {source.worker for source in SOURCES if setting.name in source.strings}
    read = {worker for worker, source in READERS.items() if setting.name in source.arguments}
    assert named == read == set(setting.workers)


def test_the_private_keys_reach_auth_alone() -> None:
    """Whoever holds them can be anyone."""
    assert [
        setting.workers
        for setting in SETTINGS
        if setting.name == "JWT_PRIVATE_KEYS" and setting.secret
    ] == [("auth",)]


# Migrations


@each_worker
def test_migrations_are_numbered_without_gaps(worker: Worker) -> None:
    """Two migrations of one number, from two branches, run in an order that nobody chose."""
    names = [
        path.name for path in sorted((ROOT / "workers" / worker.name / "migrations").glob("*"))
    ]
    assert [name for name in names if not re.fullmatch(r"\d{4}_[a-z0-9_]+\.sql", name)] == []
    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))
    assert bool(names) is worker.database


def test_the_kits_migrations_are_the_same_everywhere() -> None:
    """The kit runs against every service's tables: a column that one lacks fails there alone."""
    files = migrations.staged()
    assert [str(path) for path in compile_spec.stale_files(files)] == []
    topics = {path.stem for path in (ROOT / migrations.KIT).glob("*.sql")}
    assert topics == {path.stem[5:] for path in files} | {"idempotency"}


def test_a_migration_leaves_transactions_to_the_tool() -> None:
    """D1 refuses BEGIN and COMMIT, but only when deployed: sqlite3, here, takes them."""
    for path in MIGRATIONS:
        first_words = {
            re.findall(r"\w+", statement)[0].lower() for statement in statements(path.read_text())
        }
        assert first_words, path
        assert not first_words & {"begin", "commit", "end", "rollback", "savepoint", "release"}


def test_a_migration_is_lower_case() -> None:
    """With two spellings a search for `create table outbox` finds half of the places."""
    for path in MIGRATIONS:
        text = re.sub(rf"--.*|'[^']*'|{TRIGGER.pattern}", "", path.read_text(), flags=re.MULTILINE)
        assert text == text.lower(), path


def test_a_trigger_is_spelled_as_d1_takes_it() -> None:
    """sqlite3 and wrangler take a trigger over several lines, or with a lower-case `begin`. The
    server of D1 splits its statements by itself, and half of the migration was applied.
    """
    for path in MIGRATIONS:
        lines = [line for line in path.read_text().splitlines() if not line.startswith("--")]
        if any("create trigger" in line.lower() for line in lines):
            assert [line for line in lines if not TRIGGER.fullmatch(line)] == [], path


@each_service
def test_every_table_is_strict(worker: Worker) -> None:
    """Any other table takes the text 'ten' into an integer column and says nothing."""
    connection = sqlite3.connect(":memory:")
    for path in sorted((ROOT / "workers" / worker.name / "migrations").glob("*.sql")):
        connection.executescript(path.read_text())
    sql = """
        select name, strict from pragma_table_list
        where schema = 'main' and type = 'table' and name not like 'sqlite%'
    """
    found = dict(connection.execute(sql).fetchall())
    connection.close()
    assert found
    assert [name for name, strict in found.items() if not strict] == []


@each_service
def test_whoever_keeps_something_personal_lets_go_of_it(worker: Worker) -> None:
    """A service that misses `user.deleted` keeps the name of someone who was told
    that everything is gone, and no error says so.
    """
    keeps = {f"{table}.{column}" for table, column in _columns(worker) if PERSONAL.search(column)}
    if worker.name == ERASES_AT_THE_SOURCE:
        assert keeps
        assert worker.name not in _told_of_deletions()
    else:
        assert (worker.name in _told_of_deletions()) is bool(keeps), sorted(keeps)


def _columns(worker: Worker) -> list[tuple[str, str]]:
    """Every table and column that the migrations of a service end with."""
    connection = sqlite3.connect(":memory:")
    for path in sorted((ROOT / "workers" / worker.name / "migrations").glob("*.sql")):
        connection.executescript(path.read_text())
    sql = """
        select tables.name, columns.name
        from sqlite_master as tables, pragma_table_info(tables.name) as columns
        where tables.type = 'table'
    """
    found = connection.execute(sql).fetchall()
    connection.close()
    return found


def _told_of_deletions() -> set[str]:
    return {
        name for event in catalogue() if event.type == "user.deleted" for name in event.receivers
    }


# Pins


def test_one_version_of_uv() -> None:
    """`make setup` installs the one of the Makefile;
    `uv sync` replaces it by the one of the lock, and the next set-up starts over.
    """
    [pinned] = re.findall(r"^UV_VERSION := (\S+)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    locked = tomllib.loads((ROOT / "uv.lock").read_text())["package"]
    assert [package["version"] for package in locked if package["name"] == "uv"] == [pinned]


def test_node_tools_are_pinned_exactly() -> None:
    """`^4` lets a release of wrangler that nobody here has seen deploy to production."""
    wanted = json.loads((ROOT / "package.json").read_text())["devDependencies"]
    locked = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert {"pyodide", "wrangler"} <= set(wanted)
    assert [name for name, version in wanted.items() if not EXACT.fullmatch(version)] == []
    assert {name: locked[f"node_modules/{name}"]["version"] for name in wanted} == wanted


def test_pyodide_is_the_one_that_workerd_embeds() -> None:
    """workerd patches the Pyodide that it knows: another one starts,
    or seems to, and fails where the two differ.
    """
    [workerd] = (NODE_MODULES / "@cloudflare").glob("workerd-*/bin/workerd")
    with (
        workerd.open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content,
    ):
        start = content.find(b"const PyodideVersion = {")
        known = re.findall(r"'([0-9.]+)'", content[start : content.find(b"}", start)].decode())
    newest = max(tuple(map(int, version.split("."))) for version in known)
    assert json.loads((ROOT / "package.json").read_text())["devDependencies"][
        "pyodide"
    ] == ".".join(map(str, newest))


def _example() -> Iterator[tuple[str, str]]:
    """Each setting's name, after the line above it."""
    lines = ["", *(ROOT / ".dev.vars.example").read_text().splitlines()]
    for above, line in pairwise(lines):
        if line and not line.startswith("#"):
            yield above, line.partition("=")[0]


def test_the_local_front_reaches_every_worker_with_a_cron() -> None:
    """A worker that the clock cannot reach looks healthy and never sweeps."""
    front = tomllib.loads((ROOT / "tools" / "local" / "front" / "wrangler.toml").read_text())
    bound = {service["binding"]: service["service"] for service in front["services"]}
    assert bound == {"GATEWAY": "api-gateway-local"} | {
        worker.name: f"{worker.name}-local" for worker in WORKERS if worker.crons
    }
