"""Draws in the database."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from contest.content.deps import Deps
from contest.content.draw import statements
from contest.content.draw.header import Header
from contest.content.draw.records import Draw, DrawnLine, Page
from contest.content.draw.rounds import decode
from contest.content.draw.statements import GROUP_PAGES
from contest.content.draw.tree import Node
from contest.contract.events.content import DrawFrozen
from contest.kit.database import Database, Row, statement
from contest.kit.events import outbox
from contest.kit.ids import new_id
from contest.kit.retries import BEACON

# Values: the contest's id.
DRAW = """
    select draws.*, ends_at, winners, reserves from draws join contests using (contest_id)
    where draws.contest_id = ?
"""


# It is not put off, or only until now. Values: now, and how far ahead it may be put off.
_NOT_PUT_OFF = "(next_attempt_at <= ?1 or next_attempt_at > ?2)"


async def list_freezing(db: Database, *, now: int, count_max: int) -> list[str]:
    """The contests whose list of entries is being frozen."""
    sql = f"""
        select contest_id from draws where stage = 'freezing' and {_NOT_PUT_OFF}
        order by contest_id limit ?3
    """
    rows = await db.all(sql, now, now + BEACON.wait_s_max, count_max)
    return [row["contest_id"] for row in rows]


async def put_off(db: Database, contest_id: str, *, until: int) -> None:
    """Go on with the draw of a contest later, since it fails now."""
    sql = """
        update draws set attempts = attempts + 1, next_attempt_at = ?
        where contest_id = ? and stage in ('freezing', 'frozen')
    """
    await db.run(sql, until, contest_id)


async def list_due(db: Database, *, now: int, count_max: int) -> list[str]:
    """The contests that can be drawn: the beacon has their round, or is to be asked for it."""
    sql = f"""
        select contest_id from draws where stage = 'frozen' and round_at <= ?1 and {_NOT_PUT_OFF}
        order by round_at limit ?3
    """
    rows = await db.all(sql, now, now + BEACON.wait_s_max, count_max)
    return [row["contest_id"] for row in rows]


async def find_stuck(db: Database) -> tuple[int, int | None, int | None]:
    """How many draws fail while their list is frozen; since when the contest has been closed whose
    list is being frozen longest; since when the draw has been due that is due longest.
    """
    sql = """
        select total(attempts > 0) as failing, min(closed_at) as closed_at,
            (select min(round_at) from draws where stage = 'frozen') as round_at
        from draws join contests using (contest_id) where stage = 'freezing'
    """
    [row] = await db.all(sql)
    return int(row["failing"]), row["closed_at"], row["round_at"]


async def find_draw(db: Database, contest_id: str) -> Draw | None:
    """The draw of a contest that is closed."""
    row = await db.one(DRAW, contest_id)
    return _draw(row) if row else None


async def find_order(db: Database, contest_id: str) -> tuple[Draw, list[tuple[int, int]]] | None:
    """The draw of a contest, and index and tickets of each line that is drawn."""
    gone = "select line, tickets from drawn_lines where contest_id = ?"
    found, lines = await db.batch([statement(DRAW, contest_id), statement(gone, contest_id)])
    if not found.rows:
        return None
    return _draw(found.rows[0]), [(row["line"], row["tickets"]) for row in lines.rows]


async def freeze_pages(
    db: Database, contest_id: str, *, before: int, nodes: Sequence[Node]
) -> tuple[list[Node], list[Page]]:
    """Keep the nodes of a list's pages, of which so many were kept `before`, and freeze the next
    pages. The nodes that are kept, and the pages behind them.
    """
    tree = "select tree from draws where contest_id = ? and stage = 'freezing'"
    pages = f"""
        select page, lines from frozen_pages join draws using (contest_id)
        where contest_id = ? and stage = 'freezing' and page >= json_array_length(tree)
        order by page limit {GROUP_PAGES}
    """
    writing = [
        statements.hashed_pages(contest_id, before, nodes),
        *(each for _ in range(GROUP_PAGES) for each in statements.frozen_page(contest_id)),
    ]
    *_, kept, found = await db.batch(
        [*writing, statement(tree, contest_id), statement(pages, contest_id)]
    )
    known = _nodes(kept.rows[0]["tree"]) if kept.rows else []
    return known, [Page(row["page"], row["lines"]) for row in found.rows]


async def publish(deps: Deps, contest_id: str, header: Header, event: DrawFrozen) -> bool:
    """Make the header of a draw public, and tell of it; whether this call was the one that did."""
    made = (contest_id, new_id(deps.random_bytes))
    told = outbox.publish(deps, event, condition=statements.MADE, values=made)
    published, *_ = await outbox.commit(deps, [statements.published(*made, header), *told])
    return published.changes == 1


async def postpone(db: Database, draw: Draw, *, until: int) -> None:
    """Ask the beacon again later, as for a round that it did not give."""
    sql = """
        update draws set attempts = attempts + 1, next_attempt_at = ?
        where contest_id = ? and attempts = ? and signature is null
    """
    await db.run(sql, until, draw.contest_id, draw.attempts)


async def believe(db: Database, contest_id: str, signature: str) -> None:
    """Keep the signature of the round; the first one stays."""
    sql = """
        update draws set signature = ?, next_attempt_at = 0
        where contest_id = ? and stage = 'frozen' and signature is null
    """
    await db.run(sql, signature, contest_id)


async def load_pages(db: Database, contest_id: str, *, first: int, count: int) -> list[Page]:
    """Some pages of a frozen list, in a row."""
    sql = """
        select page, lines from frozen_pages where contest_id = ? and page between ? and ?
    """
    rows = await db.all(sql, contest_id, first, first + count - 1)
    return [Page(row["page"], row["lines"]) for row in rows]


async def extend(db: Database, draw: Draw, lines: Sequence[DrawnLine], *, blocks: int) -> None:
    """Keep further lines of the order, unless another call has."""
    await db.batch(statements.extended(draw.contest_id, lines, before=draw.drawn, blocks=blocks))


async def find_proof(db: Database, contest_id: str) -> Mapping[str, Any] | None:
    """The proof of a draw as docs/draw.md has it, from the publication of its header on."""
    draw = """
        select header, header_hash, confirmation,
            iif(stage = 'frozen', null, signature) as signature
        from draws where contest_id = ? and frozen_at is not null
    """
    seen = """
        exists (select 1 from draws where contest_id = ?1 and stage in ('drawn', 'confirmed'))
    """
    order = f"""
        select draw, line as "index", commitment, tickets, path from drawn_lines
        where contest_id = ?1 and {seen} order by draw
    """
    decisions = """
        select number, draw, reason, decided_at as at, hash from decisions
        where contest_id = ?1 order by number
    """
    winners = """
        select prize, winners.draw, iif(shows_name, (
            select nullif(first_name, '') from drawn_lines
            join entries using (contest_id, commitment)
            where drawn_lines.contest_id = winners.contest_id and drawn_lines.draw = winners.draw
        ), null) as name
        from winners where contest_id = ?1 order by prize
    """
    asked = [statement(sql, contest_id) for sql in (draw, order, decisions, winners)]
    found, drawn, decided, held = await db.batch(asked)
    if not found.rows:
        return None
    [row] = found.rows
    return {
        "header": json.loads(row["header"]),
        "header_hash": row["header_hash"],
        "signature": row["signature"],
        "order": [{**line, "path": json.loads(line["path"])} for line in drawn.rows],
        "decisions": decided.rows,
        "confirmation": row["confirmation"] and json.loads(row["confirmation"]),
        "winners": held.rows,
    }


async def find_page(db: Database, contest_id: str, number: int) -> Row | None:
    """A page of a list whose header is public: its text, and how many pages there are.
    None: there is no such list; the text is null where it has no such page.
    """
    sql = """
        select pages, lines from draws left join frozen_pages
            on frozen_pages.contest_id = draws.contest_id and page = ?
        where draws.contest_id = ? and frozen_at is not null
    """
    return await db.one(sql, number, contest_id)


async def find_own_line(
    db: Database, contest_id: str, telegram_id: str
) -> tuple[Draw, Row, Page] | None:
    """The draw of a contest, someone's entry, and the page of the list that its line is in,
    if it is in any. None without an entry, or before the header is public.
    """
    entry = "select commitment, salt from entries where telegram_id = ?2 and contest_id = ?1"
    page = f"""
        select page, lines from frozen_pages where contest_id = ?1
            and last_commitment >= (select commitment from ({entry}))
        order by last_commitment limit 1
    """
    draw = f"{DRAW} and frozen_at is not null"
    drawn, mine, pages = await db.batch(
        [
            statement(draw, contest_id),
            statement(entry, contest_id, telegram_id),
            statement(page, contest_id, telegram_id),
        ]
    )
    if not (drawn.rows and mine.rows and pages.rows):
        return None
    [found] = pages.rows
    return _draw(drawn.rows[0]), mine.rows[0], Page(found["page"], found["lines"])


def _nodes(text: str) -> list[Node]:
    return [(bytes.fromhex(node["hash"]), node["sum"]) for node in json.loads(text)]


def _draw(row: Row) -> Draw:
    return Draw(
        contest_id=row["contest_id"],
        stage=row["stage"],
        beacon=decode(row["beacon"]),
        rules=row["rules"],
        ends_at=row["ends_at"],
        prizes=row["winners"],
        reserves=row["reserves"],
        pages=row["pages"],
        entries=row["entries"],
        tickets=row["tickets"],
        header=json.loads(row["header"]) if row["header"] else None,
        header_hash=row["header_hash"],
        attempts=row["attempts"],
        signature=row["signature"],
        drawn=row["drawn"],
        blocks=row["blocks"],
        decisions=row["decisions"],
        tree=_nodes(row["tree"]),
    )
