"""Statements about what invitations have to do with contests, for batches."""

from __future__ import annotations

from contest.content.deps import Deps
from contest.content.entries.statements import moved_level
from contest.content.tasks.statements import MAY
from contest.contract.events.content import EntryTaskDone
from contest.kit.database import Statement, statement
from contest.kit.events import outbox
from contest.kit.events.outbox import Publication

# No more than the entry has room for.
GIVEN = "max(0, min(tasks.tickets, entries.tickets_max - entries.tickets))"


def first_task_done(
    deps: Deps, telegram_id: str, contest_id: str, attempt_id: str
) -> list[Publication]:
    """An event where an attempt that was just made has completed someone's first task in a contest:
    farms do none.
    """
    condition = """
        ? = (select iif(count(*) = 1, min(attempt_id), null) from (
            select attempt_id from completions join tasks using (contest_id, task_id)
            where telegram_id = ? and contest_id = ? and state = 'completed'
                and kind not in ('invite', 'points') limit 2))
    """
    event = EntryTaskDone(telegram_id=telegram_id, contest_id=contest_id)
    values = (attempt_id, telegram_id, contest_id)
    return outbox.publish(deps, event, condition=condition, values=values)


def friend_counted(
    telegram_id: str, change_id: str, *, invited_at: int, at: int
) -> list[Statement]:
    """One friend more in every contest where someone is in, if it was open already when they
    invited that friend, and wants more of them. With the last one the task is done.
    """
    count = f"""
        insert into completions (attempt_id, telegram_id, contest_id, task_id, period,
            attempts, updated_at, state, tickets)
        select ?, entries.telegram_id, tasks.contest_id, task_id, '', 1, at,
            iif(attempts_max = 1, 'completed', 'tried'), {GIVEN}
        from (select ? as at) join entries join contests using (contest_id)
        join tasks using (contest_id)
        where entries.telegram_id = ? and kind = 'invite' and starts_at <= ? and {MAY}
        on conflict (telegram_id, contest_id, task_id, period) do update set
            attempt_id = excluded.attempt_id, attempts = completions.attempts + 1,
            updated_at = excluded.updated_at, tickets = completions.tickets + excluded.tickets,
            state = iif(completions.attempts + 1 < (select attempts_max from tasks
                where tasks.contest_id = completions.contest_id
                    and tasks.task_id = completions.task_id), 'tried', 'completed')
        where completions.state = 'tried'
    """
    mine = f"""
        from (select entries.telegram_id, entries.contest_id, number,
                completions.state = 'completed' as is_done, completions.updated_at as at,
                entries.tickets as old, entries.tickets + {GIVEN} as new
            from entries join contests using (contest_id) join tasks using (contest_id)
            join completions using (telegram_id, contest_id, task_id)
            where entries.telegram_id = ? and contests.status = 'open' and kind = 'invite'
                and completions.period = '' and attempt_id = ?) as mine
    """
    levels = moved_level(moved_level("levels", "mine.old", -1), "mine.new", 1)
    number = """'$."' || mine.number || '"'"""
    tally = f"""
        update counters set levels = iif(mine.old = mine.new, levels, {levels}),
            completions = iif(mine.is_done, json_set(completions, {number},
                coalesce(completions ->> ({number}), 0) + 1), completions)
        {mine} where counters.contest_id = mine.contest_id
    """
    give = f"""
        update entries set tickets = mine.new,
            done = iif(mine.is_done, done | (1 << mine.number), done),
            reached_at = iif(mine.old = mine.new, reached_at, mine.at)
        {mine} where entries.telegram_id = mine.telegram_id
            and entries.contest_id = mine.contest_id
    """
    key = (telegram_id, change_id)
    return [
        statement(count, change_id, at, telegram_id, invited_at),
        statement(tally, *key),
        statement(give, *key),
    ]
