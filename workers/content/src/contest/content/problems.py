"""What content refuses."""

from __future__ import annotations

from contest.kit.problems import NotFound


class ContestNotFound(NotFound):
    type, title = "contest-not-found", "There is no such contest"
