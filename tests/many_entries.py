"""A contest with as many entries as one likes, as the database has them after all were made."""

from __future__ import annotations

from typing import Any

from tests.system import System

# Values: the contest's id, how many, and the number of the first.
ENTRIES = """
    with recursive n (i) as (
        select cast(?3 as integer) union all select i + 1 from n where i + 1 < ?3 + ?2)
    insert into entries (telegram_id, contest_id, user_id, commitment, salt, state, change_id,
        first_name, locale, source, tickets, tickets_max, done, reached_at, joined_at)
    select '' || (10000000 + i), ?1, 'user-' || i, printf('%064x', i * 2654435761 % 4294967296),
        printf('%064x', i), {state}, '-', 'Person ' || i, 'en', 'direct',
        {tickets}, 1000, {done}, {reached_at}, 1000
    from n where ?2 > 0
"""
# Value: the contest's id.
COUNTERS = """
    update counters set
        entries = (select count(*) from entries where contest_id = ?1 and state = 'active'),
        levels = (select json_group_object('' || tickets, how_many) from (
            select tickets, count(*) as how_many from entries
            where contest_id = ?1 and state = 'active' group by tickets))
    where contest_id = ?1
"""


def sql_of(**columns: str) -> str:
    """The statement that makes entries; each column as SQL, by the number `i` of the entry."""
    plain = {"state": "'active'", "tickets": "1 + i % 50", "done": "0", "reached_at": "1000 + i"}
    return ENTRIES.format(**plain | columns)


async def fill(
    system: System, contest: dict[str, Any], how_many: int, *, first: int = 0, **columns: str
) -> None:
    """So many more entries in a contest, and what is counted of them."""
    sql = sql_of(**columns)
    await system.databases["content"].run(sql, contest["id"], how_many, first)
    await count(system, contest)


async def count(system: System, contest: dict[str, Any]) -> None:
    """Count the entries of a contest that the test has written by hand."""
    await system.databases["content"].run(COUNTERS, contest["id"])
