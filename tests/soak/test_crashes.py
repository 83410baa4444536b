"""Load from eight connections while the workers are killed again and again:
nothing acknowledged is lost, nothing takes effect twice.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPException

import httpx
import pytest

from tests.e2e.client import Client
from tests.e2e.crash import crashing

pytestmark = pytest.mark.soak

ROUNDS = int(os.environ.get("SOAK_ROUNDS", "5"))
CONNECTIONS = 8
PEOPLE_PER_ROUND = 120
QUIET_WITHIN_S = 300


@dataclass
class Outcome:
    """Whose sign-in was acknowledged, whose was cut off, and who wrote /start by which update."""

    signed_in: list[int] = field(default_factory=list)
    cut_off: list[int] = field(default_factory=list)
    started: dict[int, int] = field(default_factory=dict)

    def stored(self, client: Client) -> list[str]:
        """The states of these updates; other soaks share the stack."""
        ours = set(self.started.values())
        return [row["state"] for row in client.rows("updates") if row["update_id"] in ours]


def test_crashes(client: Client) -> None:
    outcome = Outcome()
    started = time.monotonic()
    for number in range(ROUNDS):
        _round(client, number, outcome)
        print(
            f"  round {number + 1} of {ROUNDS}: {len(outcome.signed_in)} signed in,",
            f"{len(outcome.cut_off)} cut off",
            flush=True,
        )
    load_s = time.monotonic() - started
    _wait_until_quiet(client, outcome)
    _check(client, outcome)
    doubles = sum(len(client.sent_to(person)) - 1 for person in outcome.started)
    print(
        f"  {load_s:.0f} s of load;",
        f"answers that Telegram got twice after a crash: {doubles} of {len(outcome.started)}",
    )


def _round(client: Client, number: int, outcome: Outcome) -> None:
    """Load, and a crash somewhere in the middle of it."""
    people = [1_000_000 + number * PEOPLE_PER_ROUND + index for index in range(PEOPLE_PER_ROUND)]
    with crashing(client.stack, after_s=(0.5, 3)), ThreadPoolExecutor(CONNECTIONS) as pool:
        list(pool.map(lambda person: _visit(client, person, outcome), people))


def _visit(client: Client, person: int, outcome: Outcome) -> None:
    outcome.started[person] = client.say(person, "/start")["update_id"]
    try:
        reply = client.request(
            "POST", "/v1/auth/telegram", body={"init_data": client.init_data(person)}
        )
    except (OSError, HTTPException, httpx.HTTPError, AssertionError, ValueError):
        outcome.cut_off.append(person)
        time.sleep(0.2)
        return
    (outcome.signed_in if reply.status == 201 else outcome.cut_off).append(person)


def _wait_until_quiet(client: Client, outcome: Outcome) -> None:
    """Until sweeps leave nothing to send and no update pending, and Telegram has delivered all."""
    deadline = time.monotonic() + QUIET_WITHIN_S
    while time.monotonic() < deadline:
        client.stack.tick("bot")
        waiting = (
            len(client.rows("users", "exists (select 1 from outbox)")),
            len(client.rows("updates", "state = 'pending'")) + len(client.rows("deliveries")),
        )
        stored = len(outcome.stored(client))
        print(
            f"  events waiting: {bool(waiting[0])}, updates pending: {waiting[1]},",
            f"stored: {stored} of {len(outcome.started)}",
            flush=True,
        )
        if waiting == (0, 0) and stored == len(outcome.started):
            return
        time.sleep(5)
    raise AssertionError(f"not quiet within {QUIET_WITHIN_S} s")


def _check(client: Client, outcome: Outcome) -> None:
    users = {
        int(row["telegram_id"]): row["user_id"]
        for row in client.rows("users", "telegram_id glob '1??????'")
    }
    ours = set(users.values())  # other soaks share the stack
    codes = Counter(row["user_id"] for row in client.rows("people") if row["user_id"] in ours)
    recipients = Counter(
        row["user_id"] for row in client.rows("recipients") if row["user_id"] in ours
    )
    assert set(outcome.signed_in) <= set(users), "an acknowledged sign-in was lost"
    assert set(users) <= {*outcome.signed_in, *outcome.cut_off}
    assert codes == recipients == Counter(users.values()), "an event was lost or took effect twice"
    assert Counter(outcome.stored(client)) == {"done": len(outcome.started)}
    unanswered = [person for person in outcome.started if not client.sent_to(person)]
    assert not unanswered, f"{len(unanswered)} never got an answer"
