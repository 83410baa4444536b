"""Queues the people of broadcasts, a page at a time, as those before them have been written to."""

from __future__ import annotations

from contest.bot.broadcasts import repository, statements
from contest.bot.broadcasts.audiences import read_page
from contest.bot.deps import Deps

WAITING_MAX = 50  # messages of broadcasts: while so many wait, nobody else is queued


async def fill(deps: Deps) -> bool:
    """Queue one page, of the broadcast that has waited longest; whether there was any."""
    now = int(deps.now())
    broadcast = await repository.next_to_fill(deps.db, now=now, waiting_max=WAITING_MAX)
    if broadcast is None:
        return False
    try:
        people, cursor = await read_page(broadcast.audience, broadcast.cursor, deps)
    # Whatever it is, it must not keep other broadcasts, let alone replies.
    except Exception as error:  # noqa: BLE001
        deps.log.failure("audience-unknown", error, broadcast_id=broadcast.broadcast_id)
        await repository.pass_over(deps.db, broadcast.broadcast_id, now=now)
        return False
    batch = statements.page(broadcast, people, cursor, now=now)
    await deps.db.batch([*batch, statements.ended()] if cursor is None else batch)
    return True
