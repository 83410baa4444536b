"""The list of a closed contest's entries, frozen page by page, and the header of its draw."""

from __future__ import annotations

from contest.content.contests.repository import find_organised
from contest.content.deps import Deps
from contest.content.draw import repository
from contest.content.draw.header import header
from contest.content.draw.tree import Node, root
from contest.contract.events.content import DrawFrozen
from contest.kit.events.steady import is_steady

CONTESTS_MAX = 2  # in one sweep; the next one, in the same minute, goes on
STEPS_MAX = 6  # of `freeze_list`, a call each


async def freeze(deps: Deps) -> bool:
    """Freeze what can be frozen; whether there is more to do now."""
    contests = await repository.list_freezing(deps.db, count_max=CONTESTS_MAX + 1)
    frozen = [await freeze_list(deps, each) for each in contests[:CONTESTS_MAX]]
    return len(contests) > CONTESTS_MAX or not all(frozen)


async def freeze_list(deps: Deps, contest_id: str) -> bool:
    """Freeze further pages of a contest's list, and publish the header behind the last one; whether
    that was the last one.

    A step is one batch: it keeps what the one before has read, and writes and reads the next pages.
    Wherever it ends, the next call goes on, and two at once write the same.
    """
    known, nodes = 0, list[Node]()
    for _ in range(STEPS_MAX):
        tree, pages = await repository.freeze_pages(deps.db, contest_id, before=known, nodes=nodes)
        if not pages:
            await _publish(deps, contest_id)
            return True
        known, nodes = len(tree), [*tree, *(root(page.leaves) for page in pages)]
    return False


async def _publish(deps: Deps, contest_id: str) -> None:
    """A header cannot be taken back: the clock that says when it was has to be one that two sweeps
    have had.
    """
    now = int(deps.now())
    draw = await repository.find_draw(deps.db, contest_id)
    found = await find_organised(deps.db, contest_id, "")
    if draw is None or found is None or not await is_steady(deps.db, now=now):
        return
    published = header(draw, now=now)
    content = found.contest.content
    event = DrawFrozen(
        user_id=found.owner_id,
        contest_id=contest_id,
        title=content.text(None)["title"],
        locale=content.default_locale,
        channels=content.required_channels,
        entries=draw.entries,
        tickets=draw.tickets,
        header_hash=published.hash,
        round=published.planned.round,
        round_at=published.planned.at,
    )
    if await repository.publish(deps, contest_id, published, event):
        hashed = {"header_hash": published.hash}
        deps.log.event("contest", action="frozen", contest_id=contest_id, **hashed)
