"""What token does: say how many points someone has."""

from __future__ import annotations

from collections.abc import Mapping

from contest.contract import token as models
from contest.kit.call import Call, Reply
from contest.kit.deps import Deps
from contest.kit.service import COMMON, Operation
from contest.token import repository


async def get_balance(call: Call, deps: Deps) -> Reply:
    """The caller's points; someone without an account has none."""
    posted, held = await repository.balance(deps.db, call.actor_id)
    return Reply.of(models.Balance(posted=posted, held=held, available=posted - held))


OPERATIONS: Mapping[str, Operation[Deps]] = {**COMMON, "getBalance": get_balance}
