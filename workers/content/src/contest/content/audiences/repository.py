"""The people of a contest in the database."""

from __future__ import annotations

from typing import NamedTuple

from contest.kit.database import Database

PAGE = 100

# Of a row of `entries`. ?3: the id of a task.
IS_WANTED = {
    "entrants": "1",
    "others": """not exists (
        select 1 from drawn_lines join winners using (contest_id, draw)
        where drawn_lines.contest_id = entries.contest_id
        and drawn_lines.commitment = entries.commitment)""",
    "unfinished": """exists (
        select 1 from tasks where tasks.contest_id = entries.contest_id and task_id = ?3
        and entries.done & (1 << number) = 0)""",
}


class Found(NamedTuple):
    place: str
    telegram_id: str
    is_wanted: bool


async def list_entrants(
    db: Database, contest_id: str, kind: str, task_id: str | None, *, after: str
) -> list[Found]:
    """A page of the entries of a contest, by their commitments, and who of them is wanted."""
    sql = f"""
        select commitment, telegram_id, state = 'active' and {IS_WANTED[kind]} as is_wanted, ?3
        from entries where contest_id = ?1 and commitment > ?2 order by commitment limit {PAGE}
    """
    rows = await db.all(sql, contest_id, after, task_id)
    return [Found(row["commitment"], row["telegram_id"], bool(row["is_wanted"])) for row in rows]


async def list_winners(db: Database, contest_id: str, *, after: str) -> list[Found]:
    """A page of those who hold a prize, by the prizes' numbers."""
    sql = f"""
        select prize, entries.telegram_id from winners
        join drawn_lines using (contest_id, draw)
        join entries using (contest_id, commitment)
        where winners.contest_id = ?1 and prize > ?2 order by prize limit {PAGE}
    """
    rows = await db.all(sql, contest_id, int(after) if after.isdecimal() else -1)
    return [Found(str(row["prize"]), row["telegram_id"], is_wanted=True) for row in rows]


async def count(db: Database, contest_id: str, kind: str, task_id: str | None) -> int | None:
    """How many there are. None: the contest has no such task."""
    sql = {
        "entrants": "select entries as people, ?2 from counters where contest_id = ?1",
        "winners": """
            select count(*) as people, ?2 from winners
            where contest_id = ?1 and draw is not null""",
        "others": """
            select entries - (select count(*) from winners
                where contest_id = ?1 and draw is not null) as people, ?2
            from counters where contest_id = ?1""",
        "unfinished": """
            select (select count(*) from entries where entries.contest_id = ?1
                and state = 'active' and done & (1 << number) = 0) as people
            from tasks where contest_id = ?1 and task_id = ?2""",
    }[kind]
    row = await db.one(sql, contest_id, task_id)
    return max(0, row["people"]) if row else None
