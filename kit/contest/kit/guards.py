"""Conditions that a batch names: one that does not hold aborts the batch, and the error says which.

A service has an always empty table for it, with a named check for each reason:
`create table never (reason text, constraint hold_unknown check (reason <> 'hold_unknown'))`.
"""

from __future__ import annotations

import re

from contest.kit.database import DatabaseError, Statement, Value

# As sqlite3 and D1 say it: the name of a check, or the columns of a key.
_FAILED = re.compile(r"(?:CHECK|UNIQUE|NOT NULL) constraint failed: (?P<name>\w+(?:\.\w+)?)")
_FOREIGN_KEY = "FOREIGN KEY constraint failed"
FOREIGN_KEY = "foreign key"


def guard(reason: str, condition: str, *values: Value) -> Statement:
    """The statement that aborts its batch for `reason`, unless the SQL condition holds there."""
    return Statement(
        f"insert into never (reason) select '{reason}' where not ({condition})", values
    )


def reason_of(error: DatabaseError) -> str | None:
    """Which constraint has refused a batch: the name of a check or guard, the first column of a key
    as `table.column`, or `FOREIGN_KEY`; None where no constraint has.
    """
    if found := _FAILED.search(str(error)):
        return found["name"]
    return FOREIGN_KEY if _FOREIGN_KEY in str(error) else None
