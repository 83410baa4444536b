"""What content refuses about points."""

from __future__ import annotations

from contest.kit.problems import Conflict, Forbidden


class PurchasesOff(Forbidden):
    type, title = "purchases-off", "Tickets cannot be bought with points here"


class BudgetTooLarge(Conflict):
    type, title = "points-budget", "The contest would give away more points than it may"
