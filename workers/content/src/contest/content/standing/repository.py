"""Standings and figures in the database, all of them counted before anybody asks."""

from __future__ import annotations

import json
from collections.abc import Sequence

from contest.content.standing.records import Figures, Hour, Rank, Ranked
from contest.content.standing.rules import AHEAD_MAX, rank_of
from contest.kit.database import Database, Row, Statement, statement
from contest.kit.ranking import Place


async def leaderboard(
    db: Database, contest_id: str, *, after: Place, count_max: int
) -> tuple[int, list[Ranked]]:
    """How many are in a contest, and those who come next behind a place."""
    entries = "select entries from counters where contest_id = ?"
    # A row for who comes next, however many stand before: as many tickets, and then fewer.
    select = """
        select first_name, tickets as score, reached_at from entries indexed by entries_ranked
        where contest_id = ?1 and state = 'active' and
    """
    ranked = f"""
        select * from (
            {select} tickets = ?2 and reached_at >= ?3
            order by reached_at, commitment limit ?5 offset ?4)
        union all
        select * from (
            {select} tickets < ?2 order by tickets desc, reached_at, commitment limit ?5)
        limit ?5
    """
    place = (after.score, after.reached_at, after.shown)
    counted, found = await db.batch(
        [statement(entries, contest_id), statement(ranked, contest_id, *place, count_max)]
    )
    return sum(row["entries"] for row in counted.rows), [Ranked(**row) for row in found.rows]


def rank(contest_id: str, telegram_id: str) -> Statement:
    """The rank of someone who is in, for `rank_in`; who has more tickets is counted already."""
    sql = """
        select mine.tickets, levels, (
            select count(*) from (
                select 1 from entries indexed by entries_ranked
                where entries.contest_id = mine.contest_id and state = 'active'
                    and entries.tickets = mine.tickets
                    and (entries.reached_at, commitment) < (mine.reached_at, mine.commitment)
                limit ?)) as ahead
        from entries as mine join counters using (contest_id)
        where telegram_id = ? and contest_id = ? and mine.state = 'active'
    """
    return statement(sql, AHEAD_MAX + 1, telegram_id, contest_id)


def rank_in(rows: Sequence[Row]) -> Rank | None:
    """The rank that `rank` has found."""
    if not rows:
        return None
    [row] = rows
    return rank_of(json.loads(row["levels"]), tickets=row["tickets"], ahead=row["ahead"])


async def figures(db: Database, contest_id: str) -> Figures:
    """What was counted of a contest with what it counts."""
    counters = "select entries, completions from counters where contest_id = ?"
    hours = """
        select hour, sum(entries) as entries from joins where contest_id = ?
        group by hour order by hour
    """
    whence = """
        select source, locale, sum(entries) as entries from joins where contest_id = ?
        group by source, locale
    """
    tasks = "select task_id, number from tasks where contest_id = ? order by position, number"
    asked = [statement(sql, contest_id) for sql in (counters, hours, whence, tasks)]
    counted, by_hour, by_origin, numbered = await db.batch(asked)
    [row] = counted.rows
    completions = json.loads(row["completions"])
    sources, locales = dict[str, int](), dict[str, int]()
    for each in by_origin.rows:
        for found, name in ((sources, each["source"]), (locales, each["locale"])):
            found[name] = found.get(name, 0) + each["entries"]
    return Figures(
        entries=row["entries"],
        hours=[Hour(**each) for each in by_hour.rows],
        sources=sources,
        locales=locales,
        tasks={each["task_id"]: completions.get(str(each["number"]), 0) for each in numbered.rows},
    )
