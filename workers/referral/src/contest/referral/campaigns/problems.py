"""What is refused about rules."""

from __future__ import annotations

from contest.kit.problems import Conflict, NotFound


class RulesNotFound(NotFound):
    type, title = "referral-rules-not-found", "No rules of invitations were ever set"


class BudgetLowered(Conflict):
    type, title = "referral-budget-lowered", "The budget of a campaign can only grow"
