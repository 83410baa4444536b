"""The one operation by which other services move points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter, ValidationError

from contest.contract.shared import Close, Instruction, Instructions, Outcome, Outcomes
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
    known = [each for each in asked if each is not None]
    orders = await _orders(known, given.principal, deps)
    verdicts = iter(await judge(deps, orders)) if orders else iter(())
    outcomes = [_outcome(LATER if each is None else next(verdicts)) for each in asked]
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


async def _orders(asked: Sequence[Instruction], principal: str, deps: Deps) -> list[Order]:
    budgets = [each.budget for each in asked if isinstance(each, Close)]
    balances = await repository.find_balances(deps.db, budgets)
    left = {budget: balance.posted for budget, balance in balances.items()}
    at = int(deps.now())
    return [
        order_of(
            each,
            Asking(principal=principal, at=at, transfer_id=new_id(deps.random_bytes), left=left),
        )
        for each in asked
    ]


def _outcome(verdict: Verdict) -> Outcome:
    return Outcome(outcome=verdict.outcome, reason=verdict.refusal)


OPERATIONS: Mapping[str, Operation[Deps]] = {"applyInstructions": apply_instructions}
