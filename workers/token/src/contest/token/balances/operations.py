"""What someone has, and who has most."""

from __future__ import annotations

from collections.abc import Mapping

from contest.contract import token as models
from contest.kit import ranking
from contest.kit.call import Call, Reply
from contest.kit.clock import from_rfc3339
from contest.kit.service import Operation
from contest.token.balances import repository
from contest.token.deps import Deps


async def get_balance(call: Call, deps: Deps) -> Reply:
    """The caller's points, now or at a moment; someone without an account has none."""
    if "at" in call.query:
        at = from_rfc3339(call.query["at"])
        balance = await repository.balance_at(deps.db, call.actor_id, at)
    else:
        balance, first_name = await repository.balance_of(deps.db, call.actor_id)
        if first_name != call.caller.first_name:
            noted = repository.note_name(deps.db, call.actor_id, call.caller.first_name)
            deps.defer(noted)
    posted, held = balance.posted, balance.held
    return Reply.of(models.Balance(posted=posted, held=held, available=posted - held))


async def get_token_leaderboard(call: Call, deps: Deps) -> Reply:
    """A page of who has most. Raises `InvalidRequest`."""
    after = ranking.place_of(call)
    limit = ranking.limit_of(call, after)
    found = await repository.leaderboard(deps.db, after=after, count_max=limit + 1)
    items = [
        models.TokenLeaderboardPlace(rank=rank, first_name=each.first_name, points=each.score)
        for rank, each in enumerate(found[:limit], after.rank + 1)
    ]
    cursor = ranking.next_cursor(after, found, limit=limit)
    return Reply.of(models.TokenLeaderboard(items=items, next_cursor=cursor))


OPERATIONS: Mapping[str, Operation[Deps]] = {
    "getBalance": get_balance,
    "getTokenLeaderboard": get_token_leaderboard,
}
