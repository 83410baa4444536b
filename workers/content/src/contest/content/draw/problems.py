"""What content refuses about draws."""

from __future__ import annotations

from contest.kit.problems import NotFound, Unavailable


class DrawNotFound(NotFound):
    type, title = "draw-not-found", "There is no such draw, or its header is not public yet"


class DrawPageNotFound(NotFound):
    type, title = "draw-page-not-found", "The list that is drawn from has no such page"


class LineNotFound(NotFound):
    type, title = "line-not-found", "The caller has no line in the list that is drawn from"


class BeaconUnavailable(Unavailable):
    type, title = "beacon-unavailable", "The beacon does not give the round of the draw now"
