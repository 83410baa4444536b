"""Who holds the prizes of a draw, in the database."""

from __future__ import annotations

import json

from contest.content.decisions.records import Decided
from contest.kit.database import Database


async def find_decided(db: Database, contest_id: str) -> Decided | None:
    """How far the draw of a contest is, and what was decided about it last."""
    sql = """
        select stage, entries, header ->> '$.prizes' as prizes, header_hash, draws.decisions,
            confirmation, last.hash as last_hash
        from draws left join decisions as last
            on last.contest_id = draws.contest_id and last.number = draws.decisions - 1
        where draws.contest_id = ?
    """
    row = await db.one(sql, contest_id)
    if row is None:
        return None
    confirmed = json.loads(row["confirmation"] or "{}")
    is_last = confirmed.get("decisions") == row["decisions"]
    last_hash = confirmed["hash"] if is_last else row["last_hash"] or row["header_hash"]
    return Decided(
        contest_id=contest_id,
        stage=row["stage"],
        entries=row["entries"],
        prizes=row["prizes"] or 0,
        decisions=row["decisions"],
        last_hash=last_hash or "",
    )


async def find_prize(db: Database, contest_id: str, draw: int) -> int | None:
    """The prize that a draw holds, if it holds one."""
    sql = "select prize from winners where contest_id = ? and draw = ?"
    row = await db.one(sql, contest_id, draw)
    return row["prize"] if row else None
