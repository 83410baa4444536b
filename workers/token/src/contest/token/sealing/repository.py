"""Seals in the database."""

from __future__ import annotations

from dataclasses import dataclass

from contest.kit.database import Database, statement
from contest.token.sealing.chain import FIRST, Link

_LAST = "coalesce((select max(last_seq) from seals), 0)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsealed:
    """The last seal, and the transfers after it."""

    last_seq: int
    seal: str
    links: list[Link]


async def read_unsealed(db: Database, *, count_max: int) -> Unsealed:
    """The end of the chain, and so many transfers that follow it."""
    last = f"select last_seq, digest from seals where last_seq = {_LAST}"
    after = f"""
        select seq, digest, debit_posted, credit_posted, created_at from transfers
        where seq > {_LAST} order by seq limit ?
    """
    seals, transfers = await db.batch([statement(last), statement(after, count_max)])
    end = seals.rows[0] if seals.rows else None
    return Unsealed(
        last_seq=end["last_seq"] if end else 0,
        seal=end["digest"] if end else FIRST,
        links=[Link(**row) for row in transfers.rows],
    )


async def add_seal(db: Database, seal: str, *, after: int, last_seq: int, at: int) -> bool:
    """The next seal, unless another one follows `after` already; whether it was added."""
    sql = f"""
        insert into seals (last_seq, digest, sealed_at) select ?, ?, ? where {_LAST} = ?
    """
    return await db.run(sql, last_seq, seal, at, after) == 1
