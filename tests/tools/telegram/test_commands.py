"""The commands that play people, against an emulator whose bot is played by this test."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tools.__main__ import main
from tools.local.running import describe
from tools.paths import ROOT
from tools.processes import Child, free_port, lock

TOKEN = "1234567890:synthetic-token-of-no-bot-at-all"


@pytest.fixture
def telegram(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An emulator without a webhook, as part of a stack that runs."""
    url = f"http://127.0.0.1:{free_port()}"
    command = [sys.executable, "-m", "tools.telegram", "--port", url.rpartition(":")[2]]
    child = Child(
        "the emulator",
        [*command, "--bot-username", "contest_test_bot"],
        log=tmp_path / "telegram.log",
        environment=os.environ | {"TELEGRAM_BOT_TOKEN": TOKEN},
        cwd=ROOT,
    )
    monkeypatch.setenv("STATE_DIR", str(tmp_path))
    with lock(tmp_path):
        describe(tmp_path, url="http://127.0.0.1:9", telegram_url=url)
        _wait_until(lambda: httpx.get(f"{url}/_emulator/health").is_success)
        yield url
    child.stop()


@pytest.mark.programs
def test_who_writes_sees_the_answer(telegram: str, capsys: pytest.CaptureFixture[str]) -> None:
    bot = threading.Thread(target=_answer_one_message, args=(telegram,))
    bot.start()
    assert main(["telegram", "say", "42", "/start", "--first-name", "Eve"]) == 0
    bot.join()
    assert capsys.readouterr().out == "Hello Eve\n"


@pytest.mark.programs
def test_press_join_leave_and_block_reach_the_bot(telegram: str) -> None:
    for arguments in (
        ["press", "42", "more"],
        ["join", "--", "42", "-100"],
        ["leave", "--", "42", "-100"],
        ["block", "42"],
    ):
        assert main(["telegram", *arguments]) == 0
    [update] = _updates(telegram)
    assert update["callback_query"]["data"] == "more"
    message = {"chat_id": 42, "text": "hi"}
    assert httpx.post(f"{telegram}/bot{TOKEN}/sendMessage", json=message).status_code == 403


def test_without_a_stack(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("STATE_DIR", str(tmp_path))
    assert main(["telegram", "say", "42", "/start"]) == 1
    assert "nothing runs on the state" in capsys.readouterr().err


def _answer_one_message(telegram: str) -> None:
    _wait_until(lambda: bool(_updates(telegram)))
    name = _updates(telegram)[0]["message"]["from"]["first_name"]
    message = {"chat_id": 42, "text": f"Hello {name}"}
    httpx.post(f"{telegram}/bot{TOKEN}/sendMessage", json=message).raise_for_status()


def _updates(telegram: str) -> list[dict[str, Any]]:
    answer = httpx.get(f"{telegram}/bot{TOKEN}/getUpdates").json()
    updates: list[dict[str, Any]] = answer["result"]
    return updates


def _wait_until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while True:
        try:
            if true():
                return
        except httpx.HTTPError:
            pass
        assert time.monotonic() < deadline
        time.sleep(0.05)
