"""Statements about tasks and their completions, for batches."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from contest.content.contests.statements import MADE
from contest.content.entries.statements import moved_level
from contest.content.points.statements import rewarded
from contest.content.tasks.records import Attempt, Judged, Task
from contest.kit.call import Call
from contest.kit.database import Statement, Value, statement
from contest.kit.idempotency import kept

CODES_PER_STATEMENT = 5_000  # a value of 340 kB
FIXED = ("contest_id", "task_id", "number", "kind", "secret", "period", "attempts_max")
TIMES = ("opens_at", "closes_at")
CHANGEABLE = (
    "position",
    "content",
    "tickets",
    "tickets_max",
    "requires",
    "is_mandatory",
    "is_off",
    *TIMES,
)

# Values: a person's Telegram id, the contest's id, the task's and the attempt's.
COMPLETED = """
    completions.telegram_id = ? and completions.contest_id = ? and completions.task_id = ?
    and attempt_id = ? and completions.state = 'completed'
"""

# Of a contest, a task of it, and an entry: whether the task may be done `at` a time.
MAY = """
    not is_off and status = 'open' and starts_at <= at and ends_at > at
    and opens_at <= at and closes_at > at and state = 'active' and (done & requires) = requires
"""
# Of one who has joined, in a task that is open to them now. The period of a daily task is the local
# date.
OPEN = f"""
    from (select ? as at, ? as who) join tasks join contests using (contest_id)
    join entries on entries.telegram_id = who and entries.contest_id = contests.contest_id
    where tasks.contest_id = ? and task_id = ? and kind = ? and {MAY}
"""
PERIOD = """
    case tasks.period when 'once' then '' else (select date from days
        where days.contest_id = tasks.contest_id and days.starts_at <= at
        order by days.starts_at desc limit 1) end
"""
# As many as the task gives, as long as there is room under its cap and under that of the entry.
GIVEN = """
    max(0, min(tickets, entries_tickets_max - entry_tickets,
        iif(task_tickets_max is null, tickets, task_tickets_max - (
            select coalesce(sum(done_before.tickets), 0) from completions as done_before
            where done_before.telegram_id = who and done_before.contest_id = found.contest_id
                and done_before.task_id = found.task_id))))
"""


def kept_outcome(call: Call, attempt: Attempt) -> Statement:
    """What became of an attempt that counts, under the key of its call: after whatever it leads to.
    As `Outcome` has it.
    """
    outcome = """
        json_object('state', completions.state, 'tickets', completions.tickets,
            'entry_tickets', entries.tickets,
            'attempts_left', max(0, attempts_max - completions.attempts))
    """
    source = f"""
        (select ? as at) join completions join tasks using (contest_id, task_id)
        join entries using (telegram_id, contest_id)
        where completions.telegram_id = ? and completions.contest_id = ?
            and completions.task_id = ? and attempt_id = ? and completions.period = {PERIOD}
    """
    key = (attempt.telegram_id, attempt.contest_id, attempt.task_id, attempt.attempt_id)
    return kept(call, outcome, source, attempt.at, *key, now=attempt.at)


def attempted(attempt: Attempt, judged: Judged) -> list[Statement]:
    """One attempt, right or wrong, and what it leads to; the first statement returns it if it
    counts.

    It counts once per person, task and period when right, and `attempts_max` times at most when
    wrong.
    """
    state, given_now = ("pending", 0) if judged.is_pending else ("completed", 1)
    insert = f"""
        insert into completions (attempt_id, answer, telegram_id, contest_id, task_id, period,
            attempts, updated_at, state, tickets)
        select ?, ?, who, contest_id, task_id, period, 1, at,
            iif(is_right, '{state}', 'tried'), iif(is_right and {given_now}, {GIVEN}, 0)
        from (
            select at, who, tasks.contest_id, task_id, {PERIOD} as period, tasks.tickets as tickets,
                tasks.tickets_max as task_tickets_max, entries.tickets as entry_tickets,
                entries.tickets_max as entries_tickets_max, ({judged.is_right}) as is_right {OPEN}
        ) as found
        where period is not null
        on conflict (telegram_id, contest_id, task_id, period) do update set
            attempt_id = excluded.attempt_id, answer = excluded.answer, state = excluded.state,
            tickets = excluded.tickets, attempts = completions.attempts + 1,
            updated_at = excluded.updated_at
        where completions.state = 'tried' and completions.attempts < (
            select attempts_max from tasks
            where contest_id = excluded.contest_id and task_id = excluded.task_id)
        returning state, tickets, attempts,
            (select attempts_max from tasks where tasks.contest_id = completions.contest_id
                and tasks.task_id = completions.task_id) as attempts_max,
            (select entries.tickets from entries where entries.contest_id = completions.contest_id
                and entries.telegram_id = completions.telegram_id) as entry_tickets
    """
    new = (attempt.attempt_id, judged.answer, *judged.values)
    place = (attempt.at, attempt.telegram_id, attempt.contest_id, attempt.task_id, judged.kind)
    key = (attempt.telegram_id, attempt.contest_id, attempt.task_id, attempt.attempt_id)
    return [statement(insert, *new, *place), *completed(key, at=attempt.at), *judged.then]


def completed(key: tuple[str, str, str, str], *, at: int) -> list[Statement]:
    """The tickets and the reward of a completion that was just made, by the values of `COMPLETED`;
    found by its period as well, else all days of a daily task are read.
    """
    number = """'$."' || mine.number || '"'"""
    levels = moved_level(moved_level("levels", "mine.old", -1), "mine.new", 1)
    count = f"""
        update counters set
            completions = json_set(counters.completions, {number},
                coalesce(counters.completions ->> ({number}), 0) + 1),
            levels = iif(mine.old = mine.new, levels, {levels})
        from (select completions.contest_id, number, entries.tickets as old,
                entries.tickets + completions.tickets as new
            from (select ? as at) join completions join tasks using (contest_id, task_id)
            join entries using (telegram_id, contest_id)
            where {COMPLETED} and completions.period = {PERIOD}) as mine
        where counters.contest_id = mine.contest_id
    """
    give = f"""
        update entries set tickets = entries.tickets + mine.tickets,
            done = done | (1 << mine.number),
            reached_at = iif(mine.tickets > 0, mine.updated_at, reached_at)
        from (select completions.telegram_id, completions.contest_id, completions.tickets,
                number, updated_at
            from (select ? as at) join completions join tasks using (contest_id, task_id)
            where {COMPLETED} and completions.period = {PERIOD}) as mine
        where entries.telegram_id = mine.telegram_id and entries.contest_id = mine.contest_id
    """
    completion = f"""
        from (select ? as at) join completions join tasks using (contest_id, task_id)
        where {COMPLETED} and completions.period = {PERIOD}
    """
    counted, given = statement(count, at, *key), statement(give, at, *key)
    return [counted, given, rewarded(completion, at, *key)]


def used_code(attempt: Attempt, digest: str) -> Statement:
    """The code of an attempt that has just completed a task: nobody else's any more."""
    sql = f"""
        update codes set used_by = ?
        where contest_id = ? and task_id = ? and digest = ? and used_by is null
            and exists (select 1 from completions where {COMPLETED})
    """
    place = (attempt.contest_id, attempt.task_id)
    key = (attempt.telegram_id, *place, attempt.attempt_id)
    return statement(sql, attempt.attempt_id, *place, digest, *key)


def put_codes(contest_id: str, task_id: str, digests: Sequence[str]) -> list[Statement]:
    """Other codes for a task; the first one returns a row if its contest has not opened yet."""
    unopened = """exists (select 1 from contests
        where contest_id = ? and status in ('draft', 'scheduled'))"""
    check = f"select 1 where {unopened}"
    forget = f"delete from codes where contest_id = ? and task_id = ? and {unopened}"
    insert = f"""
        insert into codes (contest_id, task_id, digest)
        select ?, ?, value from json_each(?) where {unopened}
    """
    pages = [
        digests[at : at + CODES_PER_STATEMENT] for at in range(0, len(digests), CODES_PER_STATEMENT)
    ]
    key = (contest_id, task_id)
    return [
        statement(check, contest_id),
        statement(forget, *key, contest_id),
        *(statement(insert, *key, json.dumps(page), contest_id) for page in pages),
    ]


def erased_completions(user_id: str, telegram_id: str) -> list[Statement]:
    """What a person has done is forgotten, but for what they were given points for in a contest
    that goes on. Whoever came back meanwhile, as another user, still has what they have done since.
    """
    theirs = """
        telegram_id = ? and not exists (
            select 1 from entries where entries.telegram_id = completions.telegram_id
                and entries.contest_id = completions.contest_id and user_id <> ?)
    """
    paid = f"""
        insert into paid_before (contest_id, telegram_id, task_id, period)
        select contest_id, telegram_id, task_id, period from completions where {theirs}
            and exists (select 1 from payments where payment_id = 'reward:' || attempt_id)
            and not exists (select 1 from draws where draws.contest_id = completions.contest_id)
        on conflict do nothing
    """
    person = (telegram_id, user_id)
    return [
        statement(paid, *person),
        statement(f"delete from completions where {theirs}", *person),
    ]


def added_task(task: Task, change_id: str) -> Statement:
    """One task more, where the change to its contest was made."""
    names = (*FIXED, *CHANGEABLE)
    sql = f"""
        insert into tasks ({", ".join(names)})
        select {", ".join("?" * len(names))} where {MADE}
    """
    columns = _columns(task)
    values = (columns[name] for name in names)
    return statement(sql, *values, task.contest_id, change_id)


def copied_tasks(
    contest_id: str, to: str, open_between: Mapping[str, tuple[int, int]]
) -> Statement:
    """The tasks of a contest in another one with what is secret, each open between two times."""
    same = [name for name in (*FIXED, *CHANGEABLE) if name not in ("contest_id", *TIMES)]
    sql = f"""
        insert into tasks (contest_id, {", ".join(TIMES)}, {", ".join(same)})
        select ?, json_each.value ->> 0, json_each.value ->> 1, {", ".join(same)}
        from json_each(?) join tasks on tasks.contest_id = ? and task_id = json_each.key
    """
    return statement(sql, to, json.dumps(open_between), contest_id)


def updated_task(task: Task, change_id: str) -> list[Statement]:
    """Another version of a task; what is off is required no more."""
    sql = f"""
        update tasks set {", ".join(f"{name} = ?" for name in CHANGEABLE)}
        where contest_id = ? and task_id = ? and {MADE}
    """
    columns = _columns(task)
    values = (columns[name] for name in CHANGEABLE)
    key = (task.contest_id, task.task_id, task.contest_id, change_id)
    unlocked = [_required_no_more(task, change_id)] if task.is_off else []
    return [statement(sql, *values, *key), *unlocked, counted_mandatory(task.contest_id, change_id)]


def removed_task(task: Task, change_id: str) -> list[Statement]:
    """A task is gone with its codes, and required no more."""
    key = (task.contest_id, task.task_id, task.contest_id, change_id)
    return [
        *(
            statement(f"delete from {table} where contest_id = ? and task_id = ? and {MADE}", *key)
            for table in ("tasks", "codes")
        ),
        _required_no_more(task, change_id),
        counted_mandatory(task.contest_id, change_id),
    ]


def counted_mandatory(contest_id: str, change_id: str) -> Statement:
    """The bits of the tasks that an entry needs to take part in the draw.

    Follows whatever changes tasks.
    """
    sql = """
        update contests set mandatory = (select coalesce(sum(1 << number), 0) from tasks
            where tasks.contest_id = contests.contest_id and is_mandatory and not is_off)
        where contest_id = ? and change_id = ?
    """
    return statement(sql, contest_id, change_id)


def _required_no_more(task: Task, change_id: str) -> Statement:
    sql = f"update tasks set requires = requires & ~(1 << ?) where contest_id = ? and {MADE}"
    return statement(sql, task.number, task.contest_id, task.contest_id, change_id)


def _columns(task: Task) -> dict[str, Value]:
    """The row of a task, by the names of its columns."""
    same = ("contest_id", "task_id", "number", "position", "kind", "period", "tickets")
    more = ("tickets_max", "attempts_max", "requires", "opens_at", "closes_at")
    content = {"title": task.title, "settings": task.settings, "reward": task.reward}
    return {
        **{name: getattr(task, name) for name in (*same, *more)},
        "content": json.dumps(content, ensure_ascii=False),
        "secret": json.dumps(task.secret),
        "is_mandatory": int(task.is_mandatory),
        "is_off": int(task.is_off),
    }
