"""What content refuses about answers."""

from __future__ import annotations

from contest.kit.problems import NotFound


class ReviewNotFound(NotFound):
    type, title = "review-not-found", "There is no such answer to judge"
