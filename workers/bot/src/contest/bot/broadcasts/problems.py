"""What the bot refuses about broadcasts."""

from __future__ import annotations

from contest.kit.problems import Conflict, NotFound


class BroadcastNotFound(NotFound):
    type, title = "broadcast-not-found", "There is no such broadcast"


class BroadcastEnded(Conflict):
    type, title = "broadcast-ended", "The broadcast has ended"
