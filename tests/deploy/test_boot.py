"""What the start before a deployment is made of; tests/e2e/test_boot.py has the starts themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.deploy.targets import VALUES, checkout, target
from tools.deploy.boot import CONFIGURATION, LOG, complaint, configured, digest, modules
from tools.fleet import SETTINGS, WORKERS
from tools.render import render

TRACEBACK = """
service worker: Uncaught Error: PythonError: Traceback (most recent call last):
  File "/session/metadata/entry.py", line 1, in <module>
    import nothing
{error}

  at pyodideRuntime-internal:pyodide.asm:2:569172 in new_error
"""


@pytest.fixture
def upload(tmp_path: Path) -> Path:
    for name in ("README.md", CONFIGURATION, LOG, "contest/kit/log.py", "entry.py", "python_modules/httpx/__init__.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path


def test_what_is_uploaded_is_started_and_the_entry_is_first(upload: Path) -> None:
    assert modules(upload) == ["entry.py", "contest/kit/log.py", "python_modules/httpx/__init__.py"]


def test_a_digest_tells_one_upload_from_another(upload: Path) -> None:
    """Else what was changed would not be started again."""
    first = digest(upload)
    (upload / LOG).write_text("what workerd said")
    assert digest(upload) == first
    (upload / "entry.py").rename(upload / "entry2.py")
    renamed = digest(upload)
    (upload / "entry2.py").write_text("other")
    assert len({first, renamed, digest(upload)}) == 3


@pytest.mark.parametrize(
    ("error", "told"),
    [
        ("ModuleNotFoundError: No module named 'nothing'", "ModuleNotFoundError: No module named 'nothing'"),
        ("contest.kit.problems.NotFound", "contest.kit.problems.NotFound"),
        ("ValueError: a\n\nDuring another:\n\nTraceback:\n  File x\n    f()\nKeyError: b", "KeyError: b"),
        ("pydantic_core._pydantic_core.ValidationError: 1 error", "pydantic_core._pydantic_core.ValidationError: 1 error"),
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
    texts = {path: path.read_text() for path in render(goal.environment, goal.values, root=goal.root, version=goal.version)}
    assert len(texts) == len(WORKERS)
    for worker in WORKERS:
        text = configured(goal.configuration(worker.name), ["entry.py"], port=1)
        assert [setting.name for setting in SETTINGS if setting.secret and VALUES[setting.name] in text] == []
        assert [name for name in goal.secrets(worker.name) if f'fromEnvironment = "{name}"' not in text] == []
        assert goal.version in text
