"""Who has invited most in the campaign of now: ranked by the sweep, not by whoever looks."""

from __future__ import annotations

from collections.abc import Mapping

from contest.contract import referral as models
from contest.kit.call import Call, Reply
from contest.kit.paging import LIMIT_DEFAULT, decode_cursor, encode_cursor
from contest.kit.service import Operation
from contest.referral.deps import Deps
from contest.referral.leaderboard import repository


async def get_referral_leaderboard(call: Call, deps: Deps) -> Reply:
    """A page of it. Raises `InvalidRequest`."""
    after = decode_cursor(call.query["cursor"])[0] if "cursor" in call.query else 0
    limit = int(call.query.get("limit", LIMIT_DEFAULT))
    found = await repository.places_of_now(deps.db, after=after, count_max=limit + 1)
    items = [
        models.ReferralLeaderboardPlace(rank=rank, first_name=each.first_name, invited=each.rewards)
        for rank, each in enumerate(found[:limit], after + 1)
    ]
    cursor = encode_cursor(after + limit, "") if len(found) > limit else None
    return Reply.of(models.ReferralLeaderboard(items=items, next_cursor=cursor))


async def rank_referrers(deps: Deps) -> None:
    """Rank the referrers of the campaign of now, from time to time."""
    now = int(deps.now())
    if (campaign := await repository.stale(deps.db, now=now)) is not None:
        await repository.rank(deps.db, campaign, now=now)


OPERATIONS: Mapping[str, Operation[Deps]] = {"getReferralLeaderboard": get_referral_leaderboard}
