"""What each effect in the ledger may cost D1, in rows read and written, with a thousand rows there.

A budget says nothing of how many there are: who reads more than it reads everything.
"""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from contest.contract.shared import Instruction
from contest.kit.cost import Cost, costing
from contest.kit.database import Database
from contest.token.balances import repository as balances
from contest.token.holds import repository as holds
from contest.token.instructions.orders import Asking, order_of
from contest.token.ledger import repository
from contest.token.ledger.records import Order
from contest.token.transfers import orders

READ: TypeAdapter[Any] = TypeAdapter(Instruction)
AT, ROWS = 1_800_000_000, 1000
B, ADA = "contest:b", "ada"

# Rows read, rows written.
BUDGETS = {
    "fund": (9, 8),
    "credit": (9, 8),
    "credit, of someone new": (9, 9),
    "debit": (8, 8),
    "hold": (1, 5),
    "post": (17, 11),
    "void": (8, 4),
    "close": (11, 8),
    "send": (9, 11),
    "adjust": (8, 9),
    "reverse": (8, 9),
    "refusal": (1, 1),
    "balance": (1, 0),
    "balance at a moment": (9, 0),
    "expiry of a hold": (11, 3),
    "expiry, with nothing to do": (2, 0),
}

NUMBERS = f"with recursive n (i) as (select 1 union all select i + 1 from n where i < {ROWS})"
FILLED = (
    "balances (account_id, kind, posted, changed_at) {} select 'crowd' || i, 'user', i, 1 from n",
    """transfers {} select i, 'crowd' || i, 'transfer', 'ada', 'crowd' || i, 1, 1, i, null, null,
        null, '-', i from n""",
    "holds {} select 'crowd:' || i, 'ada', 1, 1800600000, i from n",
    "open_holds {} select 1800600000, 'crowd:' || i from n",
)


async def everything_is_within_its_budget(db: Database) -> None:
    """What each costs, and where that is more than its budget."""
    found = await _measured(db)
    assert list(found) == list(BUDGETS)
    spent = {name: (cost.rows_read, cost.rows_written) for name, cost in found.items()}
    over = {
        name: f"{rows} of {BUDGETS[name]}"
        for name, rows in spent.items()
        if any(each > most for each, most in zip(rows, BUDGETS[name], strict=True))
    }
    assert not over, f"{over}; all: {spent}"


async def _measured(db: Database) -> dict[str, Cost]:
    costs: dict[str, Cost] = {}
    await db.run("insert into balances (account_id, kind, changed_at) values ('ada', 'user', 1)")
    for each in FILLED:
        await db.run(f"insert into {each.format(NUMBERS)}")
    await db.run("update limits set transfers_on = 1")

    async def note(name: str, order: Order, *, is_refused: bool = False) -> None:
        with costing() as costs[name]:
            if is_refused:
                await repository.refuse(db, order, "insufficient-points")
            else:
                await repository.carry_out(db, [order])

    person: dict[str, Any] = {"user_id": ADA, "amount": 5}
    hold: dict[str, Any] = {**person, "expires_in_s": 60}
    await note("fund", _instruction(kind="fund", budget=B, amount=100))
    await note("credit", _instruction(kind="credit", budget=B, user_id=ADA, amount=60))
    await note(
        "credit, of someone new", _instruction(kind="credit", budget=B, user_id="bob", amount=9)
    )
    await note("debit", _instruction(kind="debit", budget=B, **person))
    for key in ("h1", "h2", "h3"):
        await note("hold", _instruction(kind="hold", key=key, **hold))
    await note("post", _instruction(kind="post", hold_key="h1", **person))
    await note("void", _instruction(kind="void", hold_key="h2"))
    await note("close", _instruction(kind="close", budget=B))
    await note("send", orders.sending(_request("s"), to="bob", amount=3, note="A note"))
    adjusted = _request("a")
    await note("adjust", orders.adjustment(adjusted, user_id=ADA, amount=4, reason="A reason"))
    original = await repository.find_transfer(db, adjusted.transfer_id)
    assert original
    await note("reverse", orders.reversal(_request("r"), original))
    refused = orders.sending(_request("t"), to="bob", amount=1000, note=None)
    await note("refusal", refused, is_refused=True)
    with costing() as costs["balance"]:
        await balances.balance_of(db, ADA)
    with costing() as costs["balance at a moment"]:
        assert (await balances.balance_at(db, ADA, AT)).held == 5
    with costing() as costs["expiry of a hold"]:
        await holds.expire(db, now=AT + 60)
    with costing() as costs["expiry, with nothing to do"]:
        await holds.expire(db, now=AT + 60)
    return costs


def _instruction(key: str = "", **fields: object) -> Order:
    asked = READ.validate_python({"key": key or fields["kind"], **fields})
    if asked.kind == "credit":
        asked.key += asked.user_id
    asking = Asking(
        principal="content", at=AT, transfer_id=f"by-{asked.key}", left={B: 100 - 69 + 5}
    )
    return order_of(asked, asking)


def _request(key: str) -> orders.Request:
    return orders.Request(
        principal=ADA, key=f"any:{key}", digest="-", at=AT, transfer_id=f"of-{key}", salt="salt"
    )
