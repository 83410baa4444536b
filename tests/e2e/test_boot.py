"""A deployment starts what it is about to upload: on the real workerd, since nothing else runs the workers' Python as Cloudflare does."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.deploy.targets import checkout, target
from tools.console import Failure
from tools.deploy.boot import boot, boot_fault
from tools.deploy.target import Target
from tools.paths import ROOT
from tools.render import render
from tools.vendor import ensure_packages

WORKER = "bot"  # it binds a little of everything


@pytest.fixture
def goal(tmp_path: Path) -> Target:
    """A target whose configurations are rendered."""
    (tmp_path / "checkout").mkdir()
    goal = target(checkout(tmp_path / "checkout"))
    render(goal.environment, goal.values, root=goal.root, version=goal.version)
    return goal


@pytest.fixture
def uploads(tmp_path: Path) -> Path:
    """What wrangler would collect of one worker."""
    upload = tmp_path / "uploads" / WORKER
    for source in (ROOT / "workers" / WORKER / "src", ROOT / "kit"):
        shutil.copytree(source, upload, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
    shutil.copytree(ensure_packages(), upload / "python_modules")
    return upload.parent


def test_a_worker_that_comes_up(goal: Target, uploads: Path) -> None:
    boot(goal, [WORKER], uploads)


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        pytest.param("import nothing_of_that_name\n", "ModuleNotFoundError: No module named 'nothing_of_that_name'", id="an import"),
        pytest.param("int('x')\n", "ValueError: invalid literal for int() with base 10: 'x'", id="the top level"),
    ],
)
def test_a_worker_that_does_not_start(goal: Target, uploads: Path, entry: str, told: str) -> None:
    (uploads / WORKER / "entry.py").write_text(entry)
    with pytest.raises(Failure, match=r"^bot does not start: ") as failure:
        boot(goal, [WORKER], uploads)
    assert told in str(failure.value)
    assert "nothing was touched" in (failure.value.hint or "")


def test_a_worker_without_its_entry_class(goal: Target, uploads: Path) -> None:
    entry = uploads / WORKER / "entry.py"
    entry.write_text(entry.read_text().replace("class Pacer(", "class Renamed("))
    assert boot_fault(goal, WORKER, uploads / WORKER) == "no class Pacer in its entry"


def test_a_worker_that_does_not_come_to_an_end_is_ended(goal: Target, uploads: Path) -> None:
    (uploads / WORKER / "entry.py").write_text("while True: pass\n")
    assert boot_fault(goal, WORKER, uploads / WORKER, wait_s=3) == "no answer within 3 s"
