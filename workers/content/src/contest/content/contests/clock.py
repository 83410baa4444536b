"""What the clock does to contests, every minute: it opens them and ends them."""

from __future__ import annotations

from contest.content.contests import repository
from contest.content.contests.records import Change
from contest.content.deps import Deps
from contest.kit.events.steady import is_steady
from contest.kit.ids import new_id

CONTESTS_MAX = 8  # of each step in one sweep, a database call each; the next minute goes on


async def open_and_close(deps: Deps) -> None:
    """Take every contest another step whose time has come: late, or twice, it comes to the same.

    An end cannot be undone, so the clock that says so has to be one that two sweeps have had.
    Nobody joins meanwhile: whether they may is asked of the time as well.
    """
    await _step(deps, "open")
    if await is_steady(deps.db, now=int(deps.now())):
        await _step(deps, "end")


async def _step(deps: Deps, name: str) -> None:
    now = int(deps.now())
    for found in await repository.due(deps.db, name, now=now, count_max=CONTESTS_MAX):
        change = Change(
            change_id=new_id(deps.random_bytes), action=name, by="", at=now, is_public=True
        )
        await repository.transition(deps, name, found.contest, change, owner_id=found.owner_id)
        deps.log.event("contest", action=name, contest_id=found.contest.contest_id)
