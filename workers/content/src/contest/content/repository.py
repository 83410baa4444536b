"""Contests in the database."""

from __future__ import annotations

from dataclasses import dataclass

from contest.kit.database import Database, Row
from contest.kit.paging import Page

# Value: whether drafts are seen (1 or 0).
VISIBLE = "select * from contests where (status <> 'draft' or ? = 1)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """One contest; times in epoch seconds."""

    contest_id: str
    title: str
    description: str
    status: str
    starts_at: int
    ends_at: int
    created_at: int


async def list_contests(
    db: Database,
    *,
    sees_drafts: bool,
    status: str | None,
    page: Page,
) -> list[Contest]:
    """A page of the contests that the caller may see, of one status or of any."""
    select, values = (f"{VISIBLE} and status = ?", (status,)) if status else (VISIBLE, ())
    order = ("created_at", "contest_id")
    return [
        _contest(row) for row in await page.rows(db, select, int(sees_drafts), *values, order=order)
    ]


async def find_contest(db: Database, contest_id: str, *, sees_drafts: bool) -> Contest | None:
    """One contest, if the caller may see it."""
    row = await db.one(f"{VISIBLE} and contest_id = ?", int(sees_drafts), contest_id)
    return _contest(row) if row else None


def _contest(row: Row) -> Contest:
    return Contest(
        contest_id=row["contest_id"],
        title=row["title"],
        description=row["description"],
        status=row["status"],
        starts_at=row["starts_at"],
        ends_at=row["ends_at"],
        created_at=row["created_at"],
    )
