"""A message that was given up, in the table where people read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from contest.kit.database import Result, Statement, Value
from contest.kit.deps import Deps


@dataclass(frozen=True, slots=True)
class DeadLetter(Statement):
    """The statement that puts a message among the dead-letter messages, once;
    run it by `commit_letters`.
    """

    source: str = ""
    reason: str = ""


def dead_letter(
    deps: Deps,
    message: str,
    *,
    reason: str,
    source: str,
    letter_id: str,
    condition: str = "1",
    values: Sequence[Value] = (),
) -> DeadLetter:
    """`condition` is an SQL condition with its `values`:
    the letter is written only if it holds inside the batch.
    """
    sql = f"""
        insert into dead_letters (letter_id, source, message, reason, created_at)
        select ?, ?, ?, ?, ? where {condition}
        on conflict do nothing
    """
    row = (letter_id, source, message, reason, int(deps.now()), *values)
    return DeadLetter(sql, row, source=source, reason=reason)


async def commit_letters(deps: Deps, statements: Sequence[Statement]) -> list[Result]:
    """Run statements in one transaction; log and metrics then hear of the letters that were
    written.
    """
    results = await deps.db.batch(statements)
    for each, result in zip(statements, results, strict=True):
        if isinstance(each, DeadLetter) and result.changes:
            deps.log.event(
                "alert", level="error", alert="dead-letter", source=each.source, reason=each.reason
            )
            deps.metrics.write("dead-letter", each.source)
    return results
