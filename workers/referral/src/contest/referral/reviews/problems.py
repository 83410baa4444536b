"""Why nothing can be decided."""

from __future__ import annotations

from contest.kit.problems import Conflict, NotFound


class ReferralNotFound(NotFound):
    type, title = "referral-not-found", "There is no such invitation"


class ReferralNotFlagged(Conflict):
    type, title = "referral-not-flagged", "The invitation does not wait for a decision"
