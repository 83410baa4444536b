"""What each kind of instruction asks of the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from contest.contract.shared import (
    Close,
    Credit,
    Debit,
    Fund,
    Hold,
    Instruction,
    Post,
    Reverse,
    Void,
)
from contest.kit.database import Statement
from contest.kit.guards import guard
from contest.token.ledger import statements
from contest.token.ledger.accounts import ISSUANCE, SPENT
from contest.token.ledger.digest import digest_of_request
from contest.token.ledger.records import HOLD_S_MAX, Held, Kind, Move, Order, Transfer


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Who asks, and when; an id for the transfer that it may make; what is left in the budgets that
    may be closed, and what was made by the keys that may be reversed.
    """

    principal: str
    at: int
    transfer_id: str
    left: Mapping[str, int]
    made: Mapping[str, Transfer | None]

    def move(
        self,
        kind: Kind,
        debit: str,
        credit: str,
        amount: int,
        *,
        hold_id: str | None = None,
        reverses: str | None = None,
    ) -> Move:
        """Points on their way."""
        return Move(
            transfer_id=self.transfer_id,
            kind=kind,
            debit=debit,
            credit=credit,
            amount=amount,
            at=self.at,
            hold_id=hold_id,
            reverses=reverses,
        )

    def hold_id(self, key: str) -> str:
        """The hold that was asked for by that key."""
        return f"{self.principal}:{key}"


def order_of(asked: Instruction, asking: Asking) -> Order | None:
    """The order that carries an instruction out; None where it is about one that was not judged."""
    if isinstance(asked, Reverse) and asked.reversed_key not in asking.made:
        return None
    move, effects = _carried_out(asked, asking)
    return Order(
        principal=asking.principal,
        key=asked.key,
        digest=digest_of_request(asked.model_dump(exclude_defaults=True)),
        effects=effects,
        transfer_id=move.transfer_id if move else None,
    )


def _carried_out(asked: Instruction, asking: Asking) -> tuple[Move | None, list[Statement]]:
    """The transfer that it makes, if it makes one, and all its effects."""
    at, move = asking.at, None
    match asked:
        case Fund():
            move = asking.move("funding", ISSUANCE, asked.budget, asked.amount)
            effects = [statements.opened(asked.budget, "budget", at=at), *statements.moved(move)]
        case Credit():
            move = asking.move("reward", asked.budget, asked.user_id, asked.amount)
            effects = [statements.opened(asked.user_id, "user", at=at), *statements.moved(move)]
        case Debit():
            move = asking.move("clawback", asked.user_id, asked.budget, asked.amount)
            effects = statements.moved(move)
        case Hold():
            hold = Held(
                hold_id=asking.hold_id(asked.key),
                account_id=asked.user_id,
                amount=asked.amount,
                at=at,
                expires_at=at + asked.expires_in_s,
            )
            effects = statements.held(hold)
        case Post():
            hold_id = asking.hold_id(asked.hold_key)
            move = asking.move("purchase", asked.user_id, SPENT, asked.amount, hold_id=hold_id)
            effects = statements.posted(move, wait_s_max=HOLD_S_MAX)
        case Void():
            effects = statements.voided(asking.hold_id(asked.hold_key), at=at)
        case Close():
            if left := asking.left.get(asked.budget, 0):
                move = asking.move("closing", asked.budget, ISSUANCE, left)
            effects = statements.closed(asked.budget, move, at=at)
        case Reverse():
            move = _reversal(asking.made.get(asked.reversed_key), asking)
            effects = statements.moved(move) if move else [guard("transfer_unknown", "0")]
        case _:
            assert_never(asked)
    return move, effects


def _reversal(made: Transfer | None, asking: Asking) -> Move | None:
    if made is None:
        return None
    return asking.move("reversal", made.credit, made.debit, made.amount, reverses=made.transfer_id)
