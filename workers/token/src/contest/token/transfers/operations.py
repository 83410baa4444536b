"""Points that people send each other, and what admins give, take and take back."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import MISSING

from contest.contract import token as models
from contest.kit.call import Call, Reply
from contest.kit.clock import to_rfc3339
from contest.kit.service import Operation
from contest.token.audit import audit
from contest.token.deps import Deps
from contest.token.ledger.judging import transfer_by
from contest.token.ledger.problems import TransferNotFound
from contest.token.ledger.records import Transfer
from contest.token.ledger.repository import find_transfer
from contest.token.transfers.orders import adjustment, request_of, reversal, sending
from contest.token.transfers.problems import TransferIsReversal
from contest.token.transfers.rules import check_text


async def create_transfer(call: Call, deps: Deps) -> Reply:
    """The transfer to someone else. Raises `InvalidRequest`, or why the ledger refuses it."""
    new = call.json(models.NewTransfer)
    note = None if new.note is MISSING else new.note
    if note is not None:
        check_text(note, "/body/note")
    order = sending(request_of(call, deps), to=new.to_user_id, amount=new.amount, note=note)
    return _created(await transfer_by(deps, order), note)


async def create_reversal(call: Call, deps: Deps) -> Reply:
    """The transfer that takes another back. Raises `TransferNotFound`, `TransferIsReversal`, or why
    the ledger refuses it.
    """
    original = await find_transfer(deps.db, call.path["transfer_id"])
    if original is None:
        raise TransferNotFound
    if original.kind == "reversal":
        raise TransferIsReversal
    transfer = await transfer_by(deps, reversal(request_of(call, deps), original))
    audit(call, deps, "transfer-reversed", transfer_id=original.transfer_id)
    return _created(transfer, None)


async def create_adjustment(call: Call, deps: Deps) -> Reply:
    """Points given to someone, or taken. Raises `InvalidRequest`, or why the ledger refuses it."""
    new = call.json(models.NewAdjustment)
    check_text(new.reason, "/body/reason")
    order = adjustment(
        request_of(call, deps), user_id=new.user_id, amount=new.amount, reason=new.reason
    )
    transfer = await transfer_by(deps, order)
    audit(call, deps, "points-adjusted", transfer_id=transfer.transfer_id)
    return _created(transfer, new.reason)


def _created(transfer: Transfer, note: str | None) -> Reply:
    body = models.Transfer(
        id=transfer.transfer_id,
        kind=transfer.kind,
        debit_account_id=transfer.debit,
        credit_account_id=transfer.credit,
        amount=transfer.amount,
        note=note,
        reverses=transfer.reverses,
        created_at=to_rfc3339(transfer.at),
    )
    return Reply.of(body, 201)


OPERATIONS: Mapping[str, Operation[Deps]] = {
    "createTransfer": create_transfer,
    "createReversal": create_reversal,
    "createAdjustment": create_adjustment,
}
