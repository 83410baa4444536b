"""What token does: say how many points someone has."""

from __future__ import annotations

from collections.abc import Mapping

from contest.contract import token as models
from contest.kit.call import Call, Reply
from contest.kit.deps import Deps
from contest.kit.service import COMMON, Operation
from contest.token import repository
from contest.token.repository import Account


async def get_balance(call: Call, deps: Deps) -> Reply:
    """The caller's points; someone without an account has none."""
    account = await repository.find_account(deps.db, call.actor_id) or Account(posted=0, held=0)
    available = account.posted - account.held
    return Reply.of(models.Balance(posted=account.posted, held=account.held, available=available))


OPERATIONS: Mapping[str, Operation[Deps]] = {**COMMON, "getBalance": get_balance}
