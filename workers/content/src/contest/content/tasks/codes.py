"""Codes that are good once each, from a table as spreadsheets write it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from contest.content.contests.access import organised
from contest.content.contests.operations import audit
from contest.content.contests.problems import ContestStatusRefused
from contest.content.deps import Deps
from contest.content.tasks import repository, rules
from contest.content.tasks.kind import digest, same_code
from contest.content.tasks.problems import TaskNotFound
from contest.contract import content as models
from contest.kit.call import Call, Reply
from contest.kit.problems import FieldError, InvalidRequest

CODES_MAX = 50_000
CHARACTERS = range(4, 65)


async def put_codes(call: Call, deps: Deps) -> Reply:
    """So many different codes there are now.

    Raises what `organised` raises, `ContestStatusRefused`, `InvalidRequest`, or `TaskNotFound`,
    also for a task that does not take any.
    """
    given = call.json(models.Codes).csv
    contest = (await organised(call, deps, role="editor")).contest
    rules.check_before_opening(contest)
    tasks = await repository.list_tasks(deps.db, contest.contest_id)
    task, _ = rules.find(tasks, call.path["task_id"])
    if not task.settings.get("single_use"):
        raise TaskNotFound("The task takes no codes of its own.")
    digests = [
        digest(code)
        for code in parsed(given, read=same_code, characters=CHARACTERS, codes_max=CODES_MAX)
    ]
    if not await repository.put_codes(deps.db, contest.contest_id, task.task_id, digests):
        raise ContestStatusRefused("It has opened.")
    audit(call, deps, "codes-put", contest.contest_id, task_id=task.task_id)
    return Reply.of(models.CodeCount(codes=len(digests)))


def parsed(
    text: str, *, read: Callable[[str], str], characters: range, codes_max: int
) -> list[str]:
    """The first column of a table in CSV, each code once, as `read` has it.

    Raises `InvalidRequest` with the lines at fault.
    """
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    codes, errors = dict[str, None](), list[FieldError]()
    try:
        for row in rows:
            if not any(row):
                continue
            code = read(row[0])
            if len(code) in characters:
                codes[code] = None
            else:
                said = f"not of {characters[0]} to {characters[-1]} characters"
                errors.append(_at_line(rows.line_num, said))
    except csv.Error as error:
        errors.append(_at_line(rows.line_num, str(error)))
    if len(codes) > codes_max:
        errors.append(FieldError("/body/csv", f"more than {codes_max} codes"))
    if not codes and not errors:
        errors.append(FieldError("/body/csv", "no code"))
    if errors:
        raise InvalidRequest(errors=errors)
    return list(codes)


def _at_line(number: int, said: str) -> FieldError:
    return FieldError("/body/csv", f"line {number}: {said}")
