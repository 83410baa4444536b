"""Statements about entries, for batches.
What is counted of them is changed here and nowhere else.
"""

from __future__ import annotations

from contest.content.decisions.statements import EARLIER_WINNER
from contest.content.entries.records import Exclusion, Joining
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
            and not {EARLIER_WINNER.format("?1")}
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


# The contest of an entry has not been decided, and its line is not frozen: it can be taken out.
# Values: the contest's id, twice.
UNDECIDED = """
    exists (select 1 from contests where contest_id = ? and status in ('open', 'closed'))
    and not exists (select 1 from draws where contest_id = ? and stage <> 'freezing')
    and not exists (select 1 from frozen_pages
        where frozen_pages.contest_id = entries.contest_id and last_commitment >= commitment)
"""


def disqualified(
    telegram_id: str, contest_id: str, *, reason: str, change_id: str
) -> list[Statement]:
    """Someone's entry is out for good, until the contest is decided.
    The last statement changes a row if so.
    """
    key = (telegram_id, contest_id, contest_id, contest_id)
    count = f"""
        update counters set entries = counters.entries - 1,
            levels = {moved_level("levels", "mine.tickets", -1)}
        from (select contest_id, tickets from entries where telegram_id = ? and contest_id = ?
                and state = 'active' and {UNDECIDED}) as mine
        where counters.contest_id = mine.contest_id
    """
    take_out = f"""
        update entries set state = 'disqualified', reason = ?, change_id = ?
        where telegram_id = ? and contest_id = ? and state <> 'disqualified' and {UNDECIDED}
    """
    return [statement(count, *key), statement(take_out, reason, change_id, *key)]


def excluded(contest_id: str, exclusion: Exclusion, *, with_entry: bool = False) -> Statement:
    """Someone may not enter: staff before the contest opens, the banned until it is decided.
    Whom a rule keeps out since it opened is kept out by it to the end. `with_entry`: only if their
    entry is disqualified.
    """
    statuses = "'draft', 'scheduled'" + (
        "" if exclusion.reason == "staff" else ", 'open', 'closed'"
    )
    is_out = """and exists (select 1 from entries
        where telegram_id = ?2 and contest_id = ?1 and state = 'disqualified')"""
    sql = f"""
        insert into exclusions (contest_id, telegram_id, reason, note, added_at)
        select contest_id, ?2, ?3, ?4, ?5 from contests
        where contest_id = ?1 and status in ({statuses}) {is_out if with_entry else ""}
            and not exists (select 1 from draws where contest_id = ?1 and stage <> 'freezing')
        on conflict (contest_id, telegram_id) do update set
            reason = iif(exclusions.reason = 'banned' or (select status from contests
                where contest_id = ?1) in ('draft', 'scheduled'),
                excluded.reason, exclusions.reason),
            note = excluded.note, added_at = excluded.added_at
    """
    said = (exclusion.telegram_id, exclusion.reason, exclusion.note, exclusion.added_at)
    return statement(sql, contest_id, *said)


# The contest of an entry is not closed. Once it is, whoever is in stays in, as a line of the draw's
# list that leads to nobody.
UNCLOSED = "not exists (select 1 from draws where draws.contest_id = entries.contest_id)"


def erased(user_id: str, telegram_id: str, *, at: int) -> list[Statement]:
    """A person is in no contest any more.

    What keeps them out of one stays until it is over: else they would come back as someone else.
    """
    mine = "entries.telegram_id = ? and user_id = ?"
    ban = f"""
        insert into exclusions (contest_id, telegram_id, reason, added_at)
        select contest_id, telegram_id, 'banned', ? from entries
        where {mine} and state = 'disqualified' and {UNCLOSED}
        on conflict do nothing
    """
    readmit = """
        delete from exclusions where telegram_id = ? and not exists (
            select 1 from contests where contests.contest_id = exclusions.contest_id
                and status in ('draft', 'scheduled', 'open'))
    """
    keep = "update exclusions set is_erased = 1, note = null where telegram_id = ?"
    count = f"""
        update counters set entries = counters.entries - 1,
            levels = {moved_level("levels", "mine.tickets", -1)}
        from (select contest_id, tickets from entries
            where {mine} and state = 'active' and {UNCLOSED}) as mine
        where counters.contest_id = mine.contest_id
    """
    delete = f"delete from entries where {mine} and {UNCLOSED}"
    leave = f"""
        update entries set telegram_id = 'gone:' || commitment, user_id = '', first_name = '',
            username = null, salt = '', reason = null
        where {mine}
    """
    person = (telegram_id, user_id)
    return [
        statement(ban, at, *person),
        statement(readmit, telegram_id),
        statement(keep, telegram_id),
        statement(count, *person),
        statement(delete, *person),
        statement(leave, *person),
    ]


def _counted(telegram_id: str, contest_id: str, change_id: str, *, by: int) -> Statement:
    """One entry more or less, at the tickets it has."""
    sql = f"""
        update counters set entries = counters.entries + {by},
            levels = {moved_level("levels", "mine.tickets", by)}
        from (select tickets from entries where {MADE}) as mine
        where counters.contest_id = ?
    """
    return statement(sql, telegram_id, contest_id, change_id, contest_id)
