"""Statements about draws, for batches."""

from __future__ import annotations

from contest.kit.database import Statement, statement

PAGE_ENTRIES = 1024  # A page is a whole subtree of the draw's list.

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


def frozen_page(contest_id: str, *, at: int) -> list[Statement]:
    """The next page of the list, and the end of the freeze where nothing is left.

    The first statement changes a row if there was a page, the last one if that was all. Which page
    is the next is asked in the batch itself: two crons at once write two pages, and neither twice.
    """
    insert = f"""
        insert into frozen_pages (contest_id, page, lines, last_commitment, entries, tickets)
        select max(contest_id), max(page), group_concat(line, ''), max(commitment), count(*),
            sum(tickets)
        from (
            select entries.contest_id, draws.pages as page, commitment, entries.tickets,
                commitment || ' ' || entries.tickets || char(10) as line
            {LEFT} order by commitment limit {PAGE_ENTRIES}
        ) having count(*) > 0
    """
    advance = """
        update draws set pages = pages + 1, entries = draws.entries + written.entries,
            tickets = draws.tickets + written.tickets
        from frozen_pages as written
        where draws.contest_id = ? and stage = 'freezing'
            and written.contest_id = draws.contest_id and written.page = draws.pages
    """
    end = f"""
        update draws set stage = 'frozen', frozen_at = ?2
        where contest_id = ?1 and stage = 'freezing'
            and not exists (select 1 {LEFT.replace("?", "?1")})
    """
    return [
        statement(insert, contest_id),
        statement(advance, contest_id),
        statement(end, contest_id, at),
    ]
