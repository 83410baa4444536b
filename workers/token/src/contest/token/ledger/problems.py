"""Why points do not move."""

from __future__ import annotations

from contest.kit.idempotency import KeyReused
from contest.kit.problems import BadRequest, Conflict, Forbidden, NotFound, Problem, Unavailable


class AccountNotFound(NotFound):
    type, title = "account-not-found", "There is no such account"


class AccountClosed(Conflict):
    type, title = "account-closed", "The account is closed"


class InsufficientPoints(Conflict):
    type, title = "insufficient-points", "The account has not so many points to spend"


class BalanceTooLarge(Conflict):
    type, title = "balance-too-large", "The account would have more points than can be counted"


class AmountOutOfRange(BadRequest):
    type, title = "amount-out-of-range", "So many points do not move at once"


class SameAccount(Conflict):
    type, title = "same-account", "Points do not move from an account to itself"


class TransfersOff(Forbidden):
    type, title = "transfers-off", "People cannot send each other points here"


class TransferLimit(Conflict):
    type, title = "transfer-limit", "That is more than can be sent at once"


class DailyLimit(Conflict):
    type, title = "daily-limit", "That is more than can be sent in a day"


class HoldNotFound(NotFound):
    type, title = "hold-not-found", "There is no such hold of this account"


class HoldExpired(Conflict):
    type, title = "hold-expired", "The hold has expired"


class HoldEnded(Conflict):
    type, title = "hold-ended", "The hold has ended already"


class MoreThanHeld(Conflict):
    type, title = "more-than-held", "That is more than was held"


class TransferNotFound(NotFound):
    type, title = "transfer-not-found", "There is no such transfer"


class TransferReversed(Conflict):
    type, title = "transfer-reversed", "The transfer was reversed already"


class LedgerUnavailable(Unavailable):
    type, title = "ledger-unavailable", "Whether the points have moved cannot be told now"


_PROBLEMS: dict[str, type[Problem]] = {
    each.type: each
    for each in (
        *(KeyReused, AccountNotFound, AccountClosed, InsufficientPoints, BalanceTooLarge),
        *(AmountOutOfRange, SameAccount, TransfersOff, TransferLimit, DailyLimit, HoldNotFound),
        *(HoldExpired, HoldEnded, MoreThanHeld, TransferNotFound, TransferReversed),
    )
}


def problem_of(refusal: str) -> Problem:
    """The problem of that name."""
    return _PROBLEMS[refusal]()
