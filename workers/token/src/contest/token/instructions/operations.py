"""The one operation by which other services move points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter, ValidationError

from contest.contract.shared import Close, Instruction, Instructions, Outcome, Outcomes, Reverse
from contest.kit.call import Call, Reply
from contest.kit.ids import new_id
from contest.kit.service import Operation
from contest.token.deps import Deps
from contest.token.instructions.orders import Asking, order_of
from contest.token.ledger import repository
from contest.token.ledger.judging import judge
from contest.token.ledger.records import LATER, Order, Verdict

_INSTRUCTION: TypeAdapter[Instruction] = TypeAdapter(Instruction)


async def apply_instructions(call: Call, deps: Deps) -> Reply:
    """What becomes of each instruction, in their order: all in one batch, or one by one."""
    given = call.json(Instructions)
    asked = [_read(each, deps) for each in given.instructions]
    orders = await _orders(asked, given.principal, deps)
    known = [each for each in orders if each]
    verdicts = iter(await judge(deps, known)) if known else iter(())
    outcomes = [_outcome(next(verdicts) if each else LATER) for each in orders]
    return Reply.of(Outcomes(outcomes=outcomes))


def _read(given: Mapping[str, Any], deps: Deps) -> Instruction | None:
    """The instruction; None for one of a kind or form that this version does not know. To refuse
    it would be for good.
    """
    try:
        return _INSTRUCTION.validate_python(given)
    except ValidationError as error:
        deps.log.event("instruction-unknown", level="error", faults=error.error_count())
        return None


async def _orders(
    asked: Sequence[Instruction | None], principal: str, deps: Deps
) -> list[Order | None]:
    budgets = [each.budget for each in asked if isinstance(each, Close)]
    balances = await repository.find_balances(deps.db, budgets)
    left = {budget: balance.posted for budget, balance in balances.items()}
    keys = [each.reversed_key for each in asked if isinstance(each, Reverse)]
    made = await repository.find_made(deps.db, principal, keys)
    at = int(deps.now())

    def order(each: Instruction) -> Order | None:
        new = new_id(deps.random_bytes)
        asking = Asking(principal=principal, at=at, transfer_id=new, left=left, made=made)
        return order_of(each, asking)

    return [order(each) if each else None for each in asked]


def _outcome(verdict: Verdict) -> Outcome:
    return Outcome(outcome=verdict.outcome, reason=verdict.refusal)


OPERATIONS: Mapping[str, Operation[Deps]] = {"applyInstructions": apply_instructions}
