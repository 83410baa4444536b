"""The contracts of imports in `pyproject.toml`, which `make check` holds:
each is broken by what it is there for.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from tools.fleet import WORKERS
from tools.paths import ROOT, VENV_BIN

LINTER = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
CONTRACTS = {contract["id"]: contract["name"] for contract in LINTER["contracts"]}
BREAKING = {
    "services": ("workers/auth/src/contest/auth/keys.py", "from contest.content import problems"),
    "runtime": ("kit/contest/kit/ids.py", "from contest.kit.runtime import d1"),
    "js": ("kit/contest/kit/jwt.py", "def f():\n    import js"),
    "rules": ("workers/auth/src/contest/auth/rules.py", "from contest.auth import repository"),
    "verifier": ("verifier/src/contest_draw/tree.py", "from contest.kit import ids"),
}
TAKES_S_MAX = 200


@pytest.mark.programs
@pytest.mark.timeout(TAKES_S_MAX + 30)
def test_each_contract_can_be_broken(tmp_path: Path) -> None:
    folders = ["kit", "verifier/src", *(f"workers/{worker.name}/src" for worker in WORKERS)]
    for folder in folders:
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for name, line in BREAKING.values():
        (tmp_path / name).write_text(f"{(tmp_path / name).read_text()}\n{line}\n")
    ended = subprocess.run(
        [str(VENV_BIN / "lint-imports"), "--no-cache"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(folders), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        timeout=TAKES_S_MAX,
        check=False,
    )
    broken = [key for key, name in CONTRACTS.items() if f"{name} BROKEN" in ended.stdout]
    assert broken == list(BREAKING), ended.stdout + ended.stderr


def test_every_worker_is_looked_at() -> None:
    packages = {f"contest.{worker.name.removeprefix('api-')}" for worker in WORKERS}
    assert set(LINTER["root_packages"]) == packages | {
        "contest.kit",
        "contest.contract",
        "contest_draw",
    }
    assert set(LINTER["contracts"][0]["layers"][0].split(" | ")) == packages


def test_the_contracts_are_those_that_can_be_broken() -> None:
    assert list(CONTRACTS) == list(BREAKING)
