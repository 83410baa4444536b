"""Who won a prize is told, in their language."""

from __future__ import annotations

from contest.content.contests.records import Contest
from contest.content.contests.repository import find_contest
from contest.content.deps import Deps
from contest.content.prizes import repository
from contest.content.prizes.records import Winner
from contest.contract.events.content import PrizeLost, PrizeWon

WINNERS_MAX = 40  # of one contest in one sweep, all by one batch


async def tell_winners(deps: Deps) -> bool:
    """Tell those who hold a prize since the draw was confirmed, or since somebody lost it; whether
    there may be more.
    """
    winners = await repository.list_untold(deps.db, count_max=WINNERS_MAX)
    contest = winners and await find_contest(deps.db, winners[0].contest_id)
    if contest:
        await repository.tell(deps, [(each, won(contest, each)) for each in winners])
    return len(winners) == WINNERS_MAX


def won(contest: Contest, winner: Winner) -> PrizeWon:
    """What a winner is told."""
    content, locale = contest.content, winner.locale
    _, prize = content.prize_at(winner.prize)
    return PrizeWon(
        user_id=winner.user_id,
        contest_id=winner.contest_id,
        title=content.text(locale)["title"],
        prize=content.localised(prize["name"], locale),
        handover=content.localised(prize["handover"], locale),
        kind=prize["kind"],
        claim_until=winner.claim_until,
    )


def lost(contest: Contest, winner: Winner) -> PrizeLost:
    """What somebody is told who did not claim their prize in time."""
    content, locale = contest.content, winner.locale
    _, prize = content.prize_at(winner.prize)
    return PrizeLost(
        user_id=winner.user_id,
        contest_id=winner.contest_id,
        title=content.text(locale)["title"],
        prize=content.localised(prize["name"], locale),
    )
