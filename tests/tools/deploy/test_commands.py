"""Other programs that the tools ask: that one cannot answer is told,
with what it said, and is never taken for a good answer.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tools.deploy.targets import checkout, target
from tools.build import git
from tools.build import render as rendering
from tools.build.git import NO_VERSION
from tools.build.vendor import locked_requirements
from tools.console import Failure
from tools.deploy.guard import faults
from tools.paths import ROOT
from tools.processes import run
from tools.serve.backup import _version

SECRET = "a-secret-of-the-test"
FAILING = "import sys; print('first'); print('%s', file=sys.stderr); sys.exit(3)"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = checkout(tmp_path)
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "all", "--no-verify"],
    ):
        subprocess.run(["git", *command], cwd=root, check=True, timeout=20)
    return root


def _program(folder: Path, name: str, script: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)
    return folder


def _refusing(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    fake = _program(folder / "fake", "git", "echo 'fatal: no, said the test' >&2; exit 128")
    monkeypatch.setenv("PATH", str(fake), prepend=os.pathsep)


def _absent(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setenv("PATH", str(folder / "nothing"))


def _hanging(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setenv(
        "PATH", str(_program(folder / "fake", "git", "exec sleep 60")), prepend=os.pathsep
    )
    monkeypatch.setattr(git, "ANSWER_S_MAX", 0.2)


def _foreign(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Git's own refusal of files that belong to somebody else."""
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")


WAYS = [
    pytest.param(_refusing, "no, said the test", id="git refuses"),
    pytest.param(_absent, "git cannot be run: No such file", id="there is no git"),
    pytest.param(_hanging, "git did not end within", id="git hangs"),
    pytest.param(_foreign, "safe.directory", id="the files belong to somebody else"),
]
each_way = pytest.mark.parametrize(("spoil", "said"), WAYS)


@pytest.mark.programs
@each_way
def test_a_guard_that_cannot_look_says_so(
    repository: Path, monkeypatch: pytest.MonkeyPatch, spoil: Callable[..., None], said: str
) -> None:
    """A changed checkout under a wrong VERSION passed it, since git refused to say anything."""
    (repository / "workers" / "bot" / "src" / "entry.py").write_text("import os\n")
    spoil(monkeypatch, repository)
    found = list(faults(target(repository)))
    assert [said in str(fault) for fault in found] == [True]
    assert found[0].hint


@pytest.mark.programs
@each_way
def test_a_version_that_nobody_can_tell_is_none(
    repository: Path, monkeypatch: pytest.MonkeyPatch, spoil: Callable[..., None], said: str
) -> None:
    """`make serve` served as version 000...0."""
    monkeypatch.setattr(rendering, "ROOT", repository)
    spoil(monkeypatch, repository)
    with pytest.raises(Failure) as failure:
        rendering.current_version()
    assert said in str(failure.value)


@pytest.mark.programs
def test_a_backup_is_taken_even_where_git_refuses(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(rendering, "ROOT", repository)
    _refusing(monkeypatch, repository)
    assert _version() == NO_VERSION
    assert "no, said the test" in capsys.readouterr().out


@pytest.mark.programs
def test_sources_without_git_and_without_a_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rendering, "ROOT", tmp_path)
    assert rendering.current_version() == NO_VERSION
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True, timeout=20)
    assert rendering.current_version() == NO_VERSION


@pytest.mark.programs
def test_a_checkout_without_a_commit_is_not_deployed(tmp_path: Path) -> None:
    root = checkout(tmp_path)
    subprocess.run(["git", "init", "-q"], cwd=root, check=True, timeout=20)
    assert "is checked out" in str(next(faults(target(root))))


@pytest.mark.programs
def test_what_a_failing_program_said_last_is_told_without_secrets(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OF_THE_TEST_TOKEN", SECRET)
    said = f"it holds {SECRET} and https://user:pass@x.example/"
    with pytest.raises(Failure) as failure:
        run("the program", [sys.executable, "-c", FAILING % said], within_s=20, hint="do this")
    assert str(failure.value) == "the program failed: first it holds *** and https://***@x.example/"
    assert failure.value.hint == "do this"


@pytest.mark.programs
def test_a_program_that_fails_without_a_word(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="the program failed: exit code 7, and not a word"):
        run("the program", [str(_program(tmp_path, "silent", "exit 7") / "silent")], within_s=20)


@pytest.mark.programs
def test_a_home_that_cannot_be_written_is_no_obstacle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/dev/null/x")
    for name in ("XDG_CACHE_HOME", "UV_CACHE_DIR"):
        monkeypatch.delenv(name, raising=False)
    assert "pydantic" in locked_requirements("auth")


@pytest.mark.programs
@pytest.mark.parametrize(
    ("home", "cached"), [("/dev/null/x", True), ("/proc/1", True), ("home", False)]
)
def test_setting_up_caches_here_where_the_home_cannot_be_written(
    tmp_path: Path, home: str, *, cached: bool
) -> None:
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    programs = _program(
        tmp_path / ".venv" / "bin",
        "uv",
        'if [ "$1" = --version ]; then echo uv 1; else echo "$UV_CACHE_DIR" >uv; fi',
    )
    _program(programs, "python", "exit 0")
    _program(programs, "npm", 'echo "$npm_config_cache" >npm')
    (tmp_path / "home").mkdir()
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("UV_CACHE_DIR", "npm_config_cache")
    }
    environment |= {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(tmp_path / home),
    }
    environment |= {"PYTHON": sys.executable, "UV_VERSION": "1"}
    subprocess.run(
        ["sh", str(ROOT / "tools" / "build" / "setup.sh")],
        cwd=tmp_path,
        env=environment,
        check=True,
        timeout=20,
        capture_output=True,
    )
    expected = [f"{tmp_path}/.cache/uv", f"{tmp_path}/.cache/npm"] if cached else ["", ""]
    assert [(tmp_path / name).read_text().strip() for name in ("uv", "npm")] == expected
