"""Statements about who holds the prizes of a draw, for batches."""

from __future__ import annotations

from contest.content.decisions.records import Decision
from contest.content.decisions.rules import DRAWS_MAX
from contest.kit.database import Statement, Value, statement

# Whether a decision can be made as it was computed: nothing was decided meanwhile, the draw holds
# the prize still, and the order goes far enough. Values: `decidable`.
DECIDABLE = f"""
    exists (select 1 from draws join winners using (contest_id)
        where draws.contest_id = ? and decisions = ? and winners.prize = ? and winners.draw = ?
            and drawn >= min(entries, {DRAWS_MAX}, (header ->> '$.prizes') + decisions + 1)
            and iif(? = 'unclaimed',
                stage = 'confirmed' and claimed_at is null and claim_until <= ?, stage = 'drawn'))
"""


def decidable(contest_id: str, decision: Decision) -> tuple[Value, ...]:
    """The values of `DECIDABLE`."""
    held = (decision.number, decision.prize, decision.draw)
    return (contest_id, *held, decision.reason, decision.at)


def decided(
    contest_id: str, decision: Decision, *, by: str, claim_until: int | None = None
) -> list[Statement]:
    """A prize goes from its holder to the next, if it is decidable still: the first statement
    changes a row if so.

    `by` is a user's id; empty: the clock. Once the draw is confirmed, who gets the prize is told,
    and has until `claim_until` where it is to be claimed.
    """
    insert = f"""
        insert into decisions
            (contest_id, number, draw, prize, reason, decided_at, hash, decided_by)
        select ?, ?, ?, ?, ?, ?, ?, ? where {DECIDABLE}
    """
    said = (decision.number, decision.draw, decision.prize, decision.reason, decision.at)
    values = (contest_id, *said, decision.hash, by, *decidable(contest_id, decision))
    # Who has not got it yet is asked in each: the same decision again changes nothing.
    made = "exists (select 1 from decisions where contest_id = ? and number = ? and hash = ?)"
    key = (contest_id, decision.number, decision.hash)
    go_on = f"""
        update winners set draw = ?, held_since = ?, claim_until = ?, is_told = ?
        where contest_id = ? and prize = ? and draw = ? and {made}
    """
    successor = decision.successor
    is_told = int(successor is None or decision.reason != "unclaimed")
    until = None if successor is None else claim_until
    goes = (successor, decision.at, until, is_told, contest_id, decision.prize, decision.draw)
    count = f"""
        update draws set decisions = decisions + 1
        where contest_id = ? and decisions = ? and {made}
    """
    rest = f"update drawn_lines set check_at = null where contest_id = ? and draw = ? and {made}"
    return [
        statement(insert, *values),
        statement(go_on, *goes, *key),
        statement(count, contest_id, decision.number, *key),
        statement(rest, contest_id, decision.draw, *key),
    ]
