"""Points that move for a contest, as content keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Step = Literal["fund", "credit", "hold", "post", "void", "close"]
State = Literal["due", "done", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """Points on their way: `step` is the kind of instruction that the ledger is asked next.

    Of tickets that are bought, `task_id`, and whose they are as far as they are in.
    """

    payment_id: str
    contest_id: str
    user_id: str
    points: int
    step: Step
    task_id: str
    telegram_id: str
    change_id: str

    @property
    def attempt_id(self) -> str:
        """The attempt by which tickets are bought."""
        return self.payment_id.partition(":")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paid:
    """What has come of a payment so far, for the person whose it is."""

    points: int
    state: State
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestPoints:
    """What contests may do with points."""

    purchases_on: bool
    budget_max: int
