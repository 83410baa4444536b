"""Statements about entries, for batches.
What is counted of them is changed here and nowhere else.
"""

from __future__ import annotations

from contest.content.entries.records import Joining
from contest.kit.database import INTEGER_MAX, Statement, statement
from contest.kit.events.erasure import NOT_ERASED

HOUR_S = 3600

# Values: a person's Telegram id, the contest's id, and the change's. What follows asks whether it
# was made.
MADE = "telegram_id = ? and entries.contest_id = ? and change_id = ?"

# Whether an entry has all that its contest demands.
QUALIFIED = """(select (entries.done & mandatory) = mandatory from contests
    where contests.contest_id = entries.contest_id) as is_qualified"""


def moved_level(levels: str, tickets: str, by: int) -> str:
    """The SQL of `counters.levels` with so many entries more that have so many tickets."""
    path = f"""'$."' || {tickets} || '"'"""
    return f"json_set({levels}, {path}, coalesce({levels} ->> ({path}), 0) + {by})"


def joined(joining: Joining) -> list[Statement]:
    """The entry of a person who is not in, if they may join; the first one returns it if so.

    Conditions by time stand here: a contest that the clock has not ended yet lets nobody in.
    """
    names = "telegram_id, contest_id, user_id, commitment, salt, change_id"
    insert = f"""
        insert into entries ({names}, first_name, username, locale, source, state,
            tickets, tickets_max, reached_at, joined_at)
        select ?1, contest_id, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 'active',
            entry_tickets, tickets_max, ?11, ?11
        from contests join counters using (contest_id)
        where contest_id = ?2 and status = 'open' and starts_at <= ?11 and ends_at > ?11
            and (not has_captcha or ?12) and entries < coalesce(entries_limit, {INTEGER_MAX})
            and not exists (select 1 from exclusions where contest_id = ?2 and telegram_id = ?1)
            and {NOT_ERASED.replace("?", "?3")}
        on conflict (telegram_id, contest_id) do update set
            state = 'active', user_id = excluded.user_id, change_id = excluded.change_id,
            reached_at = excluded.reached_at
        where entries.state = 'withdrawn'
        returning *, {QUALIFIED}
    """
    person = (joining.telegram_id, joining.contest_id, joining.user_id)
    line = (joining.commitment, joining.salt, joining.change_id)
    described = (joining.first_name, joining.username, joining.locale, joining.source)
    values = (*person, *line, *described, joining.at, int(joining.has_passed))
    made = (joining.telegram_id, joining.contest_id, joining.change_id)
    # Who comes back has the commitment of before, and is not counted again.
    join = f"""
        insert into joins (contest_id, hour, source, locale, entries)
        select contest_id, joined_at / {HOUR_S}, source, locale, 1 from entries
        where {MADE} and commitment = ?
        on conflict (contest_id, hour, source, locale) do update set entries = joins.entries + 1
    """
    return [
        statement(insert, *values),
        _counted(*made, by=1),
        statement(join, *made, joining.commitment),
    ]


def left(telegram_id: str, contest_id: str, *, change_id: str, at: int) -> list[Statement]:
    """The entry of a person who leaves while the contest is open;
    it keeps its tickets for their return.
    """
    sql = """
        update entries set state = 'withdrawn', change_id = ?
        where telegram_id = ? and contest_id = ? and state = 'active'
            and exists (select 1 from contests where contest_id = entries.contest_id
                and status = 'open' and ends_at > ?)
    """
    leave = statement(sql, change_id, telegram_id, contest_id, at)
    return [leave, _counted(telegram_id, contest_id, change_id, by=-1)]


def _counted(telegram_id: str, contest_id: str, change_id: str, *, by: int) -> Statement:
    """One entry more or less, at the tickets it has."""
    sql = f"""
        update counters set entries = counters.entries + {by},
            levels = {moved_level("levels", "mine.tickets", by)}
        from (select tickets from entries where {MADE}) as mine
        where counters.contest_id = ?
    """
    return statement(sql, telegram_id, contest_id, change_id, contest_id)
