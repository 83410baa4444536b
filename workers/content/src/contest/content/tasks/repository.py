"""Tasks in the database."""

from __future__ import annotations

import json

from contest.content.contests import statements as contests
from contest.content.contests.records import Change, Contest
from contest.content.tasks import statements
from contest.content.tasks.records import Task
from contest.kit.database import Database, Row, Statement


async def list_tasks(db: Database, contest_id: str) -> list[Task]:
    """The tasks of a contest in their order, without what is secret."""
    sql = "select * from tasks where contest_id = ? order by position, number"
    return [_task(row) for row in await db.all(sql, contest_id)]


async def insert(db: Database, contest: Contest, task: Task, change: Change) -> bool:
    """Add a task to a contest; whether that was at this version and status still."""
    added = statements.added_task(task, change.change_id)
    counted = statements.counted_mandatory(contest.contest_id, change.change_id)
    return await _change(db, contest, change, [added, counted])


async def update(db: Database, contest: Contest, task: Task, change: Change) -> bool:
    """Change a task; whether the contest was at this version and status still."""
    return await _change(db, contest, change, statements.updated_task(task, change.change_id))


async def delete(db: Database, contest: Contest, task: Task, change: Change) -> bool:
    """Take a task out of a contest; whether that was at this version and status still."""
    return await _change(db, contest, change, statements.removed_task(task, change.change_id))


async def _change(db: Database, contest: Contest, change: Change, effects: list[Statement]) -> bool:
    touched = contests.touched(contest, change)
    version = contests.version(contest.contest_id, change)
    first, *_ = await db.batch([touched, *effects, version])
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
