"""The reason of a refused batch, as both databases say it."""

from __future__ import annotations

import pytest

from contest.kit.database import DatabaseError
from contest.kit.guards import FOREIGN_KEY, reason_of

D1 = "D1_ERROR: {}: SQLITE_CONSTRAINT (extended: SQLITE_CONSTRAINT_CHECK)"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("CHECK constraint failed: hold_unknown", "hold_unknown"),
        ("UNIQUE constraint failed: hold_ends.hold_id", "hold_ends.hold_id"),
        ("UNIQUE constraint failed: asked.principal, asked.key", "asked.principal"),
        ("NOT NULL constraint failed: transfers.debit_posted", "transfers.debit_posted"),
        ("FOREIGN KEY constraint failed", FOREIGN_KEY),
        ("database is locked", None),
        ("no such table: never", None),
    ],
)
def test_the_reason(text: str, reason: str | None) -> None:
    for said in (text, D1.format(text)):
        assert reason_of(DatabaseError(said)) == reason
