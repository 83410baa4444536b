"""What content refuses about prizes."""

from __future__ import annotations

from contest.kit.problems import Conflict, NotFound


class PrizeNotFound(NotFound):
    type, title = "prize-not-found", "There is no such prize"


class ClaimOver(Conflict):
    type, title = "prize-claim-over", "The time to claim this prize is over"


class PrizeCodesMissing(Conflict):
    type, title = "prize-codes-missing", "A prize has fewer codes than winners"
