"""A code that is told elsewhere: the same for all, or one of many that are good once each."""

from __future__ import annotations

from contest.content.deps import Deps
from contest.content.tasks.kind import Given, Kind, digest, same_code
from contest.content.tasks.records import Attempt, Judged
from contest.content.tasks.statements import used_code
from contest.contract.content import SecretCodeAttempt

# The one code, or one of `putCodes` that nobody has used.
IS_RIGHT = """
    iif(tasks.content ->> '$.settings.single_use', exists (
        select 1 from codes where codes.contest_id = tasks.contest_id
            and codes.task_id = tasks.task_id and digest = ? and used_by is null
    ), secret ->> '$.code' = ?)
"""


async def _judge(body: SecretCodeAttempt, attempt: Attempt, _deps: Deps) -> Judged:
    code = digest(same_code(body.code))
    then = (used_code(attempt, code),)
    return Judged(kind=KIND.name, is_right=IS_RIGHT, values=(code, code), then=then)


def _settings(given: Given) -> Given:
    return {"single_use": "code" not in given}


def _secret(given: Given) -> dict[str, str]:
    return {"code": digest(same_code(given["code"]))} if "code" in given else {}


def _faults(given: Given) -> dict[str, str | bool]:
    return {"code": "code" in given and not same_code(given["code"]) and "is empty"}


KIND = Kind(name="secret_code", judge=_judge, settings=_settings, secret=_secret, faults=_faults)
