"""What the terminal of `make dev` shows of the log, and what `make logs` picks from it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tools.__main__ import main
from tools.local.logs import Growing, loud

FAILURE = {
    "event": "internal-error",
    "service": "auth",
    "level": "error",
    "request_id": "r1",
    "error": "KeyError",
    "message": "'x'",
    "frames": ["create_session (sessions.py:40)"],
}
REQUEST = {"event": "request", "service": "bot", "request_id": "r2", "trace_id": "t2"}


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        pytest.param(json.dumps(REQUEST), None, id="a request that went well"),
        pytest.param("[wrangler:info] GET /health 200 OK (5ms)", None, id="wrangler"),
        pytest.param("│ contest/kit/log.py │ python │ 1.66 KiB │", None, id="a table"),
        pytest.param("", None, id="nothing"),
        pytest.param("  NameError: name 'x'", "  NameError: name 'x'", id="a traceback"),
        pytest.param("here", "here", id="somebody's print"),
        pytest.param('{"a": 1}', '{"a": 1}', id="somebody's JSON"),
        pytest.param(
            json.dumps(FAILURE),
            "auth: internal-error request_id=r1\n    KeyError: 'x'\n"
            "      create_session (sessions.py:40)",
            id="an exception",
        ),
    ],
)
def test_the_terminal_shows_failures_and_what_nobody_expects(line: str, shown: str | None) -> None:
    assert loud(line) == shown


def test_a_growing_file_is_read_once_line_by_whole_line(tmp_path: Path) -> None:
    path = tmp_path / "log"
    log = Growing(path)
    assert list(log.lines()) == []
    path.write_text("\x1b[31mone\x1b[0m\ntw")
    assert list(log.lines()) == ["one"]
    path.write_text("\x1b[31mone\x1b[0m\ntwo\n")
    assert list(log.lines()) == ["two"]
    path.write_text("new\n")
    assert list(log.lines()) == ["new"]


@pytest.mark.parametrize(
    ("options", "services"),
    [
        pytest.param([], ["auth", "bot"], id="all"),
        pytest.param(["--service", "bot"], ["bot"], id="one service"),
        pytest.param(["--request", "r1"], ["auth"], id="one request"),
        pytest.param(["--request", "t2"], ["bot"], id="one trace"),
        pytest.param(["--service", "auth", "--request", "t2"], [], id="both"),
    ],
)
def test_logs_by_service_and_request(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    options: list[str],
    services: list[str],
) -> None:
    records = [json.dumps(FAILURE), "[wrangler:info] Ready", json.dumps(REQUEST)]
    (tmp_path / "workers.log").write_text("\n".join([*records, ""]))
    monkeypatch.setenv("STATE_DIR", str(tmp_path))
    assert main(["logs", "--json", *options]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["service"] for line in shown] == services
    assert main(["logs", *options]) == 0
    text = capsys.readouterr().out
    assert [name for name in ("auth", "bot") if f"{name}: " in text] == services


def test_logs_of_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("STATE_DIR", str(tmp_path))
    assert main(["logs"]) == 1
    assert "workers.log is not there" in capsys.readouterr().err
