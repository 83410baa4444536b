"""When a message is sent again, and when a webhook is switched off."""

from __future__ import annotations

from contest.content.deliveries.records import Attempt, Due

MINUTE_S, HOUR_S, DAY_S = 60, 3600, 86_400
# After each failure, as the specification advises: three days and some hours in all.
WAITS_S = (
    *(MINUTE_S, 5 * MINUTE_S, 30 * MINUTE_S, 2 * HOUR_S, 5 * HOUR_S),
    *(10 * HOUR_S, 14 * HOUR_S, 20 * HOUR_S, 24 * HOUR_S),
)
# So many parts of a wait are added at most: who comes back is not asked by all at once.
JITTER = 0.1
WAIT_S_MAX = int(WAITS_S[-1] * (1 + JITTER))
FAILING_S_MAX = 5 * DAY_S  # Then it is switched off.
GONE = 410
OLD_SECRET_S = DAY_S  # So long the secret of before signs as well.


def wait_s(failures: int, *, chance: float) -> int | None:
    """How long to wait after the n-th failure, counted from 1; None: it is given up.

    `chance` is at random from 0 to 1.
    """
    if failures > len(WAITS_S):
        return None
    return int(WAITS_S[failures - 1] * (1 + JITTER * chance))


def off_reason(attempt: Attempt) -> str | None:
    """Why a webhook is switched off after an attempt, if it is."""
    if attempt.status == GONE:
        return "gone"
    since = attempt.due.failing_since
    is_over = since is not None and attempt.at - since >= FAILING_S_MAX
    return "failing" if is_over and not attempt.is_delivered else None


def secrets_of(due: Due, *, now: int) -> tuple[str, ...]:
    """Those that sign a message: the one of before as well, for a while."""
    until = due.old_secret_until
    is_valid = until is not None and now < until <= now + OLD_SECRET_S
    return (due.secret, due.old_secret) if due.old_secret and is_valid else (due.secret,)
