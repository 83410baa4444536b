"""The texts of the bot and the Mini App, every version of them."""

from __future__ import annotations

import json
from collections.abc import Mapping

from contest.content.pages import statements
from contest.content.pages.records import Page
from contest.kit import paging
from contest.kit.database import Database, Row

FOUND_MAX = 1000
ORDER = ("version", "locale")


async def find_pages(db: Database, slug: str, *, locales: tuple[str, ...]) -> Mapping[str, Page]:
    """The newest version of a page by locale, of these where there is one."""
    sql = """
        select pages.* from json_each(?2) join pages on slug = ?1 and locale = value
            and version = (select max(version) from pages where slug = ?1 and locale = value)
    """
    rows = await db.all(sql, slug, json.dumps(locales))
    return {row["locale"]: _page(row) for row in rows}


async def find_newest(db: Database, *, prefix: str) -> list[Page]:
    """The newest version of each page whose name begins so, at most `FOUND_MAX`."""
    sql = """
        select pages.* from pages where slug >= ?1 and slug < ?1 || char(1114111)
            and version = (
                select max(version) from pages as others
                where others.slug = pages.slug and others.locale = pages.locale)
        limit ?2
    """
    return [_page(row) for row in await db.all(sql, prefix, FOUND_MAX)]


async def list_versions(db: Database, slug: str, *, locale: str, page: paging.Page) -> list[Page]:
    """A page of the versions of a text, newest first."""
    select = "select * from pages where slug = ? and locale = ?"
    return [_page(row) for row in await page.rows(db, select, slug, locale, order=ORDER)]


async def put(db: Database, page: Page) -> Page:
    """Write another version of a text, unless it says the same; the newest."""
    *_, newest = await db.batch(statements.put(page))
    return _page(newest.rows[0])


def _page(row: Row) -> Page:
    return Page(**row)
