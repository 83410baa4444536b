"""A contest whose draw cannot go on keeps neither others from theirs nor the sweep."""

from __future__ import annotations

from collections.abc import Awaitable

from contest.content.deps import Deps
from contest.content.draw import repository
from contest.kit.database import DatabaseError
from contest.kit.retries import BEACON


async def apart(deps: Deps, contest_id: str, work: Awaitable[bool]) -> bool:
    """What the work on one contest answers. Where it fails, and not because of the database, the
    contest is put off, people are told (`overdue`), and there is nothing more to do now.
    """
    try:
        return await work
    except DatabaseError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, it is this contest's
        deps.log.failure("draw-failed", error, contest_id=contest_id)
        until = int(deps.now()) + int(BEACON.wait_s_max)
        await repository.put_off(deps.db, contest_id, until=until)
        return True
