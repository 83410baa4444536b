"""What the tests of messages share: what became of updates,
what waits to be sent, and isolates that die with it.
"""

from __future__ import annotations

from collections import Counter

from contest.bot.said import Say, say
from contest.bot.sending import repository, statements
from contest.bot.sending.messages import Message
from contest.bot.sending.statements import LEASE_S
from contest.bot.updates import repository as inbox
from tests.system import System

STATES = """
    select update_id, case
        when exists (select 1 from deliveries where delivery_id = 'update-' || update_id)
        then 'pending'
        when exists (select 1 from dead_letters where letter_id = 'update-' || update_id)
        then 'dead'
        else state end as state
    from updates order by update_id
"""


async def states(system: System) -> dict[int, str]:
    """What became of each update: pending until what the bot says to it was sent."""
    return {row["update_id"]: row["state"] for row in await system.rows("bot", STATES)}


async def counted(system: System) -> dict[str, int]:
    """How many updates are in which state."""
    return dict(Counter((await states(system)).values()))


async def waiting(system: System) -> int:
    """How many messages wait to be sent."""
    return len(await system.rows("bot", "select * from deliveries"))


def lapse(system: System) -> None:
    """The isolates end, and so do their leases in time."""
    system.crash()
    system.now += LEASE_S


async def lease_and_die(system: System) -> None:
    """An isolate takes whatever is due, and ends."""
    now = int(system.now + system.skew.get("bot", 0))
    await inbox.lease_updates(system.databases["bot"], now=now, limit=6)
    await repository.lease_deliveries(system.databases["bot"], now=now, limit=6)


async def tell(system: System, notice_id: str, user_id: str, telegram_id: int) -> None:
    """Something to tell someone whom the bot knows."""
    insert = (
        "insert into recipients (user_id, telegram_id, locale, changed_at_ms, created_at)"
        " values (?, ?, 'en', 0, 0)"
    )
    await system.databases["bot"].run(insert, user_id, str(telegram_id))
    message = Message(say=Say(text=say("session-ended"))).encode()
    await system.databases["bot"].batch(
        [statements.notice(notice_id, user_id, message, now=int(system.now))]
    )
