"""The limits of transfers in the database, and what was counted by them."""

from __future__ import annotations

from dataclasses import dataclass

from contest.kit.database import Database
from contest.kit.events.steady import STEADY
from contest.token.deps import Deps
from contest.token.transfers.statements import DAY_S

DAYS_KEPT = 2  # on both sides of today: clocks differ at midnight
PRUNE_MAX = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Whether people may send each other points, and how many."""

    transfers_on: bool
    per_transfer: int
    per_day: int


async def find_limits(db: Database) -> Limits:
    """The limits as they are."""
    [row] = await db.all("select transfers_on, per_transfer, per_day from limits where id = 1")
    return Limits(
        transfers_on=bool(row["transfers_on"]),
        per_transfer=row["per_transfer"],
        per_day=row["per_day"],
    )


async def put_limits(db: Database, limits: Limits) -> None:
    """Other limits, from now on."""
    sql = "update limits set transfers_on = ?, per_transfer = ?, per_day = ? where id = 1"
    await db.run(sql, int(limits.transfers_on), limits.per_transfer, limits.per_day)


async def prune_sent(deps: Deps) -> None:
    """Forget what was sent on other days, by a clock that may be believed: else who has sent all
    that they may could begin anew. A bounded number at a time.
    """
    sql = f"""
        delete from sent where (day, account_id) in (
            select * from (
                select day, account_id from sent where day < ?1 - ?2
                union all select day, account_id from sent where day > ?1 + ?2)
            where {STEADY.replace("?", "?3")} limit ?4)
    """
    now = int(deps.now())
    await deps.db.run(sql, now // DAY_S, DAYS_KEPT, now, PRUNE_MAX)
