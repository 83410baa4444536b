"""What reaches a worker's build: all that can be imported, and nothing after a broken save."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools.fleet import WORKERS
from tools.paths import ROOT

pytestmark = pytest.mark.programs

OPERATIONS = "workers/content/src/contest/content/operations.py"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    sources = [f"workers/{worker.name}/src" for worker in WORKERS]
    for folder in ("kit", "tools/build", *sources):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def test_every_worker_is_staged_and_told_once(checkout: Path) -> None:
    names = [worker.name for worker in WORKERS]
    ended = _stage(checkout, *names)
    assert (ended.returncode, ended.stdout.split(), ended.stderr) == (0, names, "")
    again = _stage(checkout, *names)
    assert (again.returncode, again.stdout) == (0, "")


@pytest.mark.parametrize(
    ("file", "added", "told"),
    [
        pytest.param(OPERATIONS, "def broken(:", "SyntaxError: invalid syntax", id="syntax"),
        pytest.param(
            OPERATIONS,
            "from contest.kit.call import Cal",
            "ImportError: cannot import name 'Cal'",
            id="an import of what is not there",
        ),
        pytest.param(OPERATIONS, "nobody()", "NameError: name 'nobody'", id="at import time"),
        pytest.param("kit/contest/kit/log.py", "1 / 0", "ZeroDivisionError: division", id="kit"),
        pytest.param("workers/content/src/entry.py", "nobody()", "NameError", id="the entry"),
    ],
)
def test_a_broken_save_keeps_the_last_build_and_names_its_place(
    checkout: Path, file: str, added: str, told: str
) -> None:
    assert _stage(checkout, "content").returncode == 0
    build = checkout / "workers" / "content" / "build"
    before = _texts(build)
    good = (checkout / file).read_text()
    (checkout / file).write_text(f"{good}\n{added}\n")
    line = len(good.splitlines()) + 2

    ended = _stage(checkout, "content")
    assert ended.returncode == 1
    assert ended.stderr.startswith(f"error: {file}:{line}: {told}")
    assert len(ended.stderr.splitlines()) == 1
    assert _texts(build) == before

    (checkout / file).write_text(f"{good}\n# fixed\n")
    assert _stage(checkout, "content").returncode == 0
    assert _texts(build) != before
    (checkout / "workers/content/src/contest/content/gone.py").write_text("")
    _stage(checkout, "content")
    (checkout / "workers/content/src/contest/content/gone.py").unlink()
    _stage(checkout, "content")
    assert not (build / "contest/content/gone.py").exists()


def _stage(root: Path, *workers: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(root / "tools" / "build" / "stage.py"), *workers]
    return subprocess.run(command, cwd="/", capture_output=True, text=True, timeout=60, check=False)


def _texts(folder: Path) -> dict[Path, str]:
    return {path: path.read_text() for path in folder.rglob("*.py")}
