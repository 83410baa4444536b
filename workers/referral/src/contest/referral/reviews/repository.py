"""Invitations in the database, as admins look at them and decide about them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from contest.kit.database import Database, statement
from contest.kit.paging import Page
from contest.referral.reviews.records import Decision, Group, Review, Statistics, Verdict
from contest.referral.reviews.statements import FRAUD, decided

NEWEST = 10_000  # people whom statistics are of

_LAST = """
    select referrals.invitee, coalesce(last.state, 'pending') as state, last.reason, last.score,
        code, source, claimed_at, coalesce(last.at, claimed_at) as changed_at
"""
_OF_ALL = """
    from referrals left join transitions last on last.invitee = referrals.invitee
        and step = (select max(step) from transitions own where own.invitee = referrals.invitee)
"""
# The index holds also what was decided already.
_OF_FLAGGED = """
    from transitions last indexed by transitions_flagged
    join referrals on referrals.invitee = last.invitee
"""
_IS_FLAGGED = """
    last.state = 'flagged' and not exists (select 1 from transitions later
        where later.invitee = last.invitee and later.step > last.step)
"""
_NEW = f"referrals.invitee > (select max(invitee) from referrals) - {NEWEST}"


async def flagged(db: Database, page: Page) -> list[Review]:
    """Those that wait for a decision, newest people first; one more where more follow."""
    select = f"{_LAST}, '' as tie {_OF_FLAGGED} where {_IS_FLAGGED}"
    return await _page(db, select, page, first="last.invitee")


async def newest(db: Database, page: Page) -> list[Review]:
    """All of them, newest people first; one more where more follow."""
    return await _page(db, f"{_LAST}, '' as tie {_OF_ALL} where 1", page, first="referrals.invitee")


async def _page(db: Database, select: str, page: Page, *, first: str) -> list[Review]:
    rows = await page.rows(db, select, order=(first, "''"))
    return [Review(**{key: row[key] for key in row if key != "tie"}) for row in rows]


async def find(db: Database, invitees: Sequence[int]) -> Mapping[int, Review]:
    """Those of them that there are."""
    sql = f"{_LAST} {_OF_ALL} where referrals.invitee in (select value from json_each(?))"
    rows = await db.all(sql, json.dumps(list(invitees)))
    return {row["invitee"]: Review(**row) for row in rows}


async def decide(db: Database, invitees: Sequence[int], decision: Decision, *, at: int) -> set[int]:
    """Decide about those that are flagged; which those were."""
    *_, step = await db.batch(decided(invitees, decision, at=at))
    return {row["invitee"] for row in step.rows}


async def watch(db: Database, code: str, *, at: int | None) -> bool:
    """Watch whoever has a code from then on, or no more; whether there is one."""
    sql = """
        update people set watched_at = ? where person = (select person from codes where code = ?)
    """
    return await db.run(sql, at, code) == 1


async def statistics(db: Database) -> Statistics:
    """What became of the newest invitations."""
    paid = """(select coalesce(sum(amount), 0) from rewards
        where rewards.invitee = referrals.invitee and refusal is null)"""
    groups = f"""
        select state, reason, count(*) as how_many, sum(points) as points from (
            select coalesce(last.state, 'pending') as state,
                iif(last.state = 'rejected', last.reason, null) as reason,
                iif(last.state = 'rewarded', {paid}, 0) as points {_OF_ALL} where {_NEW})
        group by state, reason
    """
    verdicts = f"""
        select last.reason as signals, next.state as followed_by, count(*) as how_many {_OF_FLAGGED}
        left join transitions next on next.invitee = last.invitee and next.step = last.step + 1
        where last.state = 'flagged' and {_NEW.replace("referrals.invitee >", "last.invitee >")}
            and (next.reason is null or next.reason = '{FRAUD}')
        group by last.reason, next.state
    """
    found, verdicts_found = await db.batch([statement(groups), statement(verdicts)])
    return Statistics(
        groups=[Group(**row) for row in found.rows],
        verdicts=[Verdict(**row) for row in verdicts_found.rows],
    )
