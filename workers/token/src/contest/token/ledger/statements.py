"""The statements that move points. Each batch of them is judged by the constraints of the tables
(`refusals.py`): nothing is read first.
"""

from __future__ import annotations

from contest.kit.database import Statement, statement
from contest.kit.guards import guard
from contest.token.ledger.digest import digest_of
from contest.token.ledger.records import Held, Move, Order

SKEW_S_MAX = 300  # So much the clocks of two isolates may differ.


def taken(order: Order) -> Statement:
    """The key of an order, with its effects: a key that was judged before aborts the batch."""
    sql = "insert into instructions (principal, key, digest, transfer_id) values (?, ?, ?, ?)"
    return statement(sql, order.principal, order.key, order.digest, order.transfer_id)


def refused(order: Order, refusal: str) -> Statement:
    """The key of an order that was refused, unless it was judged before."""
    sql = """
        insert into instructions (principal, key, digest, refusal) values (?, ?, ?, ?)
        on conflict do nothing
    """
    return statement(sql, order.principal, order.key, order.digest, refusal)


def opened(account_id: str, kind: str, *, at: int) -> Statement:
    """An account, unless it is there; one that is closed stays so."""
    sql = """
        insert into balances (account_id, kind, changed_at) values (?, ?, ?)
        on conflict do nothing
    """
    return statement(sql, account_id, kind, at)


def moved(move: Move) -> list[Statement]:
    """Points from one account to the other. The transfer comes first, so that its checks do: who
    is not there, or was reversed already, is told so. It is the only one that returns a row.
    """
    statements = [
        _transfer(move),
        _posted(move.debit, -move.amount, at=move.at),
        _posted(move.credit, move.amount, at=move.at),
    ]
    if move.note is not None:
        sql = "insert into notes (transfer_id, note) values (?, ?)"
        statements.append(statement(sql, move.transfer_id, move.note))
    return statements


def _transfer(move: Move) -> Statement:
    """Its time is not before that of the last transfer, unless that one's clock was ahead."""
    sql = """
        insert into transfers (transfer_id, kind, debit_account_id, credit_account_id, amount,
            reverses, hold_id, digest, debit_posted, credit_posted, created_at)
        select ?, ?, ?, ?, cast(? as integer), ?, ?, ?,
            (select posted - cast(? as integer) from balances where account_id = ?),
            (select posted + cast(? as integer) from balances where account_id = ?),
            coalesce((
                select iif(created_at between ? and ?, created_at, null) from transfers
                where seq > 0 order by seq desc limit 1
            ), ?)
        returning seq, transfer_id, kind, debit_account_id, credit_account_id, amount, reverses,
            created_at
    """
    amount, at = move.amount, move.at
    fields = (move.debit, move.credit, amount, move.reverses, move.hold_id, digest_of(move))
    afterwards = (amount, move.debit, amount, move.credit)
    return statement(
        sql, move.transfer_id, move.kind, *fields, *afterwards, at, at + SKEW_S_MAX, at
    )


def _posted(account_id: str, amount: int, *, at: int) -> Statement:
    sql = """
        update balances set posted = posted + cast(? as integer), changed_at = ?
        where account_id = ?
    """
    return statement(sql, amount, at, account_id)


def held(hold: Held) -> list[Statement]:
    """Points set aside. They still belong to the account, and cannot leave it."""
    more = "update balances set held = held + cast(? as integer) where account_id = ?"
    sql = """
        insert into holds (hold_id, account_id, amount, expires_at, created_at)
        values (?, ?, ?, ?, ?)
    """
    still_open = "insert into open_holds (expires_at, hold_id) values (?, ?)"
    return [
        statement(more, hold.amount, hold.account_id),
        statement(sql, hold.hold_id, hold.account_id, hold.amount, hold.expires_at, hold.at),
        statement(still_open, hold.expires_at, hold.hold_id),
    ]


def posted(move: Move, *, wait_s_max: int) -> list[Statement]:
    """The end of the hold `move.hold_id`: so much of it moves on, the rest is free again.

    It is freed before it moves: a check holds after each statement. `wait_s_max` as in
    `clock.is_due`.
    """
    hold_id, at = move.hold_id, move.at
    known = "exists (select 1 from holds where hold_id = ? and account_id = ?)"
    lasting = "(select expires_at from holds where hold_id = ?) between ? + 1 and ? + ?"
    return [
        guard("hold_unknown", known, hold_id, move.debit),
        guard("hold_expired", lasting, hold_id, at, at, wait_s_max),
        *_ended(str(hold_id), "posted", move.amount, at=at),
        *moved(move),
    ]


def voided(hold_id: str, *, at: int) -> list[Statement]:
    """The end of a hold, all of which is free again."""
    known = "exists (select 1 from holds where hold_id = ?)"
    return [guard("hold_unknown", known, hold_id), *_ended(hold_id, "voided", 0, at=at)]


def _ended(hold_id: str, how: str, amount: int, *, at: int) -> list[Statement]:
    end = """
        insert into hold_ends (hold_id, how, held, posted, ended_at)
        select hold_id, ?, amount, cast(? as integer), ? from holds where hold_id = ?
    """
    close = """
        delete from open_holds
        where hold_id = ? and expires_at = (select expires_at from holds where hold_id = ?)
    """
    less = """
        update balances set held = held - (select amount from holds where hold_id = ?)
        where account_id = (select account_id from holds where hold_id = ?)
    """
    return [
        statement(end, how, amount, at, hold_id),
        statement(close, hold_id, hold_id),
        statement(less, hold_id, hold_id),
    ]


def expired(hold_id: str, *, expires_at: int, at: int) -> list[Statement]:
    """The end of a hold that has expired; nothing where it has ended meanwhile."""
    still_open = "exists (select 1 from open_holds where expires_at = ? and hold_id = ?)"
    end = f"""
        insert into hold_ends (hold_id, how, held, posted, ended_at)
        select hold_id, 'expired', amount, 0, ? from holds where hold_id = ? and {still_open}
    """
    less = f"""
        update balances set held = held - (select amount from holds where hold_id = ?)
        where account_id = (select account_id from holds where hold_id = ?) and {still_open}
    """
    close = "delete from open_holds where expires_at = ? and hold_id = ?"
    return [
        statement(end, at, hold_id, expires_at, hold_id),
        statement(less, hold_id, hold_id, expires_at, hold_id),
        statement(close, expires_at, hold_id),
    ]


def closed(account_id: str, rest: Move | None, *, at: int) -> list[Statement]:
    """The end of an account whose `rest`, as it was read, goes elsewhere. It must not have changed
    meanwhile: the batch is aborted for `account_moved`.
    """
    known = "exists (select 1 from balances where account_id = ?)"
    unmoved = "exists (select 1 from balances where account_id = ? and posted = ? and held = 0)"
    end = "update balances set closed_at = ? where account_id = ? and closed_at is null"
    return [
        guard("account_unknown", known, account_id),
        guard("account_moved", unmoved, account_id, rest.amount if rest else 0),
        *(moved(rest) if rest else ()),
        statement(end, at, account_id),
    ]
