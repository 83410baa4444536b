"""The table in docs/costs.md: what each piece of work may cost the databases, and what it cost when it was measured."""

from __future__ import annotations

from collections.abc import Mapping

from contest.kit.cost import Cost

BEGIN, END = "<!-- begin: written by make costs -->\n", "<!-- end -->\n"
HEAD = """
| work | database calls | rows read | rows written | at most |
|---|---|---|---|---|
"""

# Database calls, rows read, rows written: at most, however much there is in the tables.
BUDGETS: dict[str, tuple[int, int, int]] = {
    "createSession, someone new": (1, 20, 14),
    "handing over one event to two consumers": (1, 8, 2),
    "referral receiveEvents user.created": (1, 0, 4),
    "bot receiveEvents user.created": (1, 0, 4),
    "**sign-in of someone new, with all that follows**": (4, 28, 24),
    "createSession, someone known": (1, 18, 9),
    "getMe": (1, 1, 0),
    "deleteSession": (1, 0, 0),
    "getMyReferral": (1, 1, 0),
    "getBalance": (1, 0, 0),
    "listContests": (1, 25, 0),
    "listContests, of one status": (1, 1, 0),
    "getContest": (1, 1, 0),
    "refreshSession": (2, 6, 4),
    "refreshSession, by a used token": (2, 6, 4),
    "bot receiveEvents session.reuse_detected": (1, 0, 4),
    "listSessions, of 50": (1, 25, 0),
    "deleteSessions, of 50": (1, 60, 110),
    "updateMe": (1, 5, 3),
    "bot receiveEvents user.locale_changed": (1, 0, 3),
    "**one event to one consumer, with its effect**": (3, 9, 7),
    "receiveTelegramUpdate": (1, 13, 4),
    "answering one update": (4, 25, 4),
    "**/start, to the answer**": (5, 34, 8),
    "deleteMe": (2, 58, 11),
    "referral receiveEvents user.deleted": (1, 27, 5),
    "bot receiveEvents user.deleted": (1, 70, 5),
    "**end of an account, with all that follows**": (5, 155, 23),
    "auth sweep, with nothing to do": (13, 80, 1),
    "referral sweep, with nothing to do": (6, 44, 1),
    "bot tick, with nothing to do": (17, 78, 4),
    "bot alarm, with nothing to do": (2, 21, 0),
    "**a minute with nothing to do**": (38, 193, 6),
    "auth getReady": (2, 38, 21),
    "content getReady": (1, 1, 1),
    "referral getReady": (1, 1, 1),
    "token getReady": (1, 1, 1),
    "bot getReady": (1, 1, 1),
    "**/ready**": (6, 42, 25),
}


def table(found: Mapping[str, Cost]) -> str:
    """The table, in the order of the budgets."""
    return HEAD + "".join(_line(name, found[name], BUDGETS[name]) for name in BUDGETS) + "\n"


def _line(name: str, cost: Cost, budget: tuple[int, int, int]) -> str:
    most = " / ".join(map(str, budget))
    return f"| {name} | {cost.database_calls} | {cost.rows_read} | {cost.rows_written} | {most} |\n"


def replaced(page: str, table: str) -> str:
    """The page with another table."""
    before, rest = page.split(BEGIN)
    return f"{before}{BEGIN}{table}{END}{rest.split(END)[1]}"
