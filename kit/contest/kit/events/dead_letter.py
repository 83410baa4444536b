"""A message that was given up, in the table where people read it."""

from __future__ import annotations

from collections.abc import Sequence

from contest.kit.database import Statement, Value, statement
from contest.kit.deps import Deps


def dead_letter(
    deps: Deps,
    message: str,
    *,
    reason: str,
    source: str,
    letter_id: str,
    condition: str = "1",
    values: Sequence[Value] = (),
) -> Statement:
    """The statement that puts a message among the dead letters, once; and the log event that people are alerted by.

    `condition` is an SQL condition with its `values`: the letter is written only if it holds inside the batch.
    """
    deps.log.event("alert", level="error", alert="dead-letter", source=source, reason=reason)
    deps.metrics.write("dead-letter", source)
    sql = f"""
        insert into dead_letters (letter_id, source, message, reason, created_at) select ?, ?, ?, ?, ? where {condition}
        on conflict do nothing
    """
    return statement(sql, letter_id, source, message, reason, int(deps.now()), *values)
