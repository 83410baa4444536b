"""A deployment starts what it is about to upload: on the real workerd,
since nothing else runs the workers' Python as Cloudflare does.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.settings import GOOD, OTHER_KEY, key_set
from tests.tools.deploy.targets import checkout, target
from tools.build.render import render
from tools.build.vendor import ensure_packages
from tools.console import Failure
from tools.deploy.boot import boot, boot_fault
from tools.deploy.target import Target
from tools.fleet import WORKERS
from tools.paths import ROOT

pytestmark = pytest.mark.workerd

WORKER = "bot"  # it binds a little of everything


@pytest.fixture
def goal(tmp_path: Path) -> Target:
    """A target whose configurations are rendered."""
    return rendered(tmp_path / "checkout")


@pytest.fixture
def uploads(tmp_path: Path) -> Path:
    """What wrangler would collect of one worker."""
    return collected(tmp_path / "uploads", WORKER)


def rendered(folder: Path, **values: str) -> Target:
    folder.mkdir()
    goal = target(checkout(folder), **values)
    render(goal.environment, goal.values, root=goal.root, version=goal.version)
    return goal


def collected(folder: Path, worker: str) -> Path:
    for source in (ROOT / "workers" / worker / "src", ROOT / "kit"):
        shutil.copytree(
            source,
            folder / worker,
            ignore=shutil.ignore_patterns("__pycache__"),
            dirs_exist_ok=True,
        )
    shutil.copytree(ensure_packages(worker), folder / worker / "python_modules")
    return folder


def test_every_other_worker_comes_up_and_can_use_its_settings(goal: Target, tmp_path: Path) -> None:
    others = [worker.name for worker in WORKERS if worker.name != WORKER]
    for worker in others:
        collected(tmp_path / "uploads", worker)
    boot(goal, others, tmp_path / "uploads")


@pytest.mark.parametrize(
    ("worker", "values", "told"),
    [
        pytest.param(
            "auth",
            {
                "JWT_PRIVATE_KEYS": key_set({}, without="d"),
                "TELEGRAM_BOT_TOKEN": GOOD["TELEGRAM_BOT_TOKEN"] + "\n",
            },
            ["JWT_PRIVATE_KEYS is not a JWK set", "TELEGRAM_BOT_TOKEN is not"],
            id="the public set, and a line feed",
        ),
        pytest.param(
            "auth",
            {"JWT_PRIVATE_KEYS": key_set({"x": OTHER_KEY["x"]})},
            ["cannot use JWT_PRIVATE_KEYS"],
            id="x of another key",
            marks=pytest.mark.soak,
        ),
        pytest.param(
            "api-gateway",
            {"OPS_TOKEN": "a token"},
            ["OPS_TOKEN is not"],
            id="a token with a space",
            marks=pytest.mark.soak,
        ),
    ],
)
def test_settings_that_cannot_be_used(
    tmp_path: Path, worker: str, values: dict[str, str], told: list[str]
) -> None:
    """The guard refuses these before; here it is the worker itself that does,
    as it would on Cloudflare. The table of all values is in tests/settings.py.
    """
    goal = rendered(tmp_path / "checkout", **values)
    fault = boot_fault(goal, worker, collected(tmp_path / "uploads", worker) / worker)
    assert [each for each in told if each not in fault] == []
    assert not any(value in fault for value in values.values() if value)


def test_a_worker_that_comes_up(goal: Target, uploads: Path) -> None:
    boot(goal, [WORKER], uploads)


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        pytest.param(
            "import nothing_of_that_name\n",
            "ModuleNotFoundError: No module named 'nothing_of_that_name'",
            id="an import",
        ),
        pytest.param(
            "int('x')\n",
            "ValueError: invalid literal for int() with base 10: 'x'",
            id="the top level",
            marks=pytest.mark.soak,
        ),
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
