"""What content refuses about the winners of a draw."""

from __future__ import annotations

from contest.kit.problems import Conflict


class DrawStageRefused(Conflict):
    type, title = "draw-stage", "The draw is not so far, or further"


class NotAWinner(Conflict):
    type, title = "not-a-winner", "The draw holds no prize"


class DecisionsChanged(Conflict):
    type, title = "decisions-changed", "A prize has changed its holder meanwhile"


class DrawUnchecked(Conflict):
    type, title = "draw-unchecked", "Who holds a prize has not been checked yet"


class DrawFindings(Conflict):
    type, title = "draw-findings", "Who holds a prize may not win it, or nobody can tell"
