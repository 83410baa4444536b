"""Statements about draws, for batches."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from contest.content.contests import statements as contests
from contest.content.draw.header import Header
from contest.content.draw.records import PAGE_LINES, Draw, DrawnLine
from contest.content.draw.tree import Node
from contest.kit.database import Statement, statement

GROUP_PAGES = 8  # that are written, or read, by one call: half a megabyte of lines

# Values: the contest's id and the change's. What follows asks whether the draw was changed by it.
MADE = "exists (select 1 from draws where contest_id = ? and change_id = ?)"

# The entries of a draw that is freezing that come after the pages it has. Value: the contest's id.
LEFT = """
    from draws join contests using (contest_id)
    left join frozen_pages as last
        on last.contest_id = draws.contest_id and last.page = draws.pages - 1
    join entries indexed by entries_commitment on entries.contest_id = draws.contest_id
    where draws.contest_id = ? and stage = 'freezing'
        and commitment > coalesce(last_commitment, '') and state = 'active'
        and entries.tickets > 0 and (done & mandatory) = mandatory
"""


def tree_text(nodes: Sequence[Node]) -> str:
    """Nodes as they are kept, and as a proof has the steps of a path."""
    return json.dumps([{"hash": digest.hex(), "sum": total} for digest, total in nodes])


def hashed_pages(contest_id: str, before: int, nodes: Sequence[Node]) -> Statement:
    """The nodes of the pages of a list, where those of so many pages were known `before`."""
    sql = """
        update draws set tree = ?
        where contest_id = ? and stage = 'freezing' and json_array_length(tree) = ?
    """
    return statement(sql, tree_text(nodes), contest_id, before)


def frozen_page(contest_id: str) -> list[Statement]:
    """The next page of the list, unless nothing is left, or too many pages have no node yet.

    Which page is the next is asked in the batch itself: two crons at once write two pages, and
    neither twice.
    """
    insert = f"""
        insert into frozen_pages (contest_id, page, last_commitment, entries, tickets, lines)
        select max(contest_id), max(page), max(commitment), count(*), sum(tickets),
            group_concat(line, '')
        from (
            select entries.contest_id, draws.pages as page, commitment, entries.tickets,
                commitment || ' ' || entries.tickets || char(10) as line
            {LEFT} and draws.pages < json_array_length(tree) + {GROUP_PAGES}
            order by commitment limit {PAGE_LINES}
        ) having count(*) > 0
    """
    advance = """
        update draws set pages = pages + 1, entries = draws.entries + written.entries,
            tickets = draws.tickets + written.tickets
        from frozen_pages as written
        where draws.contest_id = ? and stage = 'freezing'
            and written.contest_id = draws.contest_id and written.page = draws.pages
    """
    return [statement(insert, contest_id), statement(advance, contest_id)]


def published(contest_id: str, change_id: str, header: Header) -> Statement:
    """The header of the draw is public, where the whole list is frozen and its tree known."""
    sql = f"""
        update draws set stage = 'frozen', header = ?2, header_hash = ?3, round_at = ?4,
            frozen_at = ?5, change_id = ?6
        where contest_id = ?1 and stage = 'freezing' and json_array_length(tree) = pages
            and not exists (select 1 {LEFT.replace("?", "?1")})
    """
    said = (header.text, header.hash, header.planned.at, header.at)
    return statement(sql, contest_id, *said, change_id)


def extended(
    contest_id: str, lines: Sequence[DrawnLine], *, before: int, blocks: int
) -> list[Statement]:
    """Further lines of the order, where so many were known `before`."""
    insert = """
        insert into drawn_lines (contest_id, draw, line, commitment, tickets, path)
        select contest_id, value ->> 'draw', value ->> 'line', value ->> 'commitment',
            value ->> 'tickets', value ->> 'path'
        from draws join json_each(?) where contest_id = ? and drawn = ?
    """
    given = json.dumps([asdict(line) | {"path": tree_text(line.path)} for line in lines])
    advance = "update draws set drawn = drawn + ?, blocks = ? where contest_id = ? and drawn = ?"
    return [
        statement(insert, given, contest_id, before),
        statement(advance, len(lines), blocks, contest_id, before),
    ]


def drawn(draw: Draw, *, at: int, change_id: str) -> list[Statement]:
    """Everybody sees the order, and who holds which prize: the first draws, as far as there are
    any. Where the contest has become `drawn` by the change.
    """
    made = (draw.contest_id, change_id)
    stage = f"""
        update draws set stage = 'drawn', drawn_at = ?
        where contest_id = ? and stage = 'frozen' and {contests.MADE}
    """
    hold = f"""
        insert into winners (contest_id, prize, draw, held_since)
        select ?, key, value, ? from json_each(?) where {contests.MADE}
    """
    holders = [prize if prize < draw.drawn else None for prize in range(draw.prizes)]
    return [
        statement(stage, at, draw.contest_id, *made),
        statement(hold, draw.contest_id, at, json.dumps(holders), *made),
    ]
