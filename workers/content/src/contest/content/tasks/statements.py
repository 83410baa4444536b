"""Statements about tasks and their completions, for batches."""

from __future__ import annotations

from contest.content.entries.statements import moved_level
from contest.content.tasks.records import Attempt, Judged
from contest.kit.database import Statement, statement

# Values: a person's Telegram id, the contest's id, the task's and the attempt's.
COMPLETED = """
    completions.telegram_id = ? and completions.contest_id = ? and completions.task_id = ?
    and attempt_id = ? and completions.state = 'completed'
"""

# Of one who has joined, in a task that is open to them now. The period of a daily task is the local
# date.
OPEN = """
    from (select ? as at, ? as who) join tasks join contests using (contest_id)
    join entries on entries.telegram_id = who and entries.contest_id = contests.contest_id
    where tasks.contest_id = ? and task_id = ? and kind = ? and not is_off
        and status = 'open' and starts_at <= at and ends_at > at
        and opens_at <= at and closes_at > at
        and state = 'active' and (done & requires) = requires
"""
PERIOD = """
    case period when 'once' then '' else (select date from days
        where days.contest_id = tasks.contest_id and days.starts_at <= at
        order by days.starts_at desc limit 1) end
"""
# As many as the task gives, as long as there is room under its cap and under that of the entry.
GIVEN = """
    max(0, min(tickets, entries_tickets_max - entry_tickets, coalesce(task_tickets_max - (
        select coalesce(sum(done_before.tickets), 0) from completions as done_before
        where done_before.telegram_id = who and done_before.contest_id = found.contest_id
            and done_before.task_id = found.task_id), tickets)))
"""


def attempted(attempt: Attempt, judged: Judged) -> list[Statement]:
    """One attempt, right or wrong, and what it leads to; the first statement returns it if it
    counts.

    It counts once per person, task and period when right, and `attempts_max` times at most when
    wrong.
    """
    state = "pending" if judged.is_reviewed else "completed"
    insert = f"""
        insert into completions (attempt_id, answer, telegram_id, contest_id, task_id, period,
            attempts, updated_at, state, tickets)
        select ?, ?, who, contest_id, task_id, period, 1, at,
            iif(is_right, '{state}', 'tried'), iif(is_right, {GIVEN}, 0)
        from (
            select at, who, tasks.contest_id, task_id, {PERIOD} as period, tasks.tickets as tickets,
                tasks.tickets_max as task_tickets_max, entries.tickets as entry_tickets,
                entries.tickets_max as entries_tickets_max, ({judged.is_right}) as is_right {OPEN}
        ) as found
        where true
        on conflict (telegram_id, contest_id, task_id, period) do update set
            attempt_id = excluded.attempt_id, answer = excluded.answer, state = excluded.state,
            tickets = excluded.tickets, attempts = completions.attempts + 1,
            updated_at = excluded.updated_at
        where completions.state = 'tried' and completions.attempts < (
            select attempts_max from tasks
            where contest_id = excluded.contest_id and task_id = excluded.task_id)
        returning *
    """
    new = (attempt.attempt_id, judged.answer, *judged.values)
    place = (attempt.at, attempt.telegram_id, attempt.contest_id, attempt.task_id, judged.kind)
    key = (attempt.telegram_id, attempt.contest_id, attempt.task_id, attempt.attempt_id)
    return [statement(insert, *new, *place), *completed(key), *judged.then]


def completed(key: tuple[str, str, str, str]) -> list[Statement]:
    """The tickets of a completion that was just made, by the values of `COMPLETED`."""
    number = """'$."' || mine.number || '"'"""
    levels = moved_level(moved_level("levels", "mine.old", -1), "mine.new", 1)
    count = f"""
        update counters set
            completions = json_set(counters.completions, {number},
                coalesce(counters.completions ->> ({number}), 0) + 1),
            levels = iif(mine.old = mine.new, levels, {levels})
        from (select completions.contest_id, number, entries.tickets as old,
                entries.tickets + completions.tickets as new
            from completions join tasks using (contest_id, task_id)
            join entries using (telegram_id, contest_id) where {COMPLETED}) as mine
        where counters.contest_id = mine.contest_id
    """
    give = f"""
        update entries set tickets = entries.tickets + mine.tickets,
            done = done | (1 << mine.number),
            reached_at = iif(mine.tickets > 0, mine.updated_at, reached_at)
        from (select completions.telegram_id, completions.contest_id, completions.tickets,
                number, updated_at
            from completions join tasks using (contest_id, task_id) where {COMPLETED}) as mine
        where entries.telegram_id = mine.telegram_id and entries.contest_id = mine.contest_id
    """
    return [statement(count, *key), statement(give, *key)]
