"""What people have, now and before."""

from __future__ import annotations

from dataclasses import dataclass

from contest.kit.database import Database
from contest.kit.ranking import Place
from contest.token.ledger.records import HOLD_S_MAX
from contest.token.ledger.repository import Balance

NOTHING = Balance(posted=0, held=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """One who is on the leaderboard; without a name where they never looked at their points."""

    first_name: str | None
    score: int  # points
    reached_at: int


async def balance_of(db: Database, account_id: str) -> tuple[Balance, str | None]:
    """What the account has, and the name of its owner; nothing where it is not there."""
    sql = "select posted, held, first_name from balances where account_id = ?"
    row = await db.one(sql, account_id)
    if row is None:
        return NOTHING, None
    return Balance(posted=row["posted"], held=row["held"]), row["first_name"]


async def note_name(db: Database, account_id: str, first_name: str) -> None:
    """Remember the name of an account's owner, while it has one."""
    sql = "update balances set first_name = ? where account_id = ? and closed_at is null"
    await db.run(sql, first_name, account_id)


async def balance_at(db: Database, account_id: str, at: int) -> Balance:
    """What the account had at the end of the second `at`, by its last transfer until then and the
    holds that were open.
    """
    sql = """
        select (
            select posted from (
                select * from (
                    select seq, created_at, debit_posted as posted from transfers
                    where debit_account_id = ?1 and created_at <= ?2
                    order by created_at desc, seq desc limit 1)
                union all select * from (
                    select seq, created_at, credit_posted as posted from transfers
                    where credit_account_id = ?1 and created_at <= ?2
                    order by created_at desc, seq desc limit 1))
            order by created_at desc, seq desc limit 1
        ) as posted, (
            select sum(amount) from holds left join hold_ends using (hold_id)
            where account_id = ?1 and created_at between ?2 - ?3 and ?2
                and coalesce(ended_at > ?2, true)
        ) as held
    """
    row = await db.one(sql, account_id, at, HOLD_S_MAX) or {"posted": None, "held": None}
    return Balance(posted=row["posted"] or 0, held=row["held"] or 0)


async def leaderboard(db: Database, *, after: Place, count_max: int) -> list[Ranked]:
    """Who comes next behind a place: with as many points, and then with fewer."""
    select = """
        select first_name, posted as score, changed_at as reached_at
        from balances indexed by balances_top where kind = 'user' and posted > 0 and
    """
    sql = f"""
        select * from (
            {select} posted = cast(?1 as integer) and changed_at >= cast(?2 as integer)
            order by changed_at, account_id limit ?4 offset ?3)
        union all
        select * from (
            {select} posted < cast(?1 as integer)
            order by posted desc, changed_at, account_id limit ?4)
        limit ?4
    """
    rows = await db.all(sql, after.score, after.reached_at, after.shown, count_max)
    return [Ranked(**row) for row in rows]
