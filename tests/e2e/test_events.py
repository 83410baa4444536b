"""How soon an event takes effect, when nothing is wrong and when all workers are killed; the
figures are printed, and docs/events.md has those of one run.
"""

from __future__ import annotations

import http.client
import itertools
import statistics
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.e2e.client import Client
from tests.e2e.crash import crashing
from tests.e2e.ledger_stack import CONNECTIONS
from tests.e2e.organiser import database_with
from tests.sizes import sizes

pytestmark = [pytest.mark.workerd, pytest.mark.timeout(2400)]

AT_ONCE_S = 10  # far less than a row takes that waits for the sweep
SWEPT_WITHIN_S = 180
CUT_OFF_WITHIN_S = 60
PEOPLE = itertools.count(7_000_000)
ONCE = [1, 1]


@sizes(few=20, many=200)
def test_the_effect_follows_the_answer_without_a_sweep(ledger: Client, cases: int) -> None:
    taken_ms = list[float]()
    for _ in range(cases):
        user_id = ledger.sign_in(next(PEOPLE))["user"]["id"]
        answered = time.monotonic()
        ledger.wait_for(lambda each=user_id: _effects(ledger, each) == ONCE, within_s=AT_ONCE_S)
        taken_ms.append((time.monotonic() - answered) * 1000)
    taken_ms.sort()
    print(
        f"\nfrom the answer to the effects in two services, {cases} times:",
        f"p50 {statistics.median(taken_ms):.0f} ms, p95 {taken_ms[cases * 95 // 100]:.0f} ms",
    )


@sizes(few=1, many=10)
def test_after_a_crash_sweeps_empty_the_outbox(ledger: Client, cases: int) -> None:
    """Killed are those who publish and those who are told, all in the middle of it."""
    for _ in range(cases):
        with crashing(ledger.stack, after_s=(1, 2)), ThreadPoolExecutor(CONNECTIONS) as pool:
            signed_in = pool.map(lambda _: _sign_in_until_cut_off(ledger), range(CONNECTIONS))
            people = [each for connection in signed_in for each in connection]
        started, waiting = time.monotonic(), _waiting(ledger)
        ledger.wait_for(lambda: _swept(ledger), within_s=SWEPT_WITHIN_S)
        print(
            f"\n{len(people)} signed in, {waiting} events left by the crash, none",
            f"{time.monotonic() - started:.0f} s after the workers were there again",
        )
        assert [_effects(ledger, user_id) for user_id in people] == [ONCE] * len(people)


def _sign_in_until_cut_off(client: Client) -> list[str]:
    """The user ids of those who were answered."""
    found, deadline = list[str](), time.monotonic() + CUT_OFF_WITHIN_S
    while time.monotonic() < deadline:
        try:
            found.append(client.sign_in(next(PEOPLE))["user"]["id"])
        except (OSError, http.client.HTTPException):
            return found
    raise AssertionError("nothing was cut off")


def _effects(client: Client, user_id: str) -> list[int]:
    """How often token and the bot have done what they do for a new user."""
    accounts = client.rows("balances", "account_id = ?", user_id)
    return [len(accounts), len(client.rows("recipients", "user_id = ?", user_id))]


def _waiting(client: Client) -> int:
    """How many events auth has not handed over."""
    auth = database_with(client.stack.layout.state, "users")
    return len(client.rows("outbox", database=auth))


def _swept(client: Client) -> bool:
    """Whether a sweep leaves nothing; what was just recorded is not due before its 30 seconds."""
    time.sleep(1)
    client.stack.tick("bot")
    return not _waiting(client)
