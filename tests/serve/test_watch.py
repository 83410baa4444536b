"""The watchdog's judgement, with a server that fails as it is told: real processes are killed in `test_serve.py`."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import cast

import pytest

from tools.console import Failure
from tools.serve import run
from tools.serve.server import Server


class Scripted:
    """Plays one script: each start, each poll, each look at the process takes the next word."""

    url = "http://127.0.0.1:1"

    def __init__(self, *words: str) -> None:
        self._words: Iterator[str] = iter(words)
        self.did: list[str] = []

    def start(self) -> None:
        self.did.append("start")
        self._fail_if("no start")

    def check(self) -> None:
        self._fail_if("died")

    def silent(self) -> list[str]:
        return ["/health/bot"] if self._next() == "silent" else []

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
        pytest.param([*UP, "died", *UP, *GOOD_POLL], ["start", "stop", "start"], id="the process died"),
        pytest.param([*UP, *BAD_POLL * 2, *GOOD_POLL, *BAD_POLL * 2, "lives"], ["start"], id="slow for a while"),
        pytest.param([*UP, *BAD_POLL * 3, *UP, "lives"], ["start", "stop", "start"], id="it hangs"),
        pytest.param(["no start", "no start", *UP, "lives"], ["start", "stop", "start", "stop", "start"], id="it starts late"),
    ],
)
def test_what_is_done_about_it(words: list[str], did: list[str]) -> None:
    assert _until_stop(*words) == did


def test_it_gives_up_when_starting_again_does_not_help() -> None:
    server = Scripted(*["up", "died"] * 10)
    with pytest.raises(Failure, match="do not stay up"):
        run._keep_up(cast(Server, server))
    assert server.did == ["start", "stop"] * run.FAILURES_MAX


def test_whoever_stayed_up_for_long_is_forgiven(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "STEADY_S", -1)
    assert _until_stop(*["up", "died"] * 10) == ["start", "stop"] * 10 + ["start"]
