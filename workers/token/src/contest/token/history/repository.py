"""Histories in the database. An account stands on two sides, each with an index in the order of
time: a page is so many of each, and of these so many.
"""

from __future__ import annotations

from collections.abc import Sequence

from contest.kit.database import Database, Row
from contest.token.history.records import Place, Side, Transaction

BOTH: Sequence[Side] = ("debit", "credit")
_OTHER: dict[Side, Side] = {"debit": "credit", "credit": "debit"}
_SIGN: dict[Side, str] = {"debit": "-", "credit": ""}


async def newest(
    db: Database, account_id: str, *, sides: Sequence[Side], before: Place, count_max: int
) -> list[Transaction]:
    """The transactions of an account before a place, newest first."""
    behind = "(created_at, seq) < (cast(?2 as integer), cast(?3 as integer))"
    sql = _merged([_half(side, behind, "desc") for side in sides], "desc")
    return [_transaction(row) for row in await db.all(sql, account_id, *before, count_max)]


async def oldest(
    db: Database, account_id: str, *, after: Place, until: int, count_max: int
) -> list[Transaction]:
    """The transactions of an account after a place and before a time, oldest first."""
    behind = """(created_at, seq) > (cast(?2 as integer), cast(?3 as integer))
        and created_at < cast(?5 as integer)"""
    sql = _merged([_half(side, behind, "asc") for side in BOTH], "asc")
    return [_transaction(row) for row in await db.all(sql, account_id, *after, count_max, until)]


def _half(side: Side, behind: str, order: str) -> str:
    """Those of one side. The limit is in each half, else both would be read to their end."""
    return f"""
        select * from (
            select seq, transfer_id, kind, {_SIGN[side]}amount as amount, {side}_posted as posted,
                {_OTHER[side]}_account_id as other, reverses, created_at
            from transfers indexed by transfers_{side}
            where {side}_account_id = ?1 and {behind}
            order by created_at {order}, seq {order} limit ?4)
    """


def _merged(halves: Sequence[str], order: str) -> str:
    return f"""
        select found.*, note from (
            {"union all".join(halves)} order by created_at {order}, seq {order} limit ?4
        ) as found left join notes using (transfer_id)
        order by created_at {order}, seq {order}
    """


def _transaction(row: Row) -> Transaction:
    return Transaction(
        place=Place(row["created_at"], row["seq"]),
        transfer_id=row["transfer_id"],
        kind=row["kind"],
        amount=row["amount"],
        posted=row["posted"],
        other=row["other"],
        reverses=row["reverses"],
        note=row["note"],
    )
