"""Why the database refuses: its constraints, and the problem that each means."""

from __future__ import annotations

from contest.kit.database import DatabaseError
from contest.kit.guards import FOREIGN_KEY, reason_of

REUSED = "idempotency-key-reused"
MOVED = "account_moved"  # By which nothing is refused: it is to be tried again.

# By constraint: a check, a guard, or the column of a key.
REFUSALS = {
    "account_closed": "account-closed",
    "insufficient_points": "insufficient-points",
    "balance_too_large": "balance-too-large",
    "amount_out_of_range": "amount-out-of-range",
    "hold_out_of_range": "amount-out-of-range",
    "same_account": "same-account",
    # Of an account that is not there nothing is known.
    "transfers.debit_posted": "account-not-found",
    "transfers.credit_posted": "account-not-found",
    FOREIGN_KEY: "account-not-found",
    "account_unknown": "account-not-found",
    "transfers_off": "transfers-off",
    "transfer_limit": "transfer-limit",
    "daily_limit": "daily-limit",
    "hold_unknown": "hold-not-found",
    "transfer_unknown": "transfer-not-found",
    "hold_expired": "hold-expired",
    "hold_ends.hold_id": "hold-ended",
    "more_than_held": "more-than-held",
    "transfers.reverses": "transfer-reversed",
}


def refusal_of(error: DatabaseError) -> str | None:
    """The name of the problem; None where the database did not judge, or only says that the key
    is there already.
    """
    return REFUSALS.get(reason_of(error) or "")
