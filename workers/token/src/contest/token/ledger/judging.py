"""How orders are judged: by the database, all in one batch, or one by one where that fails."""

from __future__ import annotations

from collections.abc import Sequence

from contest.kit.database import DatabaseError
from contest.kit.guards import reason_of
from contest.token.deps import Deps
from contest.token.ledger import repository
from contest.token.ledger.problems import LedgerUnavailable, problem_of
from contest.token.ledger.records import LATER, Order, Transfer, Verdict
from contest.token.ledger.refusals import MOVED, refusal_of
from contest.token.sealing.sealing import seal_soon

SINGLES_MAX = 20  # So many are judged one by one in a call, of two batches each.


async def judge(deps: Deps, orders: Sequence[Order]) -> list[Verdict]:
    """The verdict on each. One that was judged before gets the same again."""
    verdicts = await _judge(deps, orders)
    if any(each.transfer for each in verdicts):
        seal_soon(deps)
    return verdicts


async def _judge(deps: Deps, orders: Sequence[Order]) -> list[Verdict]:
    if len(orders) == 1:
        return [await _judge_one(deps, orders[0])]
    try:
        return await repository.carry_out(deps.db, orders)
    except DatabaseError:  # whose fault it is, each will tell
        return await _one_by_one(deps, orders)


async def _one_by_one(deps: Deps, orders: Sequence[Order]) -> list[Verdict]:
    verdicts, left = list[Verdict](), SINGLES_MAX
    for order, known in zip(orders, await repository.judged_before(deps.db, orders), strict=True):
        if known:
            verdicts.append(known)
        elif left:
            left -= 1
            verdicts.append(await _judge_one(deps, order))
        else:
            verdicts.append(LATER)
    return verdicts


async def _judge_one(deps: Deps, order: Order) -> Verdict:
    """Carry it out. Where that fails, the key tells: it was judged before, or has taken effect and
    only the answer was lost. Else it is refused for good, if the database says why.
    """
    try:
        [done] = await repository.carry_out(deps.db, [order])
    except DatabaseError as error:
        verdict = await repository.refuse(deps.db, order, refusal_of(error))
        if verdict is None and reason_of(error) != MOVED:
            deps.log.failure("order-failed", error)
        return verdict or LATER
    return done


async def transfer_by(deps: Deps, order: Order) -> Transfer:
    """The transfer that an order makes, or has made before. Raises the problem for which it is
    refused; `LedgerUnavailable` where that cannot be told now.
    """
    try:
        [verdict] = await judge(deps, [order])
    except DatabaseError as error:
        deps.log.failure("order-unknown", error)
        raise LedgerUnavailable from None
    if verdict.outcome == "refused":
        raise problem_of(verdict.refusal)
    if verdict.transfer is None:
        raise LedgerUnavailable
    return verdict.transfer
