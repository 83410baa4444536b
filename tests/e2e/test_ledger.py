"""The ledger on D1 when many want the same points at once."""

from __future__ import annotations

import asyncio
import base64
import json
import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from contest.kit.database import Database, Statement
from contest.kit.jwt import sign
from contest.kit.sqlite import SqliteDatabase
from contest.token.ledger import statements
from contest.token.ledger.accounts import ISSUANCE
from contest.token.ledger.records import Kind, Move
from tests.e2e.client import Client, new_settings
from tests.e2e.generous import let_all_pass
from tests.e2e.organiser import database_with
from tests.ed25519 import NativeEd25519
from tests.system import ADMIN_ID, Reply
from tools.local.stack import Layout, Stack
from tools.processes import free_port

pytestmark = [pytest.mark.workerd, pytest.mark.timeout(600)]

CONNECTIONS = 8
REVERSED, BALANCE, WANTED = 500, 100, 200
# Whose points are taken back, and who spends all that they have.
PAYER, PAID, SPENDER, GIVEN = "payer", "paid", "spender", "given"


@pytest.fixture(scope="module")
def ledger(databases: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A stack with some accounts, where nobody is told to wait."""
    state = shutil.copytree(databases, tmp_path_factory.mktemp("ledger"), dirs_exist_ok=True)
    with closing(SqliteDatabase(database_with(state, "transfers"))) as database:
        asyncio.run(_fill(database))
    layout = Layout(port=free_port(), telegram_port=free_port(), state=state)
    settings = new_settings(layout)
    with Stack(layout, settings) as stack:
        let_all_pass(stack)
        stack.start()
        yield Client(stack, settings)


async def _fill(database: Database) -> None:
    accounts = (PAYER, PAID, SPENDER, GIVEN)
    await database.batch([statements.opened(each, "user", at=1) for each in accounts])
    moves = [
        _move("first", "adjustment", ISSUANCE, PAYER, REVERSED),
        _move("second", "adjustment", ISSUANCE, SPENDER, BALANCE),
        *(_move(_id(number), "transfer", PAYER, PAID, 1) for number in range(REVERSED)),
    ]
    await database.batch([each for move in moves for each in move])
    await database.run("update limits set transfers_on = 1")


def _move(transfer_id: str, kind: Kind, debit: str, credit: str, amount: int) -> list[Statement]:
    move = Move(transfer_id=transfer_id, kind=kind, debit=debit, credit=credit, amount=amount, at=1)
    return statements.moved(move)


def _id(number: int) -> str:
    return f"transfer{number}"


def test_of_500_transfers_each_taken_back_twice_at_once_500_are(ledger: Client) -> None:
    admin = ledger.sign_in(ADMIN_ID)["access_token"]

    def reverse(asked: tuple[int, str]) -> Reply:
        number, key = asked
        path = f"/v1/token/transfers/{_id(number)}/reversal"
        headers = {"idempotency-key": key}
        return ledger.request("POST", path, token=admin, headers=headers)

    keys = ("once", "again")
    twice = [(number, f"{key}-{number:04}") for number in range(REVERSED) for key in keys]
    replies = _at_once(reverse, twice)
    assert _outcomes(replies) == {"reversal": REVERSED, "transfer-reversed": REVERSED}
    assert _posted(ledger, PAYER, PAID) == (REVERSED, 0)
    assert len(ledger.rows("transfers", "kind = 'reversal'")) == REVERSED
    _check_sums(ledger)


def test_of_200_transfers_from_a_balance_of_100_100_succeed(ledger: Client) -> None:
    token = _token_of(ledger, SPENDER)
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
    _check_sums(ledger)


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


def _check_sums(client: Client) -> None:
    """Every balance is what the transfers make of it, and nothing came from nowhere."""
    sums = Counter[str]()
    for each in client.rows("transfers"):
        sums[each["debit_account_id"]] -= each["amount"]
        sums[each["credit_account_id"]] += each["amount"]
        assert each["debit_posted"] == sums[each["debit_account_id"]]
        assert each["credit_posted"] == sums[each["credit_account_id"]]
    balances = {row["account_id"]: row["posted"] for row in client.rows("balances")}
    assert balances == {account: sums[account] for account in balances}
    assert sum(balances.values()) == 0


def _token_of(client: Client, user_id: str) -> str:
    """An access token as auth signs it for someone who has an account."""
    token = client.sign_in(42)["access_token"]
    [key] = json.loads(client.settings["JWT_PRIVATE_KEYS"])["keys"]
    claims = json.loads(base64.urlsafe_b64decode(token.split(".")[1] + "=="))
    return asyncio.run(sign(claims | {"sub": user_id}, key, NativeEd25519()))
