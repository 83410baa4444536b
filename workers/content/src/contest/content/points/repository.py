"""Payments in the database."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from contest.content.points.problems import BudgetTooLarge, PurchasesOff
from contest.content.points.records import ContestPoints, Paid, Payment
from contest.content.points.statements import Payable
from contest.kit.clock import pull_back
from contest.kit.database import Database, DatabaseError, Result, Row, Statement, statement
from contest.kit.guards import reason_of

AGAIN_S = 60  # after which the ledger is asked anew what it could not tell

# A reward needs its budget, and a budget ends once all else is paid.
READY = """
    case step
        when 'credit' then not exists (select 1 from payments as other
            where other.contest_id = payments.contest_id and other.step = 'fund'
                and other.state = 'due')
        when 'close' then not exists (select 1 from payments as other
            where other.contest_id = payments.contest_id and other.step <> 'close'
                and other.state = 'due')
        else 1 end
"""
DUE = f"""
    select payments.*, entries.telegram_id as telegram_id
    from payments left join entries
        on entries.contest_id = payments.contest_id and entries.commitment = payments.commitment
    where payments.state = 'due' and {READY}
"""


@contextmanager
def refusals() -> Iterator[None]:
    """Raise the problem by whose guard a batch is aborted: `PurchasesOff` or `BudgetTooLarge`."""
    try:
        yield
    except DatabaseError as error:
        match reason_of(error):
            case "purchases_off":
                raise PurchasesOff("An admin allows it (putContestPoints).") from None
            case "budget_max":
                raise BudgetTooLarge("An admin says how many (putContestPoints).") from None
        raise


async def list_due(db: Database, *, now: int, count_max: int) -> list[Payment]:
    """What the ledger is to be asked now, longest first."""
    ahead = pull_back("payments", "ask_at", now=now, wait_s_max=AGAIN_S, where="state = 'due'")
    sql = f"{DUE} and ask_at <= ? order by ask_at limit ?"
    _, found = await db.batch([ahead, statement(sql, now, count_max)])
    return [_payment(row) for row in found.rows]


async def list_due_of(db: Database, payment_ids: Sequence[str]) -> list[Payment]:
    """Those of these payments that the ledger is to be asked about."""
    sql = f"{DUE} and payment_id in (select value from json_each(?))"
    return [_payment(row) for row in await db.all(sql, json.dumps(payment_ids))]


async def find_paid(db: Database, payment_id: str) -> Paid | None:
    """What has come of a payment so far."""
    row = await db.one("select * from payments where payment_id = ?", payment_id)
    return Paid(points=row["points"], state=row["state"], reason=row["reason"]) if row else None


async def find_points(db: Database) -> ContestPoints:
    """What contests may do with points."""
    row = await db.one("select * from contest_points") or {}
    return ContestPoints(purchases_on=bool(row["purchases_on"]), budget_max=row["budget_max"])


async def put_points(db: Database, points: ContestPoints) -> None:
    """Let contests do that with points."""
    sql = "update contest_points set purchases_on = ?, budget_max = ?"
    await db.run(sql, int(points.purchases_on), points.budget_max)


def payments_in(batch: Sequence[Statement], results: Sequence[Result]) -> list[str]:
    """The ids of the payments that a batch has written down."""
    written = zip(batch, results, strict=True)
    return [
        row["payment_id"]
        for each, result in written
        if isinstance(each, Payable)
        for row in result.rows
    ]


def _payment(row: Row) -> Payment:
    return Payment(
        payment_id=row["payment_id"],
        contest_id=row["contest_id"],
        user_id=row["user_id"],
        points=row["points"],
        step=row["step"],
        task_id=row["task_id"],
        telegram_id=row["telegram_id"] or "",
        change_id=row["change_id"] or "",
    )
