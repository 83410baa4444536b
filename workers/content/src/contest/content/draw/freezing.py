"""The list of a closed contest's entries, frozen page by page: what the draw is held among."""

from __future__ import annotations

from contest.content.deps import Deps
from contest.content.draw import repository

PAGES_MAX = 15  # in one sweep, a database call each; the next minute goes on


async def freeze(deps: Deps) -> None:
    """Freeze as many pages as one sweep may, contest after contest.

    A page is one batch: wherever a sweep ends, the next one goes on behind its last page.
    """
    pages_left, now = PAGES_MAX, int(deps.now())
    for contest_id in await repository.list_freezing(deps.db, count_max=PAGES_MAX):
        stage = "more"
        while stage == "more" and pages_left:
            stage = await repository.freeze_page(deps.db, contest_id, at=now)
            pages_left -= 1
        if stage == "frozen":
            deps.log.event("contest", action="frozen", contest_id=contest_id)
