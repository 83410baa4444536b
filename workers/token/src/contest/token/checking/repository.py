"""What the ledger says of itself, and where it contradicts itself."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from contest.kit.database import Database, Statement, statement

Stage = Literal["transfers", "accounts", "done"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the checks are: new transfers up to `seq`; everything, in the night `night`
    (days since 1970), up to `full_seq` and `full_account`.
    """

    seq: int
    night: int
    stage: Stage
    full_seq: int
    full_account: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One half of a transfer: what it did to an account, and what that had afterwards."""

    seq: int
    account_id: str
    change: int
    posted: int
    created_at: int


# What an account had after the last transfer before one: of those with an earlier time, or the same
# and an earlier `seq`. By {account}, {before} (a condition).
_POSTED = """
    coalesce((
        select posted from (
            select * from (
                select created_at, seq, debit_posted as posted from transfers
                where debit_account_id = {account} {before}
                order by created_at desc, seq desc limit 1
            ) union all select * from (
                select created_at, seq, credit_posted as posted from transfers
                where credit_account_id = {account} {before}
                order by created_at desc, seq desc limit 1
            )
        ) order by created_at desc, seq desc limit 1
    ), 0)
"""
# The same by `seq` alone, which is what counts; it reads every transfer of the account.
_POSTED_EXACTLY = """
    coalesce((
        select posted from (
            select seq, debit_posted as posted from transfers
            where debit_account_id = {account} {before}
            union all select seq, credit_posted from transfers
            where credit_account_id = {account} {before}
        ) order by seq desc limit 1
    ), 0)
"""


async def find_progress(db: Database) -> Progress:
    """How far the checks are."""
    [row] = await db.all("select * from checks where id = 1")
    return Progress(**{name: row[name] for name in Progress.__slots__})


async def read_transfers(db: Database, *, after: int, count_max: int) -> list[Side]:
    """Both sides of the transfers that follow, in their order."""
    sql = """
        select seq, debit_account_id, credit_account_id, amount, debit_posted, credit_posted,
            created_at
        from transfers where seq > ? order by seq limit ?
    """
    return [
        Side(
            seq=row["seq"],
            account_id=row[f"{side}_account_id"],
            change=sign * row["amount"],
            posted=row[f"{side}_posted"],
            created_at=row["created_at"],
        )
        for row in await db.all(sql, after, count_max)
        for side, sign in (("debit", -1), ("credit", 1))
    ]


async def find_broken(
    db: Database, first: Sequence[Side], accounts: Sequence[str]
) -> tuple[list[Side], list[str]]:
    """Those of `first` that do not follow the transfer before them, and those accounts that have
    something else than after their last transfer. Both may be right where a clock was wrong: see
    `follows` and `is_account_right`.
    """
    account, at, seq = "value ->> 0", "value ->> 1", "value ->> 2"
    before = f"and (created_at, seq) < ({at}, {seq})"
    posted = _POSTED.format(account=account, before=before)
    sides = f"""
        select {seq} as seq, {account} as account_id from json_each(?) where value ->> 3 <> {posted}
    """
    last = _POSTED.format(account="balances.account_id", before="")
    balances = f"""
        select account_id from balances
        where account_id in (select value from json_each(?)) and balances.posted <> {last}
    """
    asked = [
        [each.account_id, each.created_at, each.seq, each.posted - each.change] for each in first
    ]
    found, wrong = await db.batch(
        [statement(sides, json.dumps(asked)), statement(balances, json.dumps(accounts))]
    )
    broken = {(row["seq"], row["account_id"]) for row in found.rows}
    return (
        [each for each in first if (each.seq, each.account_id) in broken],
        [row["account_id"] for row in wrong.rows],
    )


async def follows(db: Database, side: Side) -> bool:
    """Whether a side of a transfer follows the one before it. Reads all of the account."""
    posted = _POSTED_EXACTLY.format(account="?1", before="and seq < ?2")
    sql = f"select 1 where {posted} = ?3"
    return await db.one(sql, side.account_id, side.seq, side.posted - side.change) is not None


async def is_account_right(db: Database, account_id: str) -> bool:
    """Whether an account has what its transfers come to. Reads all of them."""
    sql = """
        select 1 from balances where account_id = ?1 and posted =
            coalesce((select sum(amount) from transfers where credit_account_id = ?1), 0)
            - coalesce((select sum(amount) from transfers where debit_account_id = ?1), 0)
    """
    return await db.one(sql, account_id) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts:
    """Some accounts, in the order of their ids, and those of them that contradict what is known."""

    account_ids: list[str]
    posted_wrong: list[str]  # perhaps, see `is_account_right`
    held_wrong: list[str]


async def check_accounts(db: Database, *, after: str, count_max: int) -> Accounts:
    """The accounts that follow: what they have against their transfers, what they hold against
    the holds without an end, and those against the open ones.
    """
    some = """
        some as (select account_id, posted, held from balances
            where account_id > ? order by account_id limit ?)
    """
    unended = """
        coalesce((
            select sum(amount) from holds left join hold_ends using (hold_id)
            where account_id = some.account_id and hold_ends.hold_id is null
        ), 0)
    """
    still_open = """
        coalesce((
            select sum(amount) from holds join open_holds
                on open_holds.expires_at = holds.expires_at and open_holds.hold_id = holds.hold_id
            where account_id = some.account_id
        ), 0)
    """
    sql = f"""
        with {some} select account_id,
            posted <> {_POSTED.format(account="some.account_id", before="")} as posted_wrong,
            held <> {unended} or held <> {still_open} as held_wrong
        from some
    """
    rows = await db.all(sql, after, count_max)
    return Accounts(
        account_ids=[row["account_id"] for row in rows],
        posted_wrong=[row["account_id"] for row in rows if row["posted_wrong"]],
        held_wrong=[row["account_id"] for row in rows if row["held_wrong"]],
    )


def differs(subject: str, detail: str, *, at: int) -> Statement:
    """A difference that was found, in the night of the last check of everything."""
    sql = """
        insert into differences (subject, detail, found_at, night)
        select ?, ?, ?, night from checks where id = 1
        on conflict do update set
            detail = excluded.detail, found_at = excluded.found_at, night = excluded.night
    """
    return statement(sql, subject, detail, at)


def checked_new(seq: int) -> Statement:
    """The transfers up to `seq` are checked."""
    return statement("update checks set seq = max(seq, ?) where id = 1", seq)


def checked(stage: Stage, *, seq: int = 0, account: str = "") -> Statement:
    """How far the check of everything is."""
    sql = "update checks set stage = ?, full_seq = ?, full_account = ? where id = 1"
    return statement(sql, stage, seq, account)


def begun(night: int) -> Statement:
    """Everything is checked from the beginning."""
    sql = """
        update checks
        set night = ?, stage = 'transfers', full_seq = 0, full_account = ''
        where id = 1
    """
    return statement(sql, night)


def gone() -> Statement:
    """What was found before this check of everything, and not again."""
    sql = "delete from differences where night <> (select night from checks where id = 1)"
    return statement(sql)


async def find_differences(db: Database) -> tuple[int, str] | None:
    """How many differences there are, and what the first one says; None without any."""
    sql = """
        select count(*) over () as number, detail from differences
        order by found_at, subject limit 1
    """
    row = await db.one(sql)
    return (row["number"], row["detail"]) if row else None
