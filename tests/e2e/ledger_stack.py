"""A stack with a ledger of its own, where nobody waits; and what holds in every ledger."""

from __future__ import annotations

import asyncio
import base64
import json
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from contest.kit.database import Database, Statement
from contest.kit.jwt import sign
from contest.kit.sqlite import SqliteDatabase
from contest.token.ledger import statements
from contest.token.ledger.accounts import ISSUANCE
from contest.token.ledger.records import Kind, Move
from tests.e2e.client import Client
from tests.e2e.organiser import database_with
from tests.ed25519 import NativeEd25519
from tools.local.stack import Layout, Stack
from tools.local.trial import let_all_pass, new_settings
from tools.processes import free_port

CONNECTIONS = 8
REVERSED, BALANCE = 500, 100
# Whose points are taken back, who spends all that they have, and who send while workers are killed.
PAYER, PAID, SPENDER, GIVEN = "payer", "paid", "spender", "given"
SENDERS = tuple(f"sender{number}" for number in range(CONNECTIONS))
PLENTY = 1_000_000


@contextmanager
def ledger_stack(databases: Path, folder: Path) -> Iterator[Client]:
    """The public HTTP interface of a stack with the accounts above."""
    state = shutil.copytree(databases, folder, dirs_exist_ok=True)
    with closing(SqliteDatabase(database_with(state, "transfers"))) as database:
        asyncio.run(_fill(database))
    layout = Layout(port=free_port(), telegram_port=free_port(), state=state)
    settings = new_settings(layout)
    with Stack(layout, settings) as stack:
        let_all_pass(stack)
        stack.start()
        yield Client(stack, settings)


async def _fill(database: Database) -> None:
    accounts = (PAYER, PAID, SPENDER, GIVEN, *SENDERS)
    await database.batch([statements.opened(each, "user", at=1) for each in accounts])
    moves = [
        _move("first", "adjustment", ISSUANCE, PAYER, REVERSED),
        _move("second", "adjustment", ISSUANCE, SPENDER, BALANCE),
        *(_move(transfer_id(number), "transfer", PAYER, PAID, 1) for number in range(REVERSED)),
        *(_move(f"for-{each}", "adjustment", ISSUANCE, each, PLENTY) for each in SENDERS),
    ]
    await database.batch([each for move in moves for each in move])
    await database.run("update limits set transfers_on = 1, per_day = ?", PLENTY)


def _move(transfer_id: str, kind: Kind, debit: str, credit: str, amount: int) -> list[Statement]:
    move = Move(transfer_id=transfer_id, kind=kind, debit=debit, credit=credit, amount=amount, at=1)
    return statements.moved(move)


def transfer_id(number: int) -> str:
    """One of the transfers that are there to be taken back."""
    return f"transfer{number}"


def token_of(client: Client, user_id: str) -> str:
    """An access token as auth signs it for someone who has an account."""
    token = client.sign_in(42)["access_token"]
    [key] = json.loads(client.settings["JWT_PRIVATE_KEYS"])["keys"]
    claims = json.loads(base64.urlsafe_b64decode(token.split(".")[1] + "=="))
    return asyncio.run(sign(claims | {"sub": user_id}, key, NativeEd25519()))


def check_sums(client: Client) -> None:
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
