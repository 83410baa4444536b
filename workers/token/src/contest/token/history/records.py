"""What has changed someone's points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from contest.token.ledger.records import Kind

Side = Literal["debit", "credit"]


class Place(NamedTuple):
    """Where a history goes on: a time, and a transfer's number among those of that second."""

    at: int
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Transaction:
    """A transfer as the owner of one of its accounts sees it."""

    place: Place
    transfer_id: str
    kind: Kind
    amount: int  # negative where points went
    posted: int  # what the account had afterwards
    other: str  # the account on the other side
    reverses: str | None
    note: str | None
