"""Prizes that nobody has claimed in time go to the next in the order."""

from __future__ import annotations

from dataclasses import replace

from contest.content.contests.repository import find_contest
from contest.content.decisions import rules
from contest.content.decisions.repository import find_decided
from contest.content.deps import Deps
from contest.content.draw.drawing import extend
from contest.content.prizes import repository
from contest.content.prizes.repository import PassedOn
from contest.content.prizes.statements import claim_until
from contest.content.prizes.telling import lost
from contest.kit.events.steady import is_steady

PRIZES_MAX = 20  # of one contest in one sweep, all by one batch


async def pass_on(deps: Deps) -> bool:
    """Decide about those whose time is over, the contest that has waited longest first; whether
    there may be more.

    A prize that is lost is lost, so the clock that says so has to be one that two sweeps have had.
    """
    now = int(deps.now())
    winners = await repository.list_unclaimed(deps.db, now=now, count_max=PRIZES_MAX)
    if not winners or not await is_steady(deps.db, now=now):
        return False
    contest = await find_contest(deps.db, winners[0].contest_id)
    decided = await find_decided(deps.db, winners[0].contest_id)
    if contest is None or decided is None:
        return False
    draws = decided.prizes + decided.decisions + len(winners)
    if not await extend(deps, contest.contest_id, draws):
        return True
    passed_on = list[PassedOn]()
    for winner in winners:
        decision = rules.decision(
            decided, draw=winner.draw, prize=winner.prize, reason="unclaimed", at=now
        )
        _, prize = contest.content.prize_at(winner.prize)
        until = claim_until(prize, at=now)
        passed_on.append(PassedOn(decision=decision, event=lost(contest, winner), until=until))
        decided = replace(decided, decisions=decided.decisions + 1, last_hash=decision.hash)
    await repository.pass_on(deps, contest.contest_id, passed_on)
    return len(winners) == PRIZES_MAX
