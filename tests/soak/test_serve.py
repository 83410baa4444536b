"""`make serve` killed and frozen in every way, then restored elsewhere:
nothing acknowledged is lost, nothing takes effect twice.
"""

from __future__ import annotations

import http.client
import os
import random
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, combinations, count
from operator import methodcaller
from pathlib import Path
from signal import SIGSTOP
from typing import Any

import pytest

from tests.tools.serve.served import (
    Served,
    acknowledge,
    acknowledge_and_kill,
    takes_effect,
    wait_for,
)

pytestmark = [pytest.mark.soak, pytest.mark.timeout(3000)]

ROUNDS = int(os.environ.get("SOAK_ROUNDS", "5"))
PROCESSES = ("watchdog", "server", "workerd")
EVERY_WAY = [
    list(victims) for victims in chain(*(combinations(PROCESSES, size) for size in (1, 2, 3)))
]
FAULTS = [
    (methodcaller("kill_and_wait", "workerd"), "workerd killed"),
    (methodcaller("restart"), "a restart"),
    (methodcaller("kill_and_wait", "server"), "the server killed"),
    (methodcaller("kill_and_wait", "watchdog"), "the watchdog killed"),
]
CONNECTIONS = 4
PEOPLE_BEFORE_BACKUP = 50
PAUSE_S = 2  # of a connection that was cut off
QUIET_WITHIN_S = 300


@pytest.mark.parametrize("victims", EVERY_WAY, ids="+".join)
def test_every_way_to_kill_it(served: Served, victims: list[str]) -> None:
    with _timed(f"{'+'.join(victims)} killed, and everything took effect"):
        takes_effect(
            served, acknowledge_and_kill(served, 500_000 + EVERY_WAY.index(victims), *victims)
        )


def test_what_hangs_is_started_again(served: Served) -> None:
    """Frozen, not dead: no process has ended, and nobody answers."""
    person = acknowledge(served, 500_100)
    restarted = served.restarted_by_itself()
    noticed = served.said("no answer, 3 times in a row")
    served.kill("workerd", number=SIGSTOP)
    with _timed("what hangs was started again"):
        with _timed("what hangs was noticed"):
            wait_for(lambda: served.said("no answer, 3 times in a row") > noticed, within_s=120)
        restarted()
    takes_effect(served, person)


def test_load_while_it_is_killed_again_and_again(served: Served) -> None:
    with _load(served, 600_000) as load:
        for number in range(ROUNDS):
            time.sleep(random.uniform(2, 6))
            fault, name = FAULTS[number % len(FAULTS)]
            round_ = f"round {number + 1} of {ROUNDS}"
            with _timed(f"{round_}: {name} after {len(load.sessions)} sign-ins, and all was back"):
                fault(served)
    with _timed("all was answered and quiet"):
        wait_for(lambda: set(load.wrote) <= _answers(served).keys(), within_s=QUIET_WITHIN_S)
        _wait_until_quiet(served)
    _check(served, load.sessions)
    answers = _answers(served)
    doubles = sum(answers[person] - 1 for person in load.wrote)
    print(f"  {load}; answers that Telegram got twice: {doubles}", flush=True)


def test_a_backup_under_load_serves_elsewhere(
    served: Served, pace: Mapping[str, float], tmp_path: Path
) -> None:
    """The rehearsal of a lost machine: another state, another port,
    the same people and sessions.
    """
    with _load(served, 700_000) as load:
        wait_for(lambda: len(load.sessions) >= PEOPLE_BEFORE_BACKUP, within_s=60)
        sessions = dict(load.sessions)
        with _timed("the backup"):
            assert served.tools("backup", str(tmp_path / "backup")).returncode == 0
    print(f"  {load}; {len(sessions)} sign-ins before the backup", flush=True)
    served.kill("watchdog")
    with Served(tmp_path, served.settings, served.telegram, pace=pace) as other:
        with _timed("the restore"):
            assert other.tools("restore", str(tmp_path / "backup")).returncode == 0
        with _timed("the start elsewhere"):
            other.start(*other.webhook)
        newcomer = acknowledge(other, 800_000)
        _wait_until_quiet(other)
        _check(other, sessions)
        takes_effect(other, newcomer)
        searched = other.tools("invariants", str(other.state))
        assert searched.returncode == 0, searched.stdout
    served.start(*served.webhook)


@dataclass
class Load:
    """Who wrote to the bot and signed in, and what they were told."""

    served: Served
    wrote: list[int] = field(default_factory=list)
    sessions: dict[int, Any] = field(default_factory=dict)
    cut_off: list[str] = field(default_factory=list)

    def visit(self, people: Iterator[int], over: threading.Event) -> None:
        """One person after the other. Telegram delivers each /start until it is acknowledged;
        whose sign-in is cut off was told nothing.
        """
        while not over.is_set():
            person = next(people)
            self.served.telegram.ask(
                "POST", f"users/{person}/messages", {"text": "/start", "first_name": "Ada"}
            )
            self.wrote.append(person)
            try:
                self.sessions[person] = self.served.sign_in(person)
            except (OSError, AssertionError, http.client.HTTPException) as error:
                self.cut_off.append(type(error).__name__)
                over.wait(PAUSE_S)

    def __str__(self) -> str:
        cut_off = dict(Counter(self.cut_off))
        return f"{len(self.wrote)} people wrote, {len(self.sessions)} signed in, cut off: {cut_off}"


@contextmanager
def _load(served: Served, first: int) -> Iterator[Load]:
    load, people, over = Load(served), count(first), threading.Event()
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        visits = [pool.submit(load.visit, people, over) for _ in range(CONNECTIONS)]
        try:
            yield load
        finally:
            over.set()
    for visit in visits:
        visit.result()


def _answers(served: Served) -> Counter[int]:
    """How many messages Telegram got for whom."""
    return Counter(
        request["parameters"]["chat_id"]
        for request in served.telegram.ask("GET", "requests?method=sendMessage")["requests"]
    )


def _wait_until_quiet(served: Served) -> None:
    for service in ("auth", "referral", "bot"):
        wait_for(
            partial(served.rows, service, "select 1 where not exists (select 1 from outbox)"),
            within_s=QUIET_WITHIN_S,
        )
    wait_for(
        lambda: served.rows("bot", "select state from updates group by state") == [("done",)],
        within_s=QUIET_WITHIN_S,
    )


def _check(served: Served, sessions: Mapping[int, Any]) -> None:
    """Every session that was given can be continued,
    and whoever has a user is known once everywhere.
    """
    users = dict(served.rows("auth", "select user_id, telegram_id from users"))
    assert {
        session["user"]["id"]: str(person) for person, session in sessions.items()
    }.items() <= users.items()
    for service, table in (("referral", "people"), ("bot", "recipients")):
        assert Counter(
            user_id for (user_id,) in served.rows(service, f"select user_id from {table}")
        ) == Counter(list(users)), table
    refreshed = [
        served.request("POST", "/v1/auth/refresh", body={"refresh_token": each["refresh_token"]})
        for each in sessions.values()
    ]
    assert Counter(reply.status for reply in refreshed) == {200: len(sessions)}


@contextmanager
def _timed(what: str) -> Iterator[None]:
    started = time.monotonic()
    yield
    print(f"  {what}: {time.monotonic() - started:.1f} s", flush=True)
