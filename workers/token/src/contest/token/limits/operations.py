"""What people may send each other: admins look, and change it."""

from __future__ import annotations

from collections.abc import Mapping

from contest.contract import token as models
from contest.kit.call import Call, Reply
from contest.kit.service import Operation
from contest.token.audit import audit
from contest.token.deps import Deps
from contest.token.limits import repository
from contest.token.limits.repository import Limits


async def get_transfer_limits(call: Call, deps: Deps) -> Reply:
    """The limits as they are."""
    return _described(await repository.find_limits(deps.db))


async def put_transfer_limits(call: Call, deps: Deps) -> Reply:
    """The limits as they are from now on: a transfer that is judged later is held to them."""
    given = call.json(models.TransferLimits)
    limits = Limits(
        transfers_on=given.transfers_on, per_transfer=given.per_transfer, per_day=given.per_day
    )
    await repository.put_limits(deps.db, limits)
    audit(call, deps, "transfer-limits-put", **given.model_dump())
    return _described(limits)


def _described(limits: Limits) -> Reply:
    body = models.TransferLimits(
        transfers_on=limits.transfers_on,
        per_transfer=limits.per_transfer,
        per_day=limits.per_day,
    )
    return Reply.of(body)


OPERATIONS: Mapping[str, Operation[Deps]] = {
    "getTransferLimits": get_transfer_limits,
    "putTransferLimits": put_transfer_limits,
}
