"""Statements about who holds the prizes of a draw, for batches."""

from __future__ import annotations

import json
from dataclasses import asdict

from contest.content.decisions.records import Confirmation, Decision
from contest.content.draw.order import DRAWS_MAX
from contest.kit.database import Statement, statement

# Values: the contest's id and the change's. What follows a decision or the confirmation in its
# batch asks whether it was made.
MADE = "exists (select 1 from draws where contest_id = ? and change_id = ?)"

# A person has won a contest whose winners another one excludes. It stands where that one's row is
# at hand, and has one value: their Telegram id. Who is gone has won nothing.
EARLIER_WINNER = """
    exists (select 1 from json_each(contests.content, '$.excludes_winners_of')
        cross join entries as theirs
            on theirs.telegram_id = {} and theirs.contest_id = json_each.value
        join drawn_lines using (contest_id, commitment) join winners using (contest_id, draw)
        join draws using (contest_id) where stage = 'confirmed')
"""

# Who holds the prizes of draws, and what the check of each has come to: null, not checked yet.
# What changes with our own tables is asked now.
HOLDERS = """
    winners join contests using (contest_id) join draws as decided using (contest_id)
    left join drawn_lines using (contest_id, draw)
    left join entries using (contest_id, commitment)
"""
_HAS_WON = EARLIER_WINNER.format("entries.telegram_id")
FINDING = f"""
    case when coalesce(user_id, '') = '' then 'account_deleted'
        when finding = 'ok' and decided.stage = 'drawn' and {_HAS_WON} then 'earlier_winner'
        else finding end
"""


def decided(
    contest_id: str, decision: Decision, *, by: str, change_id: str, claim_until: int | None = None
) -> list[Statement]:
    """A prize goes from its holder to the next, unless something was decided meanwhile, or the
    order does not go far enough: the first statement changes a row if it does.

    `by` is a user's id; empty: the clock. Once the draw is confirmed, who gets the prize is told,
    and has until `claim_until` where it is to be claimed.
    """
    count = f"""
        update draws set decisions = decisions + 1, change_id = ?
        where contest_id = ? and decisions = ?
            and drawn >= min(entries, {DRAWS_MAX}, (header ->> '$.prizes') + decisions + 1)
            and exists (select 1 from winners where contest_id = draws.contest_id
                and prize = ? and draw = ? and iif(? = 'unclaimed', stage = 'confirmed'
                    and claimed_at is null and claim_until <= ?, stage = 'drawn'))
    """
    held = (decision.prize, decision.draw, decision.reason, decision.at)
    insert = f"""
        insert into decisions
            (contest_id, number, draw, prize, reason, decided_at, hash, decided_by)
        select ?, ?, ?, ?, ?, ?, ?, ? where {MADE}
    """
    said = (decision.number, decision.draw, decision.prize, decision.reason, decision.at)
    go_on = f"""
        update winners set draw = ?, held_since = ?, claim_until = ?, is_told = ?,
            claimed_at = null, shows_name = 0
        where contest_id = ? and prize = ? and {MADE}
    """
    is_told, until = int(decision.reason != "unclaimed"), claim_until
    if decision.successor is None:
        is_told, until = 1, None
    goes = (decision.successor, decision.at, until, is_told, contest_id, decision.prize)
    rest = f"update drawn_lines set check_at = null where contest_id = ? and draw = ? and {MADE}"
    made = (contest_id, change_id)
    return [
        statement(count, change_id, contest_id, decision.number, *held),
        statement(insert, contest_id, *said, decision.hash, by, *made),
        statement(go_on, *goes, *made),
        statement(rest, contest_id, decision.draw, *made),
    ]


def confirmed(
    contest_id: str, confirmation: Confirmation, *, change_id: str, despite_findings: bool
) -> Statement:
    """The draw is confirmed, unless something was decided meanwhile, or a holder's check has come
    to anything but that they may win. What follows asks `MADE`.
    """
    confirm = f"""
        update draws set stage = 'confirmed', confirmation = ?, change_id = ?
        where contest_id = ? and stage = 'drawn' and decisions = ? and (? or not exists (
            select 1 from {HOLDERS} where winners.contest_id = draws.contest_id
                and drawn_lines.draw is not null and {FINDING} is not 'ok'))
    """
    said = (json.dumps(asdict(confirmation)), change_id, contest_id, confirmation.decisions)
    return statement(confirm, *said, int(despite_findings))


def found_since(contest_id: str, *, change_id: str) -> Statement:
    """What was not kept of the findings, where a draw is confirmed despite them."""
    sql = f"""
        update drawn_lines set finding = 'earlier_winner'
        where contest_id = ?1 and finding = 'ok'
            and draw in (select draw from winners where contest_id = ?1)
            and exists (select 1 from contests join entries using (contest_id)
                where contest_id = ?1 and commitment = drawn_lines.commitment and {_HAS_WON})
            and exists (select 1 from draws where contest_id = ?1 and change_id = ?2)
    """
    return statement(sql, contest_id, change_id)
