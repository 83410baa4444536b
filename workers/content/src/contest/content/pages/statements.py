"""Statements about pages, for batches."""

from __future__ import annotations

from contest.content.pages.records import Page
from contest.kit.database import Statement, statement

# The number of the newest version, of the values that name a page and a locale.
NEWEST = "(select max(version) from pages where slug = ?1 and locale = ?2)"


def put(page: Page) -> list[Statement]:
    """Another version of a text, unless the newest says the same;
    the last statement returns the newest.
    """
    insert = f"""
        insert into pages (slug, locale, version, title, markdown, html, changed_by, changed_at)
        select ?1, ?2, coalesce({NEWEST}, 0) + 1, ?3, ?4, ?5, ?6, ?7
        where not exists (
            select 1 from pages where slug = ?1 and locale = ?2 and version = {NEWEST}
                and title = ?3 and markdown = ?4)
    """
    newest = f"select * from pages where slug = ?1 and locale = ?2 and version = {NEWEST}"
    key = (page.slug, page.locale)
    values = (page.title, page.markdown, page.html, page.changed_by, page.changed_at)
    return [statement(insert, *key, *values), statement(newest, *key)]
