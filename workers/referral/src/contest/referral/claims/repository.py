"""Claims in the database, and what refuses them there."""

from __future__ import annotations

from dataclasses import dataclass

from contest.kit.database import Database, DatabaseError
from contest.kit.events.erasure import UserNotFound
from contest.kit.guards import reason_of
from contest.kit.problems import Problem
from contest.referral.claims import problems
from contest.referral.claims.statements import Claim, claimed
from contest.referral.codes.problems import CodeNotFound

TAKEN = "referrals.invitee"
# By constraint: a check, a guard, or the column of a key.
REFUSALS: dict[str, type[Problem]] = {
    "account_ended": UserNotFound,
    "code_unknown": CodeNotFound,
    "code_ended": problems.CodeEnded,
    "no_campaign": problems.NoCampaign,
    "referrals.version": problems.NoCampaign,  # there were never any rules
    "own_code": problems.OwnCode,
    "closed_loop": problems.ClosedLoop,
    "here_before": problems.HereBefore,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """By which code someone came, and when."""

    code: str
    claimed_at: int


async def claim(db: Database, asked: Claim) -> Invited:
    """The invitation, or the same that was there before. Raises a problem of `REFUSALS`, or
    `AlreadyInvited`.
    """
    try:
        *_, found = await db.batch(claimed(asked))
    except DatabaseError as error:
        reason = reason_of(error) or ""
        if reason == TAKEN:
            return await _standing(db, asked)
        if reason in REFUSALS:
            raise REFUSALS[reason] from None
        raise
    return Invited(**found.rows[0])


async def _standing(db: Database, asked: Claim) -> Invited:
    sql = """
        select code, claimed_at from referrals join people on person = invitee
        where contact in (?, ?)
    """
    row = await db.one(sql, asked.contact.telegram_id, asked.contact.sealed)
    if row is None or row["code"] != asked.code:
        raise problems.AlreadyInvited
    return Invited(**row)
