"""Contests, their entries and tasks, and what is counted of them."""

from __future__ import annotations

from tools.invariants.invariant import HOUR_S, Invariant, rows

_VERSIONS = """
    select 'content.contests ' || contest_id as place,
        'version ' || version || '; ' || coalesce(kept, 0) || ' are kept' as detail
    from content_contests left join (
        select contest_id, count(*) as kept, max(version) as last from content_changes
        group by contest_id) using (contest_id)
    where (version, version) is not (kept, last)
"""

_CLOCK = """
    select 'content.contests ' || contest_id as place, 'it is ' || status as detail,
        iif(status = 'open', ends_at, starts_at) as since
    from content_contests
    where status = 'open' and ends_at <= :now or status = 'scheduled' and starts_at <= :now
"""

_STAGE = """
    select 'content.contests ' || contest_id as place,
        'it is ' || status || ', and its draw ' || coalesce(stage, 'is not there') as detail
    from content_contests left join content_draws using (contest_id)
    where case status when 'closed' then coalesce(stage, '') not in ('freezing', 'frozen')
        when 'drawn' then coalesce(stage, '') not in ('drawn', 'confirmed')
        else stage is not null end
    union all
    select 'content.draws ' || contest_id, 'of no contest' from content_draws
    where contest_id not in (select contest_id from content_contests)
"""

_ACTIVE = """
    select contest_id, tickets, count(*) as entries from content_entries where state = 'active'
    group by contest_id, tickets
"""
_COUNTED = f"""
    select 'content.counters ' || contest_id as place,
        counters.entries || ' are counted, ' || coalesce(active, 0) || ' are in' as detail
    from content_counters as counters left join (
        select contest_id, sum(entries) as active from ({_ACTIVE}) group by contest_id
    ) using (contest_id)
    where counters.entries <> coalesce(active, 0)
    union all
    select 'content.entries ' || contest_id, 'of a contest that counts none' from (
        select distinct contest_id from content_entries)
    where contest_id not in (select contest_id from content_counters)
"""
_LEVELS = f"""
    with counted as (
        select contest_id, cast(key as integer) as tickets, value as entries
        from content_counters, json_each(levels) where value <> 0),
    active as ({_ACTIVE})
    select 'content.counters ' || contest_id as place,
        'with ' || tickets || ' tickets, another number is counted than are in' as detail
    from (
        select * from (select * from counted except select * from active)
        union select * from (select * from active except select * from counted))
"""
_COMPLETIONS = """
    select 'content.counters ' || contest_id || ' task ' || task_id as place,
        coalesce(counted, 0) || ' completions are counted, ' || done || ' are there' as detail
    from (
        select contest_id, task_id, number, count(*) as done
        from content_completions join content_tasks using (contest_id, task_id)
        where state = 'completed' group by contest_id, task_id, number
    ) left join (
        select contest_id, cast(key as integer) as number, value as counted
        from content_counters, json_each(completions)
    ) using (contest_id, number)
    where done > coalesce(counted, 0)
"""
_JOINS = """
    select 'content.joins ' || contest_id as place,
        coalesce(joined, 0) || ' joins, ' || there || ' entries' as detail
    from (select contest_id, count(*) as there from content_entries group by contest_id)
    left join (
        select contest_id, sum(entries) as joined from content_joins group by contest_id
    ) using (contest_id)
    where there > coalesce(joined, 0)
"""

_TICKETS = """
    select 'content.entries ' || contest_id || ' ' || commitment as place,
        entries.tickets || ' tickets; joining and tasks have given '
            || (entry_tickets + coalesce(given, 0)) as detail
    from content_entries as entries join content_contests using (contest_id) left join (
        select telegram_id, contest_id, sum(tickets) as given from content_completions
        group by telegram_id, contest_id) using (telegram_id, contest_id)
    where user_id <> '' and entries.tickets <> entry_tickets + coalesce(given, 0)
"""
_DONE = """
    select 'content.entries ' || contest_id || ' ' || commitment as place,
        'its tasks are not those that are completed' as detail
    from content_entries left join (
        select telegram_id, contest_id, sum(bit) as bits from (
            select distinct telegram_id, contest_id, 1 << number as bit
            from content_completions join content_tasks using (contest_id, task_id)
            where state = 'completed')
        group by telegram_id, contest_id) using (telegram_id, contest_id)
    where user_id <> '' and done <> coalesce(bits, 0)
"""
_OWNED = """
    select 'content.completions ' || contest_id || ' ' || task_id || ' ' || attempt_id as place,
        iif(commitment is null, 'of nobody who is in', 'of no task') as detail
    from content_completions left join content_entries using (telegram_id, contest_id)
    left join content_tasks using (contest_id, task_id)
    where commitment is null or number is null
    union all
    select 'content.entries ' || contest_id || ' ' || commitment, 'of no contest'
    from content_entries where contest_id not in (select contest_id from content_contests)
"""
_EXCLUDED = """
    select 'content.exclusions ' || contest_id as place, 'the contest is ' || status as detail
    from content_exclusions join content_contests using (contest_id)
    where is_erased and status not in ('draft', 'scheduled', 'open')
    union all
    select 'content.paid_before ' || contest_id, 'the contest is ' || status
    from content_paid_before join content_contests using (contest_id)
    where status not in ('draft', 'scheduled', 'open')
"""

INVARIANTS = (
    Invariant(
        "contest-versions", "Every version of a contest is kept, from the first.", rows(_VERSIONS)
    ),
    Invariant(
        "contest-clock",
        "A contest opens at its start and closes at its end.",
        rows(_CLOCK),
        within_s=HOUR_S,
    ),
    Invariant(
        "contest-draw",
        "A contest that is closed has a draw that is prepared, one that is drawn has one that is "
        "drawn, and any other has none.",
        rows(_STAGE),
    ),
    Invariant("entries-counted", "A contest counts the entries that are active.", rows(_COUNTED)),
    Invariant(
        "levels-counted",
        "A contest counts how many active entries have how many tickets.",
        rows(_LEVELS),
    ),
    Invariant(
        "completions-counted",
        "No more completions of a task are there than its contest counts; those of people who are "
        "gone are counted still.",
        rows(_COMPLETIONS),
    ),
    Invariant(
        "joins-counted",
        "A contest has no more entries than joins were counted; those of people who are gone are "
        "counted still.",
        rows(_JOINS),
    ),
    Invariant(
        "entry-tickets",
        "An entry has the tickets of joining and those of its completed tasks, and no others.",
        rows(_TICKETS),
    ),
    Invariant(
        "entry-tasks", "An entry remembers the tasks that are completed, and no other.", rows(_DONE)
    ),
    Invariant(
        "completion-entry",
        "A completion belongs to an entry and a task, an entry to a contest.",
        rows(_OWNED),
    ),
    Invariant(
        "exclusion-kept",
        "Of people who are gone, an exclusion and what they were paid for is kept only as long as "
        "one can enter.",
        rows(_EXCLUDED),
    ),
)
