"""Decisions about flagged invitations, for batches."""

from __future__ import annotations

import json
from collections.abc import Sequence

from contest.kit.database import Statement, statement
from contest.referral.qualifying.statements import STATE, STEP
from contest.referral.reviews.records import Decision
from contest.referral.settling.statements import given_back

FRAUD = "fraud"
_FLAGGED = f"""referrals.invitee in (select value from json_each(?)) and {STATE} = 'flagged'"""


def decided(invitees: Sequence[int], decision: Decision, *, at: int) -> list[Statement]:
    """The step of those that are flagged; the last statement returns which. What is approved is due
    at once.
    """
    ids = json.dumps(list(invitees))
    is_good = decision == "approve"
    before = [] if is_good else given_back(_FLAGGED, ids, refusal=FRAUD)
    step = f"""
        insert into transitions (invitee, step, was, state, reason, at, due_at)
        select invitee, {STEP} + 1, 'flagged', ?, ?, ?, ? from referrals where {_FLAGGED}
        returning invitee
    """
    how = ("qualified", None, at, at) if is_good else ("rejected", FRAUD, at, None)
    return [*before, statement(step, *how, ids)]
