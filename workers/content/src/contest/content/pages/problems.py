"""What content refuses about pages."""

from __future__ import annotations

from contest.kit.problems import NotFound


class PageNotFound(NotFound):
    type, title = "page-not-found", "There is no such page"
