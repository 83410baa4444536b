"""What `make serve` says when it cannot start: one clear line,
before anything runs, and never a secret.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
import respx

from tests.tools.serve.served import Telegram, new_settings, write_settings
from tools.console import Failure
from tools.paths import ROOT
from tools.processes import free_port, lock
from tools.serve.settings import read_settings
from tools.serve.telegram import check_bot, set_webhook


def _faulty(tmp_path: Path, **changes: str) -> str:
    path = write_settings(tmp_path / "serve.vars", new_settings() | changes)
    with pytest.raises(Failure) as refusal:
        read_settings(path)
    return str(refusal.value)


def test_good_settings(tmp_path: Path) -> None:
    values = new_settings()
    read = read_settings(write_settings(tmp_path / "serve.vars", values))
    assert values.items() <= read.items()
    assert read["TELEGRAM_API_BASE"] == "https://api.telegram.org"


@pytest.mark.parametrize(
    "name",
    [
        "TELEGRAM_BOT_TOKEN",
        "TELEGRAM_BOT_USERNAME",
        "TELEGRAM_WEBHOOK_SECRET",
        "JWT_PRIVATE_KEYS",
        "OPS_TOKEN",
        "MINIAPP_URL",
    ],
)
def test_a_setting_that_is_missing_is_named(tmp_path: Path, name: str) -> None:
    assert name in _faulty(tmp_path, **{name: ""})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_BOT_TOKEN", "secret-value"),
        ("TELEGRAM_BOT_TOKEN", "123:secret-value"),
        ("TELEGRAM_API_BASE", "emulator"),
        ("MINIAPP_URL", "http://secret-value/"),
        ("TRUSTED_PROXY", "X-Real-IP, secret-value"),
        ("ALLOWED_ORIGINS", "secret-value"),
    ],
)
def test_a_value_that_cannot_work_is_named_and_not_shown(
    tmp_path: Path, name: str, value: str
) -> None:
    fault = _faulty(tmp_path, **{name: value})
    assert name in fault
    assert "secret-value" not in fault


def test_an_unknown_name(tmp_path: Path) -> None:
    assert "TELEGRAM_BOT_TOKN is not a setting" in _faulty(tmp_path, TELEGRAM_BOT_TOKN="1")


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644])
def test_a_file_that_others_can_read(tmp_path: Path, mode: int) -> None:
    path = write_settings(tmp_path / "serve.vars", new_settings())
    path.chmod(mode)
    with pytest.raises(Failure, match="can be read by others"):
        read_settings(path)


@pytest.mark.programs
def test_the_bot_is_asked_for_its_name(tmp_path: Path) -> None:
    settings = new_settings()
    telegram = Telegram(tmp_path, settings)
    settings |= {"TELEGRAM_API_BASE": telegram.url}
    try:
        check_bot(settings)
        check_bot(settings | {"TELEGRAM_BOT_USERNAME": "Contest_Test_Bot"})
        with pytest.raises(Failure, match="belongs to @contest_test_bot"):
            check_bot(settings | {"TELEGRAM_BOT_USERNAME": "another_bot"})
        with pytest.raises(Failure, match="Telegram refuses getMe"):
            check_bot(settings | {"TELEGRAM_BOT_TOKEN": "1234567890:a-token-of-some-other-bot"})
        with pytest.raises(Failure, match="Telegram refuses setWebhook"):
            set_webhook(settings, "https://contest.example.org")
        assert (
            set_webhook(settings, "http://127.0.0.1:9/") == "http://127.0.0.1:9/v1/telegram/webhook"
        )
    finally:
        telegram.stop()


def test_a_telegram_that_is_away_keeps_nobody_from_starting(
    capsys: pytest.CaptureFixture[str],
) -> None:
    settings = new_settings() | {"TELEGRAM_API_BASE": f"http://127.0.0.1:{free_port()}"}
    check_bot(settings)
    assert "cannot be reached" in capsys.readouterr().out
    with pytest.raises(Failure, match="the webhook is not set") as refusal:
        set_webhook(settings, "https://contest.example.org")
    assert settings["TELEGRAM_BOT_TOKEN"] not in str(refusal.value)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        pytest.param(
            httpx.Response(500, json={"ok": False, "error_code": 500}),
            "getMe: 500",
            id="a fault of its own",
        ),
        pytest.param(
            httpx.Response(429, json={"ok": False, "error_code": 429}),
            "retry after 5 s",
            id="asked to wait",
        ),
        pytest.param(httpx.Response(200, json=["x"]), "getMe: TypeError", id="a list"),
        pytest.param(
            httpx.Response(502, text="<html>"), "getMe: JSONDecodeError", id="a page of a proxy"
        ),
    ],
)
def test_an_answer_that_tells_nothing_is_no_verdict(
    respx_mock: respx.MockRouter,
    capsys: pytest.CaptureFixture[str],
    answer: httpx.Response,
    said: str,
) -> None:
    """Telegram's own trouble kept the product from starting, as if the token were wrong."""
    respx_mock.post(url__regex=".*/getMe").mock(return_value=answer)
    check_bot(new_settings() | {"TELEGRAM_API_BASE": "https://telegram.example"})
    assert said in capsys.readouterr().out


def test_a_bot_without_a_name_is_a_verdict(respx_mock: respx.MockRouter) -> None:
    respx_mock.post(url__regex=".*/getMe").mock(
        return_value=httpx.Response(200, json={"ok": True, "result": {}})
    )
    with pytest.raises(Failure, match="names no bot"):
        check_bot(new_settings() | {"TELEGRAM_API_BASE": "https://telegram.example"})


def _serve(settings: Path, state: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tools", "serve", "--settings", str(settings)]
    environment = os.environ | {"PORT": str(free_port()), "STATE_DIR": str(state)}
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.programs
def test_without_its_settings_the_command_ends_with_one_clear_line(tmp_path: Path) -> None:
    ended = _serve(tmp_path / "nothing", tmp_path / "state")
    assert ended.returncode == 1
    assert ended.stderr.splitlines() == [
        f"error: {tmp_path / 'nothing'} is not there",
        "  docs/serving.md says how to write it",
    ]


@pytest.mark.programs
def test_a_state_that_cannot_be_written_is_one_clear_line(tmp_path: Path) -> None:
    ended = _serve(write_settings(tmp_path / "serve.vars", new_settings()), Path("/dev/null/state"))
    assert ended.returncode == 1
    assert ended.stderr.splitlines() == ["error: [Errno 20] Not a directory: '/dev/null/state'"]


@pytest.mark.programs
def test_a_state_that_another_one_serves(tmp_path: Path) -> None:
    settings = write_settings(tmp_path / "serve.vars", new_settings())
    with lock(tmp_path / "state"):
        ended = _serve(settings, tmp_path / "state")
    assert (ended.returncode, ended.stderr.splitlines()[0]) == (
        1,
        f"error: another stack runs on the state in {tmp_path / 'state'}",
    )
