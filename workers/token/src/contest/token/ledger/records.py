"""What the ledger is asked, what becomes of it, and what it keeps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from contest.kit.database import Statement

Kind = Literal[
    "transfer",  # of one person to another
    "reward",  # of a budget to a person
    "clawback",  # of a person back into a budget
    "adjustment",  # by an admin
    "purchase",  # what was held, spent
    "funding",  # new points for a budget
    "reversal",  # of another transfer
    "closing",  # what was left in an account
]

HOLD_S_MAX = 604_800  # No hold lasts longer: `expires_in_s` in the document.


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Words about a transfer, which may be forgotten one day. Without the salt, a random id, nobody
    can tell from their digest then whether they have guessed them.
    """

    text: str
    salt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Points on their way from one account to another, not in the ledger yet."""

    transfer_id: str
    kind: Kind
    debit: str  # the account that they leave
    credit: str
    amount: int
    at: int  # epoch seconds
    reverses: str | None = None  # the transfer that it takes back
    hold_id: str | None = None  # the hold that it ends
    note: Note | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Points to be set aside until `expires_at`."""

    hold_id: str
    account_id: str
    amount: int
    at: int
    expires_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """Points that have moved. `at` is never before that of the transfer before it, by more than
    clocks differ.
    """

    seq: int
    transfer_id: str
    kind: Kind
    debit: str
    credit: str
    amount: int
    reverses: str | None
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What someone asks of the ledger, under a key of theirs.

    `digest` is of what they ask: another request under the key is refused. The effects are all
    there, or none; `transfer_id` is of the transfer among them, if there is one.
    """

    principal: str
    key: str
    digest: str
    effects: Sequence[Statement]
    transfer_id: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of an order. A refusal, the name of a problem, is final; what is for later was
    not judged, or nobody can tell.
    """

    outcome: Literal["done", "refused", "later"]
    refusal: str = ""
    transfer: Transfer | None = None


LATER = Verdict("later")
