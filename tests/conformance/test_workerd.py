"""The very same conformance suite on D1, WebCrypto and fetch, inside workerd."""

from __future__ import annotations

import json
import shutil
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.conformance import sessions, suite
from tools.build.vendor import ensure_packages, link_packages
from tools.deploy.keys import new_key_set
from tools.local.runtime import WRANGLER, wrangler_environment
from tools.paths import ROOT
from tools.processes import Child, free_port, tail

pytestmark = pytest.mark.workerd

WITHIN_S = 120
CASES = [
    case.__name__ for case in (*suite.DATABASE, *sessions.CASES, *suite.ED25519, *suite.TRANSPORT)
]
# Of the worker's own.
CASES += [
    "an_answer_in_time_is_given",
    "no_answer_in_time_is_a_timeout",
    "a_failure_is_no_answer",
]
CASES += ["each_call_has_its_own_limit", "what_a_busy_runtime_hands_over_late_is_no_answer"]
CASES += [
    "one_instance_serves_every_request",
    "a_request_is_handed_over_as_it_is",
    "deferred_work_goes_on_and_its_failure_is_logged",
]
CASES += ["each_piece_of_work_has_a_cost_of_its_own", "an_answer_without_end_is_given_up"]
CASES += [f"the_ledger_by_seed_{seed}" for seed in range(2)]
CASES += ["everything_is_within_its_budget"]  # in the ledger
CASES += ["one_hold_posted_twice_and_expired_at_once_has_one_end"]


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory, server: str) -> Iterator[dict[str, Any]]:
    """Each case with `ok` or its traceback."""
    folder = tmp_path_factory.mktemp("conformance")
    _stage(folder)
    port = free_port()
    command = [
        str(WRANGLER),
        "dev",
        "--ip",
        "127.0.0.1",
        "--port",
        str(port),
        "--inspector-port",
        "0",
        "-c",
        str(folder / "wrangler.toml"),
    ]
    command += ["--persist-to", str(folder / "state"), "--show-interactive-dev-session=false"]
    environment = wrangler_environment({"WRANGLER_REGISTRY_PATH": str(folder / "registry")})
    child = Child(
        "wrangler", command, log=folder / "wrangler.log", environment=environment, cwd=folder
    )
    try:
        yield _results(child, f"http://127.0.0.1:{port}/", server)
    finally:
        child.stop()


@pytest.mark.parametrize("case", CASES)
def test_workerd(case: str, results: dict[str, Any]) -> None:
    assert results[case] == "ok", results[case]


def _stage(folder: Path) -> None:
    source, workers = ROOT / "tests" / "conformance", ROOT / "workers"
    for package in (
        ROOT / "kit" / "contest",
        *(workers / name / "src" / "contest" for name in ("auth", "api-gateway", "token")),
    ):
        shutil.copytree(
            package,
            folder / "build" / "contest",
            ignore=shutil.ignore_patterns("__pycache__"),
            dirs_exist_ok=True,
        )
    migrations = {
        name: [
            sql
            for path in sorted((workers / name / "migrations").glob("*.sql"))
            for sql in _statements(path.read_text())
        ]
        for name in ("auth", "token")
    }
    (folder / "build" / "staged.py").write_text(
        f"MIGRATIONS = {migrations!r}\nKEY = {json.loads(new_key_set())['keys'][0]!r}\n"
    )
    shutil.copy(source / "worker" / "entry.py", folder / "build")
    beside = folder / "build" / "tests" / "conformance"
    beside.mkdir(parents=True)
    for name in ("ledger.py", "ledger_model.py", "ledger_costs.py", "ledger_races.py"):
        shutil.copy(source / name, beside)
    shutil.copy(source.parent / "failing.py", beside.parent)
    shutil.copy(source / "suite.py", folder / "build")
    shutil.copy(source / "sessions.py", folder / "build")
    shutil.copy(source / "worker" / "wrangler.toml", folder)
    link_packages(ensure_packages("auth"), folder / "python_modules")


def _statements(script: str) -> Iterator[str]:
    """The statements of a migration, one by one, as D1 runs them."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _results(child: Child, url: str, server: str) -> dict[str, Any]:
    deadline = time.monotonic() + WITHIN_S
    while time.monotonic() < deadline:
        child.check()
        try:
            response = httpx.get(url, params={"server": server}, timeout=WITHIN_S)
        except httpx.HTTPError:
            time.sleep(0.2)
            continue
        if response.status_code == 200:
            found: dict[str, Any] = response.json()
            return found
        break
    pytest.fail(f"the worker did not answer; its log ends:\n{tail(child.log)}")
