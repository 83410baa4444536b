"""What the start before a deployment is made of; tests/tools/deploy/test_boot_on_workerd.py has the starts themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.deploy.targets import VALUES, checkout, target
from tools.build.render import render
from tools.deploy.boot import ASKER, CONFIGURATION, LOG, complaint, configured, digest, modules
from tools.fleet import SETTINGS, WORKERS

TRACEBACK = """
service worker: Uncaught Error: PythonError: Traceback (most recent call last):
  File "/session/metadata/entry.py", line 1, in <module>
    import nothing
{error}

  at pyodideRuntime-internal:pyodide.asm:2:569172 in new_error
"""


@pytest.fixture
def upload(tmp_path: Path) -> Path:
    for name in (
        "README.md",
        CONFIGURATION,
        LOG,
        ASKER.name,
        "contest/kit/log.py",
        "entry.py",
        "python_modules/httpx/__init__.py",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path


def test_what_is_uploaded_is_started_and_the_entry_is_first(upload: Path) -> None:
    assert modules(upload) == ["entry.py", "contest/kit/log.py", "python_modules/httpx/__init__.py"]


@pytest.mark.parametrize(
    "changed",
    [
        "uv.lock",
        "package-lock.json",
        "workers/bot/build/entry.py",
        "workers/bot/build/contest/new.py",
    ],
)
def test_what_was_changed_is_started_again(tmp_path: Path, changed: str) -> None:
    for name in (
        "uv.lock",
        "package-lock.json",
        "workers/bot/build/entry.py",
        "workers/auth/build/entry.py",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    before = digest(tmp_path, "bot")
    (tmp_path / "workers/auth/build/entry.py").write_text("another worker's")
    assert digest(tmp_path, "bot") == before
    (tmp_path / changed).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / changed).write_text("other")
    assert digest(tmp_path, "bot") != before


def test_a_renamed_module_is_another(tmp_path: Path) -> None:
    for name in ("uv.lock", "package-lock.json", "workers/bot/build/one.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    before = digest(tmp_path, "bot")
    (tmp_path / "workers/bot/build/one.py").rename(tmp_path / "workers/bot/build/two.py")
    assert digest(tmp_path, "bot") != before


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (
            "ModuleNotFoundError: No module named 'nothing'",
            "ModuleNotFoundError: No module named 'nothing'",
        ),
        ("contest.kit.problems.NotFound", "contest.kit.problems.NotFound"),
        (
            "ValueError: a\n\nDuring another:\n\nTraceback:\n  File x\n    f()\nKeyError: b",
            "KeyError: b",
        ),
        (
            "pydantic_core._pydantic_core.ValidationError: 1 error",
            "pydantic_core._pydantic_core.ValidationError: 1 error",
        ),
        ("KeyError", "KeyError"),
    ],
)
def test_what_python_said(error: str, told: str) -> None:
    assert complaint(TRACEBACK.format(error=error)) == told


def test_what_is_told_when_python_said_nothing() -> None:
    assert complaint("") == "workerd said nothing"
    assert complaint("config.capnp:1: no such file\n\n") == "config.capnp:1: no such file"


def test_no_secret_is_written_and_all_else_is(tmp_path: Path) -> None:
    goal = target(checkout(tmp_path))
    texts = {
        path: path.read_text()
        for path in render(goal.environment, goal.values, root=goal.root, version=goal.version)
    }
    assert len(texts) == len(WORKERS)
    for worker in WORKERS:
        text = configured(goal.configuration(worker.name), ["entry.py"], port=1)
        assert [
            setting.name for setting in SETTINGS if setting.secret and VALUES[setting.name] in text
        ] == []
        assert [
            name for name in goal.secrets(worker.name) if f'fromEnvironment = "{name}"' not in text
        ] == []
        assert goal.version in text
