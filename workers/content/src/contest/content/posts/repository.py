"""What stands in the channels of a contest, in the database."""

from __future__ import annotations

import json

from contest.content.contests.repository import CONTEST, contest_of
from contest.content.contests.statements import PUBLISHED
from contest.content.posts.records import Asked, Posted
from contest.kit.database import Database, Row

CHANGED_MAX = 20  # in one reply; who asks again is told of the next ones


async def list_changed(db: Database, asked: Asked) -> list[Posted]:
    """The published ones of the contests whose mark is another than the one that was seen."""
    public = "select {} from changes where contest_id = found.contest_id and is_public order by"
    sql = f"""
        select found.*,
            ({public.format("reason")} version desc limit 1) as reason,
            ({public.format("document ->> '$.ends_at'")} version limit 1) as first_ends_at
        from (
            select {CONTEST}, counters.entries, stage, header_hash, round_at, draws.tickets,
                draws.entries as lines, header ->> '$.round' as round, value ->> 1 as seen,
                contests.version || '.' || counters.entries || '.' || coalesce(stage, '') as mark
            from json_each(?) join contests on contests.contest_id = value ->> 0
            join counters using (contest_id) left join draws using (contest_id)
            where {PUBLISHED}) as found
        where mark <> seen limit {CHANGED_MAX}
    """
    rows = await db.all(sql, json.dumps([[each.contest_id, each.mark] for each in asked]))
    return [_posted(row) for row in rows]


def _posted(row: Row) -> Posted:
    draw = {
        "stage": row["stage"],
        "header_hash": row["header_hash"],
        "round": row["round"],
        "round_at": row["round_at"],
        "entries": row["lines"],
        "tickets": row["tickets"],
    }
    return Posted(
        contest=contest_of(row),
        mark=row["mark"],
        entries=row["entries"],
        reason=row["reason"],
        first_ends_at=row["first_ends_at"] or row["ends_at"],
        draw=draw if row["header_hash"] else None,
    )
