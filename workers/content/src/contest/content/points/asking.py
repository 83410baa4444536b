"""The ledger is asked for what is due: right after the answer, and by the sweep.

Wherever that ends, the sweep goes on with the same keys: an instruction that has taken effect is
answered alike, and what follows from an answer asks for the step that it is about.
"""

from __future__ import annotations

from collections.abc import Sequence

from contest.content.deliveries.sending import send_queued
from contest.content.deps import Deps
from contest.content.points import repository, statements
from contest.content.points.records import Payment
from contest.content.points.repository import AGAIN_S, payments_in, refusals
from contest.content.purchases import statements as purchases
from contest.contract.shared import (
    Close,
    Credit,
    Fund,
    Hold,
    Instruction,
    Outcome,
    Post,
    Reverse,
    Void,
)
from contest.kit.database import Result, Statement
from contest.kit.deps import ServiceAway
from contest.kit.events import outbox
from contest.kit.ids import new_id
from contest.kit.points import INSTRUCTIONS_MAX, instruct

HOLD_S = 7 * 86_400  # as long as the ledger takes one: tickets that are given are paid within it
ROUNDS = 2  # right after an answer: the hold, and what ends it


async def commit(deps: Deps, batch: Sequence[Statement]) -> list[Result]:
    """Run an effect, its events, its payments and its messages for webhooks in one transaction;
    events are handed over, the ledger is asked and messages are sent after the answer. Raises what
    `refusals` raises.
    """
    with refusals():
        results = await outbox.commit(deps, batch)
    send_queued(deps, batch, results)
    if written := payments_in(batch, results):
        deps.defer(_ask_about(deps, written))
    return results


async def ask_ledger(deps: Deps) -> bool:
    """Ask for what is due, longest first; whether there is more to ask at once."""
    now = int(deps.now())
    due = await repository.list_due(deps.db, now=now, count_max=INSTRUCTIONS_MAX)
    has_moved = bool(due) and await _ask(deps, due)
    is_held = any(each.step == "hold" for each in due)
    return has_moved and (is_held or len(due) == INSTRUCTIONS_MAX)


async def unpaid(deps: Deps) -> str | None:
    """Whether tickets that nobody has paid may win: their contest ended before the ledger refused
    the price.
    """
    found = await repository.find_unpaid(deps.db)
    if not found:
        return None
    first = f"{found[0].payment_id} of contest {found[0].contest_id}"
    return f"{len(found)} prices of tickets are not paid; the first: {first}"


async def _ask_about(deps: Deps, payment_ids: Sequence[str]) -> None:
    for _ in range(ROUNDS):
        due = await repository.list_due_of(deps.db, payment_ids)
        if not due or not await _ask(deps, due[:INSTRUCTIONS_MAX]):
            return


async def _ask(deps: Deps, due: Sequence[Payment]) -> bool:
    """Whether any of them has got a step further."""
    try:
        outcomes = await instruct(deps, [_instruction(each) for each in due])
    except ServiceAway as error:
        deps.log.event("ledger-away", error=str(error), payments=len(due))
        return False
    # Beside a refusal, the ledger judges a part of the call, and the rest when it is asked again.
    is_partial = any(each.outcome == "refused" for each in outcomes)
    batch = list[Statement]()
    for payment, outcome in zip(due, outcomes, strict=True):
        if outcome.outcome == "later" and is_partial:
            continue
        batch += _applied(payment, outcome, change_id=new_id(deps.random_bytes), at=int(deps.now()))
        if outcome.outcome == "refused":
            names = {"payment_id": payment.payment_id, "contest_id": payment.contest_id}
            deps.log.event("payment-refused", step=payment.step, reason=outcome.reason, **names)
    await deps.db.batch(batch)
    return any(each.outcome != "later" for each in outcomes)


def _instruction(payment: Payment) -> Instruction:
    key, budget = payment.payment_id, f"contest:{payment.contest_id}"
    user_id, points = payment.user_id, payment.points
    asked: Instruction
    match payment.step:
        case "fund":
            asked = Fund(kind="fund", key=key, budget=budget, amount=points)
        case "credit":
            asked = Credit(kind="credit", key=key, budget=budget, user_id=user_id, amount=points)
        case "hold":
            asked = Hold(kind="hold", key=key, user_id=user_id, amount=points, expires_in_s=HOLD_S)
        case "post":
            asked = Post(
                kind="post", key=f"{key}:post", hold_key=key, user_id=user_id, amount=points
            )
        case "void":
            asked = Void(kind="void", key=f"{key}:void", hold_key=key)
        case "close":
            asked = Close(kind="close", key=key, budget=budget)
        case "reverse":
            asked = Reverse(kind="reverse", key=f"{key}:reverse", reversed_key=f"{key}:post")
    return asked


def _applied(payment: Payment, outcome: Outcome, *, change_id: str, at: int) -> list[Statement]:
    """What follows from an answer, unless it has followed before."""
    if outcome.outcome == "later":
        return [statements.put_off(payment, until=at + AGAIN_S)]
    if payment.step == "hold" and outcome.outcome == "done":
        return purchases.given(payment, change_id, at=at)
    if payment.step == "post" and outcome.outcome == "refused":
        return purchases.taken_back(payment, outcome.reason or "")
    # A hold that is over already has left the points to whom they belong.
    state = "refused" if outcome.outcome == "refused" or payment.step == "void" else "done"
    ended = [statements.ended(payment, state, outcome.reason)]
    if payment.step == "hold":
        ended.append(purchases.tried_again(payment, "hold", "refused"))
    if payment.step == "post":
        ended.append(statements.given_back_at_once(payment))
    return ended
