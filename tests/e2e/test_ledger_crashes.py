"""People send points from eight connections while all workers are killed: what was acknowledged is
in the ledger, what was not can be asked again, and the whole ledger verifies.
"""

from __future__ import annotations

import http.client
import itertools
import random
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import pytest

from tests.e2e.client import Client
from tests.e2e.crash import crashing
from tests.e2e.ledger_stack import CONNECTIONS, SENDERS, check_sums, token_of
from tests.sizes import sizes
from tests.system import Reply
from tools.ledger.verify import ledger as opened
from tools.ledger.verify import logged_seals, verify

pytestmark = [pytest.mark.workerd, pytest.mark.timeout(2400)]

CUT_OFF_WITHIN_S = 60
KEYS = itertools.count(1)


@dataclass
class Sender:
    """Someone who sends single points, and the transfers that were acknowledged, by their keys."""

    user_id: str
    token: str
    acknowledged: dict[str, str] = field(default_factory=dict)
    to: dict[str, str] = field(default_factory=dict)
    cut_off: str = ""  # the key of what nobody answered

    def send(self, client: Client, key: str) -> Reply:
        """One point for somebody else: under a key always the same one."""
        others = [each for each in SENDERS if each != self.user_id]
        to = self.to.setdefault(key, random.choice(others))
        return client.request(
            "POST",
            "/v1/token/transfers",
            body={"to_user_id": to, "amount": 1},
            token=self.token,
            headers={"idempotency-key": key},
        )

    def send_until_cut_off(self, client: Client) -> None:
        """One after the other, until nobody answers."""
        deadline = time.monotonic() + CUT_OFF_WITHIN_S
        while time.monotonic() < deadline:
            key = f"sent-{next(KEYS):06}"
            try:
                reply = self.send(client, key)
            except (OSError, http.client.HTTPException):
                self.cut_off = key
                return
            assert reply.status == 201, reply.body
            self.acknowledged[key] = reply.json()["id"]
        raise AssertionError("nothing was cut off")

    def ask_again(self, client: Client) -> None:
        """What nobody answered takes place now, or has; what was answered, once more, is the same
        transfer.
        """
        reply = self.send(client, self.cut_off)
        assert reply.status == 201, reply.body
        self.acknowledged[self.cut_off] = reply.json()["id"]
        key, known = random.choice(list(self.acknowledged.items()))
        assert self.send(client, key).json()["id"] == known


@sizes(few=3, many=20)
def test_no_acknowledged_transfer_is_lost_and_none_is_made_twice(
    ledger: Client, cases: int
) -> None:
    senders = [Sender(each, token_of(ledger, each)) for each in SENDERS]
    before = {row["transfer_id"] for row in ledger.rows("transfers")}
    for number in range(cases):
        with (
            crashing(ledger.stack, after_s=(1, 3)),
            ThreadPoolExecutor(CONNECTIONS) as pool,
        ):
            list(pool.map(lambda each: each.send_until_cut_off(ledger), senders))
        with ThreadPoolExecutor(CONNECTIONS) as pool:
            list(pool.map(lambda each: each.ask_again(ledger), senders))
        sent = [name for each in senders for name in each.acknowledged.values()]
        print(f"  kill {number + 1} of {cases}: {len(sent)} sent", flush=True)
    ledger.stack.tick("bot")
    made = {row["transfer_id"] for row in ledger.rows("transfers")} - before
    assert sorted(sent) == sorted(made)
    check_sums(ledger)
    seals = logged_seals(ledger.stack.log)
    assert seals
    with opened(ledger.stack.layout.state) as connection:
        assert verify(connection, seals).unsealed == 0
