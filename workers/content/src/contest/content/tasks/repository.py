"""Tasks in the database."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from contest.content.contests import statements as contests
from contest.content.contests.records import Change, Contest
from contest.content.contests.statements import PUBLISHED
from contest.content.deps import Deps
from contest.content.invitations.statements import first_task_done
from contest.content.points.asking import commit
from contest.content.points.records import Paid
from contest.content.points.repository import refusals
from contest.content.points.statements import budgeted, may_sell
from contest.content.tasks import statements
from contest.content.tasks.records import (
    Attempt,
    Completion,
    Judged,
    Mine,
    Outcome,
    Standing,
    Task,
)
from contest.content.tasks.statements import OPEN, PERIOD
from contest.kit.call import Call
from contest.kit.database import Database, Row, Statement, statement


async def list_tasks(db: Database, contest_id: str) -> list[Task]:
    """The tasks of a contest in their order, without what is secret."""
    sql = "select * from tasks where contest_id = ? order by position, number"
    return [_task(row) for row in await db.all(sql, contest_id)]


async def insert(db: Database, contest: Contest, task: Task, change: Change) -> bool:
    """Add a task to a contest; whether that was at this version and status still."""
    added = statements.added_task(task, change.change_id)
    counted = statements.counted_mandatory(contest.contest_id, change.change_id)
    may = may_sell(contest.contest_id, change.change_id)
    return await _change(db, contest, change, [added, counted, may])


async def update(db: Database, contest: Contest, task: Task, change: Change) -> bool:
    """Change a task; whether the contest was at this version and status still."""
    return await _change(db, contest, change, statements.updated_task(task, change.change_id))


async def delete(db: Database, contest: Contest, task: Task, change: Change) -> bool:
    """Take a task out of a contest; whether that was at this version and status still."""
    return await _change(db, contest, change, statements.removed_task(task, change.change_id))


async def attempt(call: Call, deps: Deps, attempt: Attempt, judged: Judged) -> Outcome | None:
    """What an attempt led to; None where it does not count: it is done already, or may not be.

    Raises `DatabaseError` where the call was made before by its key. What is final needs none kept:
    asked again, it answers what it has answered.
    """
    told = first_task_done(deps, attempt.telegram_id, attempt.contest_id, attempt.attempt_id)
    kept = [] if judged.is_final else [statements.kept_outcome(call, attempt)]
    inserted, *_ = await commit(deps, [*statements.attempted(attempt, judged), *told, *kept])
    if not inserted.rows:
        return None
    row = inserted.rows[0]
    return Outcome(
        state=row["state"],
        tickets=row["tickets"],
        entry_tickets=row["entry_tickets"] + row["tickets"],
        attempts_left=max(0, row["attempts_max"] - row["attempts"]),
    )


async def find_standing(db: Database, attempt: Attempt) -> Standing | None:
    """How someone stands to a task at the time of an attempt;
    None where there is no such contest.
    """
    sql = f"""
        select tasks.*, status, starts_at, ends_at, entries.state as entry_state,
            entries.reason as entry_reason, done, entries.tickets as entry_tickets,
            mine.state as completion_state, mine.tickets as given, mine.attempts as attempts
        from (select ? as at, ? as who) join contests
        left join tasks on tasks.contest_id = contests.contest_id and tasks.task_id = ?
        left join entries on entries.telegram_id = who
            and entries.contest_id = contests.contest_id
        left join completions as mine on mine.telegram_id = who
            and mine.contest_id = tasks.contest_id and mine.task_id = tasks.task_id
            and mine.period = {PERIOD}
        where contests.contest_id = ? and {PUBLISHED}
    """
    values = (attempt.at, attempt.telegram_id, attempt.task_id, attempt.contest_id)
    row = await db.one(sql, *values)
    if row is None:
        return None
    return Standing(
        status=row["status"],
        starts_at=row["starts_at"],
        ends_at=row["ends_at"],
        task=_task(row) if row["task_id"] else None,
        entry_state=row["entry_state"],
        entry_reason=row["entry_reason"],
        entry_tickets=row["entry_tickets"] or 0,
        done=row["done"] or 0,
        completion=_completion(row),
    )


def mine(contest_id: str, telegram_id: str, *, at: int) -> Statement:
    """The tasks of a contest in their order, and how far someone is with each, for `mine_in`."""
    sql = f"""
        select tasks.*, mine.state as completion_state, mine.tickets as given,
            mine.attempts as attempts, contests.content ->> '$.default_locale' as default_locale,
            points, payments.state as payment_state, payments.reason as payment_reason,
            iif(tasks.content ->> '$.reward.limit' is null, 1, (
                select coalesce(counters.completions ->> ('$."' || number || '"'), 0)
                    < (tasks.content ->> '$.reward.limit')
                from counters where counters.contest_id = tasks.contest_id)) as is_reward_left
        from (select ? as at) join contests join tasks using (contest_id)
        left join completions as mine on mine.telegram_id = ?
            and mine.contest_id = tasks.contest_id and mine.task_id = tasks.task_id
            and mine.period = {PERIOD}
        left join payments on payment_id = iif(mine.state = 'completed', 'reward:', 'ticket:')
            || mine.attempt_id
        where contests.contest_id = ? order by position, number
    """
    return statement(sql, at, telegram_id, contest_id)


def mine_in(rows: Sequence[Row]) -> list[Mine]:
    """The tasks that `mine` has found."""
    return [
        Mine(
            task=_task(row),
            completion=_completion(row),
            default_locale=row["default_locale"],
            is_reward_left=bool(row["is_reward_left"]),
            payment=_paid(row),
        )
        for row in rows
    ]


async def find_open(db: Database, attempt: Attempt, kind: str) -> Mapping[str, Any] | None:
    """The settings of a task of this kind that someone may do now and has not done yet."""
    sql = f"""
        select tasks.content {OPEN} and not exists (
            select 1 from completions where completions.telegram_id = who
                and completions.contest_id = tasks.contest_id
                and completions.task_id = tasks.task_id
                and completions.period = {PERIOD} and completions.state <> 'tried')
    """
    place = (attempt.at, attempt.telegram_id, attempt.contest_id, attempt.task_id)
    row = await db.one(sql, *place, kind)
    settings: Mapping[str, Any] | None = json.loads(row["content"])["settings"] if row else None
    return settings


async def lacks_codes(db: Database, contest_id: str, *, switched_on: str = "") -> bool:
    """Whether a task of a contest wants single-use codes, and nobody has put any; of those that are
    off, the one that is to be `switched_on`.
    """
    sql = """
        select 1 from tasks where contest_id = ? and (not is_off or task_id = ?)
            and content ->> '$.settings.single_use' and not exists (
                select 1 from codes where codes.contest_id = tasks.contest_id
                    and codes.task_id = tasks.task_id)
    """
    return await db.one(sql, contest_id, switched_on) is not None


async def put_codes(db: Database, contest_id: str, task_id: str, digests: Sequence[str]) -> bool:
    """Give a task these codes instead of those it has; whether its contest has not opened yet."""
    checked, *_ = await db.batch(statements.put_codes(contest_id, task_id, digests))
    return bool(checked.rows)


async def _change(db: Database, contest: Contest, change: Change, effects: list[Statement]) -> bool:
    touched = contests.touched(contest, change)
    version = contests.version(contest.contest_id, change)
    budget = budgeted(contest.contest_id, change.change_id)
    with refusals():
        first, *_ = await db.batch([touched, *effects, *budget, version])
    return first.changes == 1


def _task(row: Row) -> Task:
    content = json.loads(row["content"])
    return Task(
        contest_id=row["contest_id"],
        task_id=row["task_id"],
        number=row["number"],
        position=row["position"],
        kind=row["kind"],
        title=content["title"],
        settings=content["settings"],
        reward=content.get("reward"),
        period=row["period"],
        tickets=row["tickets"],
        tickets_max=row["tickets_max"],
        attempts_max=row["attempts_max"],
        requires=row["requires"],
        is_mandatory=bool(row["is_mandatory"]),
        is_off=bool(row["is_off"]),
        opens_at=row["opens_at"],
        closes_at=row["closes_at"],
    )


def _paid(row: Row) -> Paid | None:
    if row["payment_state"] is None:
        return None
    return Paid(points=row["points"], state=row["payment_state"], reason=row["payment_reason"])


def _completion(row: Row) -> Completion | None:
    if row["completion_state"] is None:
        return None
    return Completion(state=row["completion_state"], tickets=row["given"], attempts=row["attempts"])
