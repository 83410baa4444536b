"""What everybody may see of contests, in the database."""

from __future__ import annotations

from dataclasses import replace

from contest.content.contests.records import Contest
from contest.content.contests.repository import CONTEST, contest_of
from contest.content.contests.repository import list_contests as list_of_status
from contest.content.contests.statements import PUBLISHED
from contest.content.decisions.repository import list_winners
from contest.content.site.records import Shown
from contest.kit.database import INTEGER_MAX, Database
from contest.kit.paging import Page

OPEN_MAX = 20
WINNERS_MAX = 50
FINDABLE_MAX = 1000


async def list_open(db: Database) -> list[Contest]:
    """The newest contests that are open."""
    newest = Page((INTEGER_MAX, ""), OPEN_MAX)
    found = await list_of_status(db, status="open", sees_drafts=False, page=newest)
    return found[:OPEN_MAX]


async def list_findable(db: Database) -> list[str]:
    """The newest contests whose pages name nobody yet, and are not cancelled."""
    sql = f"""
        select contest_id from (
            select contest_id, status from contests where {PUBLISHED} and created_at <= ?
            order by created_at desc, contest_id desc limit {FINDABLE_MAX})
        where status in ('scheduled', 'open', 'closed')
    """
    return [row["contest_id"] for row in await db.all(sql, INTEGER_MAX)]


async def find_shown(db: Database, contest_id: str) -> Shown | None:
    """A published contest with the first of its winners."""
    sql = f"""
        select {CONTEST}, counters.entries, stage, header_hash, header ->> '$.round' as round,
            (select reason from changes where changes.contest_id = contests.contest_id
                and is_public order by version desc limit 1) as reason
        from contests join counters using (contest_id) left join draws using (contest_id)
        where contests.contest_id = ? and {PUBLISHED}
    """
    row = await db.one(sql, contest_id)
    if row is None:
        return None
    shown = Shown(
        contest=contest_of(row),
        entries=row["entries"],
        reason=row["reason"],
        stage=row["stage"],
        header_hash=row["header_hash"],
        round=row["round"],
    )
    if shown.stage != "confirmed":
        return shown
    winners = await list_winners(db, contest_id, after=0, count_max=WINNERS_MAX)
    return replace(shown, winners=winners)
