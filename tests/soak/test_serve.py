"""`make serve` killed and frozen in every way, then restored elsewhere: nothing acknowledged is lost, nothing takes effect twice."""

from __future__ import annotations

import os
import random
import signal
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, combinations
from pathlib import Path

import pytest

from tests.serve.served import Served, Telegram, acknowledge_and_kill, new_settings, takes_effect, wait_for
from tools.serve.backup import backup, restore

pytestmark = pytest.mark.soak

ROUNDS = int(os.environ.get("SOAK_ROUNDS", "5"))
PROCESSES = ("watchdog", "server", "workerd")
EVERY_WAY = [list(victims) for victims in chain(*(combinations(PROCESSES, size) for size in (1, 2, 3)))]
CONNECTIONS = 4
PEOPLE_PER_ROUND = 60
QUIET_WITHIN_S = 180


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder, settings = tmp_path_factory.mktemp("served"), new_settings()
    telegram = Telegram(folder, settings)
    try:
        with Served(folder, settings, telegram) as served:
            served.start("--set-webhook", f"http://127.0.0.1:{served.port}")
            yield served
    finally:
        telegram.stop()


@pytest.mark.parametrize("victims", EVERY_WAY, ids="+".join)
def test_every_way_to_kill_it(served: Served, victims: list[str]) -> None:
    takes_effect(served, acknowledge_and_kill(served, 500_000 + EVERY_WAY.index(victims), *victims))


def test_what_hangs_is_started_again(served: Served) -> None:
    """Frozen, not dead: no process has ended, and nobody answers."""
    restarted = served.restarted_by_itself()
    os.kill(served.processes()["workerd"], signal.SIGSTOP)
    restarted()
    assert served.request("GET", "/health/auth").status == 200


def test_load_while_it_is_killed_again_and_again(served: Served, tmp_path: Path) -> None:
    acknowledged: dict[int, str] = {}
    for number in range(ROUNDS):
        _round(served, 600_000 + number * PEOPLE_PER_ROUND, acknowledged)
        print(f"  round {number + 1} of {ROUNDS}: {len(acknowledged)} signed in", flush=True)
    wait_for(lambda: not served.rows("auth", "select 1 from outbox"), within_s=QUIET_WITHIN_S)
    users = dict(served.rows("auth", "select user_id, telegram_id from users"))
    assert {user_id: str(person) for person, user_id in acknowledged.items()}.items() <= users.items()
    for service, table in (("referral", "codes"), ("bot", "recipients")):
        assert Counter(user_id for (user_id,) in served.rows(service, f"select user_id from {table}")) == Counter(users)
    _lives_on_elsewhere(served, tmp_path)


def _round(served: Served, first: int, acknowledged: dict[int, str]) -> None:
    victim = random.choice(["server", "workerd"])
    restarted = served.restarted_by_itself()
    crash = threading.Timer(random.uniform(0.2, 1.5), served.kill, args=[victim])
    crash.start()
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        list(pool.map(lambda person: _visit(served, person, acknowledged), range(first, first + PEOPLE_PER_ROUND)))
    crash.join(timeout=60)
    restarted()


def _visit(served: Served, person: int, acknowledged: dict[int, str]) -> None:
    try:
        acknowledged[person] = served.sign_in(person)["user"]["id"]
    except (OSError, AssertionError, ValueError):
        return  # cut off: nobody was told that it is done


def _lives_on_elsewhere(served: Served, folder: Path) -> None:
    """The rehearsal of a lost machine: another state, another port, the same people and sessions."""
    session = served.sign_in(700_000)
    backup(served.state, folder / "backup")
    restore(folder / "elsewhere" / "state", folder / "backup")
    with Served(folder / "elsewhere", served.settings, served.telegram) as other:
        other.start()
        assert other.request("GET", "/v1/me", token=session["access_token"]).json() == session["user"]
        newcomer = other.sign_in(700_001)["user"]["id"]
        wait_for(lambda: other.rows("referral", "select 1 from codes where user_id = ?", newcomer), within_s=60)
