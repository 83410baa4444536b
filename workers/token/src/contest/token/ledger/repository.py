"""Orders and accounts in the database."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from contest.kit.database import Database, Result, Row, statement
from contest.token.ledger import statements
from contest.token.ledger.records import Order, Transfer, Verdict
from contest.token.ledger.refusals import REUSED

_JUDGED = """
    select principal, key, asked.digest as digest, refusal, transfers.transfer_id as transfer_id,
        seq, kind, debit_account_id, credit_account_id, amount, reverses, created_at
    from instructions as asked left join transfers on transfers.transfer_id = asked.transfer_id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """What an account has; of that, `held` cannot leave it."""

    posted: int
    held: int


async def carry_out(db: Database, orders: Sequence[Order]) -> list[Verdict]:
    """All the orders, or none. Raises `DatabaseError` where one is refused or was judged before."""
    batches = [[statements.taken(order), *order.effects] for order in orders]
    results = iter(await db.batch([each for batch in batches for each in batch]))
    return [_done([next(results) for _ in batch]) for batch in batches]


async def refuse(db: Database, order: Order, refusal: str | None) -> Verdict | None:
    """Write down why an order is refused, unless it was judged before; the verdict that stands.

    None where there is no reason to refuse it, and it was not judged.
    """
    written = [statements.refused(order, refusal)] if refusal else []
    look = statement(f"{_JUDGED} where principal = ? and key = ?", order.principal, order.key)
    *_, found = await db.batch([*written, look])
    return _verdict(order, found.rows[0]) if found.rows else None


async def judged_before(db: Database, orders: Sequence[Order]) -> list[Verdict | None]:
    """The verdict on each order that was judged before."""
    sql = f"""
        {_JUDGED} where (principal, key) in (select value ->> 0, value ->> 1 from json_each(?))
    """
    asked = [(order.principal, order.key) for order in orders]
    rows = {(row["principal"], row["key"]): row for row in await db.all(sql, json.dumps(asked))}
    return [
        _verdict(order, row) if (row := rows.get(key)) else None
        for order, key in zip(orders, asked, strict=True)
    ]


async def find_balances(db: Database, account_ids: Sequence[str]) -> dict[str, Balance]:
    """What each account has, of those that are there."""
    sql = """
        select account_id, posted, held from balances
        where account_id in (select value from json_each(?))
    """
    rows = await db.all(sql, json.dumps(account_ids)) if account_ids else []
    return {row["account_id"]: Balance(posted=row["posted"], held=row["held"]) for row in rows}


async def find_made(
    db: Database, principal: str, keys: Sequence[str]
) -> dict[str, Transfer | None]:
    """What was made by each of these keys that was judged: a transfer that may be reversed, or
    nothing of the kind.
    """
    sql = """
        select key, transfers.* from instructions left join transfers
            on transfers.transfer_id = instructions.transfer_id and kind <> 'reversal'
        where principal = ? and key in (select value from json_each(?))
    """
    rows = await db.all(sql, principal, json.dumps(keys)) if keys else []
    return {row["key"]: transfer_of(row) if row["seq"] is not None else None for row in rows}


async def find_transfer(db: Database, transfer_id: str) -> Transfer | None:
    """The transfer, if there is one of that id."""
    row = await db.one("select * from transfers where transfer_id = ?", transfer_id)
    return transfer_of(row) if row else None


def _done(results: Sequence[Result]) -> Verdict:
    row = next((result.rows[0] for result in results if result.rows), None)
    return Verdict("done", transfer=transfer_of(row) if row else None)


def _verdict(order: Order, row: Row) -> Verdict:
    if row["digest"] != order.digest:
        return Verdict("refused", REUSED)
    if row["refusal"] is not None:
        return Verdict("refused", row["refusal"])
    return Verdict("done", transfer=transfer_of(row) if row["seq"] is not None else None)


def transfer_of(row: Row) -> Transfer:
    """A row of `transfers`."""
    return Transfer(
        seq=row["seq"],
        transfer_id=row["transfer_id"],
        kind=row["kind"],
        debit=row["debit_account_id"],
        credit=row["credit_account_id"],
        amount=row["amount"],
        reverses=row["reverses"],
        at=row["created_at"],
    )
