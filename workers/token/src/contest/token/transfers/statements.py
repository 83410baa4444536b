"""What people may send each other, counted in the batch that sends it."""

from __future__ import annotations

from contest.kit.database import Statement, statement

DAY_S = 86_400


def counted(account_id: str, amount: int, *, at: int) -> Statement:
    """The amount added to what the account has sent that day. The limits, as they are in that
    moment, are written beside it, and the checks of the row compare.
    """
    sql = """
        insert into sent (day, account_id, amount, latest, transfers_on, per_transfer, per_day)
        select cast(? as integer), ?, cast(? as integer), cast(? as integer), transfers_on,
            per_transfer, per_day
        from limits where id = 1
        on conflict do update set
            amount = amount + excluded.amount,
            latest = excluded.latest,
            transfers_on = excluded.transfers_on,
            per_transfer = excluded.per_transfer,
            per_day = excluded.per_day
    """
    return statement(sql, at // DAY_S, account_id, amount, amount)
