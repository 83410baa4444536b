"""What someone has."""

from __future__ import annotations

from collections.abc import Mapping

from contest.contract import token as models
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
        balance = await repository.balance_of(deps.db, call.actor_id)
    posted, held = balance.posted, balance.held
    return Reply.of(models.Balance(posted=posted, held=held, available=posted - held))


OPERATIONS: Mapping[str, Operation[Deps]] = {"getBalance": get_balance}
