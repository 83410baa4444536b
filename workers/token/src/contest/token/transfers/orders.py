"""What people and admins ask of the ledger."""

from __future__ import annotations

from dataclasses import dataclass

from contest.kit.call import Call
from contest.kit.database import Statement
from contest.kit.ids import new_id
from contest.token.deps import Deps
from contest.token.ledger import statements
from contest.token.ledger.accounts import ISSUANCE
from contest.token.ledger.digest import digest_of_request
from contest.token.ledger.records import Move, Note, Order, Transfer
from contest.token.transfers.statements import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Who asks for a transfer, by which key, and when; `transfer_id` is for the transfer, `salt`
    for its note.
    """

    principal: str
    key: str
    digest: str
    at: int
    transfer_id: str
    salt: str

    def note(self, text: str | None) -> Note | None:
        """The words about the transfer."""
        return Note(text=text, salt=self.salt) if text is not None else None


def request_of(call: Call, deps: Deps) -> Request:
    """The request of a call that has an `Idempotency-Key`."""
    return Request(
        principal=call.actor_id,
        key=f"{call.operation}:{call.idempotency_key}",
        digest=digest_of_request(dict(call.path), call.body),
        at=int(deps.now()),
        transfer_id=new_id(deps.random_bytes),
        salt=new_id(deps.random_bytes),
    )


def sending(request: Request, *, to: str, amount: int, note: str | None) -> Order:
    """Points of whoever asks, for someone else, within the limits."""
    move = Move(
        transfer_id=request.transfer_id,
        kind="transfer",
        debit=request.principal,
        credit=to,
        amount=amount,
        at=request.at,
        note=request.note(note),
    )
    counter = counted(request.principal, amount, at=request.at)
    return _order(request, [counter, *statements.moved(move)])


def adjustment(request: Request, *, user_id: str, amount: int, reason: str) -> Order:
    """Points given to someone, or taken from them where `amount` is negative."""
    move = Move(
        transfer_id=request.transfer_id,
        kind="adjustment",
        debit=ISSUANCE if amount > 0 else user_id,
        credit=user_id if amount > 0 else ISSUANCE,
        amount=abs(amount),
        at=request.at,
        note=request.note(reason),
    )
    return _order(request, statements.moved(move))


def reversal(request: Request, original: Transfer) -> Order:
    """The points of a transfer go back, once."""
    move = Move(
        transfer_id=request.transfer_id,
        kind="reversal",
        debit=original.credit,
        credit=original.debit,
        amount=original.amount,
        at=request.at,
        reverses=original.transfer_id,
    )
    return _order(request, statements.moved(move))


def _order(request: Request, effects: list[Statement]) -> Order:
    return Order(
        principal=request.principal,
        key=request.key,
        digest=request.digest,
        effects=effects,
        transfer_id=request.transfer_id,
    )
