"""The ledger on D1 when many want the same points at once."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.e2e.client import Client
from tests.e2e.ledger_stack import (
    BALANCE,
    CONNECTIONS,
    GIVEN,
    PAID,
    PAYER,
    REVERSED,
    SPENDER,
    check_sums,
    token_of,
    transfer_id,
)
from tests.system import ADMIN_ID, Reply

pytestmark = [pytest.mark.workerd, pytest.mark.timeout(600)]

WANTED = 200


def test_of_500_transfers_each_taken_back_twice_at_once_500_are(ledger: Client) -> None:
    admin = ledger.sign_in(ADMIN_ID)["access_token"]

    def reverse(asked: tuple[int, str]) -> Reply:
        number, key = asked
        path = f"/v1/token/transfers/{transfer_id(number)}/reversal"
        headers = {"idempotency-key": key}
        return ledger.request("POST", path, token=admin, headers=headers)

    keys = ("once", "again")
    twice = [(number, f"{key}-{number:04}") for number in range(REVERSED) for key in keys]
    replies = _at_once(reverse, twice)
    assert _outcomes(replies) == {"reversal": REVERSED, "transfer-reversed": REVERSED}
    assert _posted(ledger, PAYER, PAID) == (REVERSED, 0)
    assert len(ledger.rows("transfers", "kind = 'reversal'")) == REVERSED
    check_sums(ledger)


def test_of_200_transfers_from_a_balance_of_100_100_succeed(ledger: Client) -> None:
    token = token_of(ledger, SPENDER)
    body = {"to_user_id": GIVEN, "amount": 1}

    def send(key: str) -> Reply:
        headers = {"idempotency-key": key}
        return ledger.request(
            "POST", "/v1/token/transfers", body=body, token=token, headers=headers
        )

    keys = [f"transfer-{number}" for number in range(WANTED)]
    asked = [*keys, *keys[::2]]
    random.shuffle(asked)
    replies = _at_once(send, asked)
    told = dict[str, set[str]]()
    for key, reply in zip(asked, replies, strict=True):
        told.setdefault(key, set()).add(
            reply.json()["id"] if reply.status == 201 else reply.problem
        )
    assert {len(each) for each in told.values()} == {1}, "a key was answered in two ways"
    outcomes = Counter(each for [each] in told.values())
    assert outcomes.pop("insufficient-points") == WANTED - BALANCE
    assert (len(outcomes), set(outcomes.values())) == (BALANCE, {1})
    assert _posted(ledger, SPENDER, GIVEN) == (0, BALANCE)
    [sent] = ledger.rows("sent", "account_id = ?", SPENDER)
    assert sent["amount"] == BALANCE
    check_sums(ledger)


def _at_once(call: Callable[[Any], Reply], asked: Sequence[Any]) -> list[Reply]:
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        replies = list(pool.map(call, asked))
    assert {reply.status for reply in replies if reply.status not in (201, 409)} == set()
    return replies


def _outcomes(replies: Sequence[Reply]) -> Counter[str]:
    return Counter(
        reply.json()["kind"] if reply.status == 201 else reply.problem for reply in replies
    )


def _posted(client: Client, *accounts: str) -> tuple[int, ...]:
    found = {row["account_id"]: row["posted"] for row in client.rows("balances")}
    return tuple(found[each] for each in accounts)
