"""Architecture tests of what the workers run with: standard Python Workers,
and one lock for all.
"""

from __future__ import annotations

import os
import re
import subprocess
import tomllib

import pytest

from tests.architecture.sources import ALL
from tools.build import pylock
from tools.build.snapshot import WORKER as SNAPSHOT_OF
from tools.fleet import WORKERS, Worker
from tools.paths import ROOT, VENV_BIN

DISTRIBUTIONS = {
    "httpx": "httpx",
    "markdown_it": "markdown-it-py",
    "pydantic": "pydantic",
    "pydantic_core": "pydantic",
    "segno": "segno",
    "workers": "workers-runtime-sdk",
    "zoneinfo": "tzdata",
}
CHECKED_S_MAX = 60
# wrangler's own template writes those of the workers.
DATED = (
    "wrangler.toml.tmpl",
    "tests/conformance/worker/wrangler.toml",
    "tools/bench/workerd.py",
    "tools/bench/workers/bare_ledger.toml",
    "tools/deploy/placeholder/wrangler.toml",
    "tools/local/front/framed.toml",
    "tools/local/front/wrangler.toml",
    "tools/serve/server.mjs",
)
DATE = re.compile(r'compatibility_?date:? =? ?"([\d-]+)"', re.IGNORECASE)

each_worker = pytest.mark.parametrize("worker", WORKERS, ids=lambda worker: worker.name)


@pytest.mark.programs
def test_the_lock_is_that_of_every_project() -> None:
    """A dependency without `uv lock` after it is there for whoever wrote it, and for no worker."""
    command = [str(VENV_BIN / "uv"), "lock", "--check", "--offline", "--no-cache", "--quiet"]
    own = {name: value for name, value in os.environ.items() if not name.startswith("UV_")}
    ended = subprocess.run(command, cwd=ROOT, env=own, check=False, timeout=CHECKED_S_MAX)
    assert ended.returncode == 0


def test_everything_runs_with_the_same_compatibility_date() -> None:
    found = {path: DATE.findall((ROOT / path).read_text()) for path in DATED}
    assert len({tuple(dates) for dates in found.values()}) == 1, found
    assert len(found["wrangler.toml.tmpl"]) == 1


@pytest.mark.programs
@each_worker
def test_its_lock_is_its_part_of_the_project_s(worker: Worker) -> None:
    """pywrangler goes by `pylock.toml`, we vendor from `uv.lock`: two people, two deployments.

    `python -m tools pylock` writes it.
    """
    assert pylock.path(worker.name).read_text() == pylock.text(worker.name)


@each_worker
def test_it_asks_for_what_it_and_the_kit_import(worker: Worker) -> None:
    """What is missing ends it at its start; what nobody imports is uploaded all the same."""
    path = ROOT / "workers" / worker.name / "pyproject.toml"
    project = tomllib.loads(path.read_text())["project"]
    sources = [source for source in ALL if source.worker in (worker.name, None)]
    imported = {name.split(".")[0] for source in sources for name in source.imports}
    needed = {DISTRIBUTIONS[name] for name in imported & set(DISTRIBUTIONS)}
    assert project["name"] == worker.name
    assert set(project["dependencies"]) == needed


@each_worker
def test_it_has_what_the_snapshot_has(worker: Worker) -> None:
    """Else it could import locally what it lacks on Cloudflare."""

    def packages(name: str) -> set[tuple[str, str]]:
        found = tomllib.loads(pylock.path(name).read_text())["packages"]
        return {(each["name"], each["version"]) for each in found}

    assert packages(SNAPSHOT_OF) <= packages(worker.name)
