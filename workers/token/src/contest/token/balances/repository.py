"""What people have, now and before."""

from __future__ import annotations

from contest.kit.database import Database
from contest.token.ledger.records import HOLD_S_MAX
from contest.token.ledger.repository import Balance

NOTHING = Balance(posted=0, held=0)


async def balance_of(db: Database, account_id: str) -> Balance:
    """What the account has; nothing where it is not there."""
    row = await db.one("select posted, held from balances where account_id = ?", account_id)
    return Balance(posted=row["posted"], held=row["held"]) if row else NOTHING


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
