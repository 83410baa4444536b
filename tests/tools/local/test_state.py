"""`make status`, `make reset`, and a second `make dev`: what is told of a state folder."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tools.__main__ import main
from tools.local.running import describe
from tools.local.settings import from_example
from tools.local.sources import Pages, Sources
from tools.processes import free_port, lock

Tool = Callable[..., tuple[int, str, str]]


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The state of a stack that ran once."""
    folder = tmp_path / "state"
    lock(folder).close()
    (folder / "migrated").write_text("")
    monkeypatch.setenv("STATE_DIR", str(folder))
    return folder


@pytest.fixture
def tool(capsys: pytest.CaptureFixture[str]) -> Tool:
    def run(*arguments: str) -> tuple[int, str, str]:
        code = main([*arguments])
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return run


def test_a_second_dev_says_where_the_first_is(state: Path, tool: Tool, tmp_path: Path) -> None:
    settings = tmp_path / "settings"
    settings.write_text(from_example())
    with lock(state):
        describe(state, url="http://127.0.0.1:8787", telegram_url=None)
        code, _, told = tool("dev", "--settings", str(settings))
    assert code == 1
    assert told.startswith("error: already running at http://127.0.0.1:8787")


def test_the_status_of_a_stack_whose_workers_do_not_answer(state: Path, tool: Tool) -> None:
    url = f"http://127.0.0.1:{free_port()}"
    with lock(state):
        describe(state, url=url, telegram_url="http://127.0.0.1:8081")
        code, shown, _ = tool("status", "--json")
        _, text, _ = tool("status")
    facts = json.loads(shown)
    assert (code, facts["gateway"], facts["telegram"]) == (0, url, "http://127.0.0.1:8081")
    assert set(facts["workers"].values()) == {None}
    assert "no answer" in text


def test_the_status_of_nothing(state: Path, tool: Tool) -> None:
    describe(state, url="http://127.0.0.1:8787", telegram_url=None)  # by one that has ended
    code, _, told = tool("status")
    assert (code, told.splitlines()[0]) == (1, f"error: nothing runs on the state in {state}")


def test_reset_forgets_the_state_when_told_to(state: Path, tool: Tool) -> None:
    assert tool("reset", "--force")[0] == 0
    assert not state.exists()
    assert tool("reset", "--force")[0] == 0


@pytest.mark.parametrize(("answer", "kept"), [("y\n", False), ("n\n", True), ("", True)])
def test_reset_asks(
    state: Path, tool: Tool, monkeypatch: pytest.MonkeyPatch, answer: str, kept: bool
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(answer))
    assert tool("reset")[0] == int(kept)
    assert state.exists() is kept


def test_reset_leaves_a_stack_that_runs_alone(state: Path, tool: Tool) -> None:
    with lock(state):
        describe(state, url="http://127.0.0.1:8787", telegram_url=None)
        code, _, told = tool("reset", "--force")
    assert (code, "a stack runs at http://127.0.0.1:8787" in told) == (1, True)
    assert state.exists()


def test_reset_deletes_no_folder_that_is_no_state(state: Path, tool: Tool) -> None:
    (state / "migrated").unlink()
    (state / "thesis.txt").write_text("")
    code, _, told = tool("reset", "--force")
    assert (code, "does not look like the state" in told) == (1, True)
    assert (state / "thesis.txt").exists()


def test_a_save_concerns_its_worker_and_one_in_the_kit_all(tmp_path: Path) -> None:
    auth, kit = tmp_path / "workers/auth/src/entry.py", tmp_path / "kit/contest/kit/log.py"
    for file in (auth, kit):
        file.parent.mkdir(parents=True)
        file.write_text("")
    sources = Sources(tmp_path)
    assert sources.changed() == set()
    (auth.parent / "new.py").write_text("")
    assert sources.changed() == {"auth"}
    kit.unlink()
    assert len(sources.changed()) == 6
    assert sources.changed() == set()


def test_a_save_concerns_the_mini_app(tmp_path: Path) -> None:
    screen = tmp_path / "miniapp" / "src" / "screen.tsx"
    screen.parent.mkdir(parents=True)
    pages = Pages(tmp_path)
    screen.write_text("")
    assert [pages.changed(), pages.changed()] == [True, False]
