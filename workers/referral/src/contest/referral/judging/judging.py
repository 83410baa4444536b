"""The judgement on invitations that are about to be paid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from contest.kit.database import Database
from contest.referral.judging import repository
from contest.referral.judging.records import Judgement
from contest.referral.judging.rules import judge


async def judged(db: Database, invitees: Sequence[int]) -> Mapping[int, Judgement]:
    """Each invitation's judgement, by the signals of now."""
    if not invitees:
        return {}
    rules, cases = await repository.cases(db, invitees)
    return {invitee: judge(case, rules) for invitee, case in cases.items()}
