"""The watchdog's judgement, with a server that fails as it is told: real processes are killed in `test_serve.py`."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import cast

import pytest

from tools.console import Failure
from tools.serve import run
from tools.serve.server import Server


class Scripted:
    """Plays one script: each start, each poll, each look at the process takes the next word."""

    url = "http://127.0.0.1:1"

    def __init__(self, *words: str, lacks: Iterable[str] = ()) -> None:
        self._words: Iterator[str] = iter(words)
        self._lacks = iter(lacks)
        self.did: list[str] = []

    def start(self) -> None:
        self.did.append("start")
        self._fail_if("no start")

    def check(self) -> None:
        self._fail_if("died")

    def silent(self) -> list[str]:
        return ["/health/bot"] if self._next() == "silent" else []

    def lacks(self) -> str:
        return next(self._lacks, "")

    def stop(self) -> None:
        self.did.append("stop")

    def _next(self) -> str:
        return next(self._words)

    def _fail_if(self, word: str) -> None:
        if self._next() == word:
            raise Failure(word)


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "POLL_S", 0)
    monkeypatch.setattr(time, "sleep", lambda _: None)


def _until_stop(*words: str) -> list[str]:
    """What the watchdog did until the script is over."""
    server = Scripted(*words)
    with pytest.raises(StopIteration):
        run._keep_up(cast(Server, server))
    return server.did


UP = ("up",)
GOOD_POLL = ("lives", "answers")
BAD_POLL = ("lives", "silent")


@pytest.mark.parametrize(
    ("words", "did"),
    [
        pytest.param([*UP, *GOOD_POLL * 5], ["start"], id="all is well"),
        pytest.param(
            [*UP, "died", *UP, *GOOD_POLL], ["start", "stop", "start"], id="the process died"
        ),
        pytest.param(
            [*UP, *BAD_POLL * 2, *GOOD_POLL, *BAD_POLL * 2, "lives"],
            ["start"],
            id="slow for a while",
        ),
        pytest.param([*UP, *BAD_POLL * 3, *UP, "lives"], ["start", "stop", "start"], id="it hangs"),
        pytest.param(
            ["no start", "no start", *UP, "lives"],
            ["start", "stop", "start", "stop", "start"],
            id="it starts late",
        ),
    ],
)
def test_what_is_done_about_it(words: list[str], did: list[str]) -> None:
    assert _until_stop(*words) == did


def test_what_is_not_ready_is_told_once_and_nothing_is_started_again(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """With a full disk every sign-in failed, and every sign of life was fine."""
    server = Scripted(
        *UP, *GOOD_POLL * 7, lacks=["", "auth: D1", "auth: D1", "bot: D1", "", "", "bot: D1"]
    )
    with pytest.raises(StopIteration):
        run._keep_up(cast(Server, server))
    told = [
        json.loads(line) for line in capsys.readouterr().out.splitlines() if line.startswith("{")
    ]
    assert [(line["event"], line.get("detail")) for line in told] == [
        ("not-ready", "auth: D1"),
        ("ready-again", None),
        ("not-ready", "bot: D1"),
    ]
    assert server.did == ["start"]


def test_a_log_that_cannot_be_written_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    with Path("/dev/full").open("w") as full:
        monkeypatch.setattr(sys, "stdout", full)
        server = Scripted(*UP, *GOOD_POLL * 2, lacks=["auth: D1", ""])
        with pytest.raises(StopIteration):
            run._keep_up(cast(Server, server))
        monkeypatch.undo()
        with suppress(OSError):
            full.close()
    assert server.did == ["start"]


def test_it_gives_up_when_starting_again_does_not_help() -> None:
    server = Scripted(*["up", "died"] * 10)
    with pytest.raises(Failure, match="do not stay up"):
        run._keep_up(cast(Server, server))
    assert server.did == ["start", "stop"] * run.FAILURES_MAX


def test_whoever_stayed_up_for_long_is_forgiven(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "STEADY_S", -1)
    assert _until_stop(*["up", "died"] * 10) == ["start", "stop"] * 10 + ["start"]
