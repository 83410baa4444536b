"""What the tests of events share: how many rows each step has left,
and the minutes of a system in which something fails.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from contest.bot.cron import SweepFailed
from contest.contract.events.auth import UserCreated
from contest.kit.database import DatabaseError
from contest.kit.events import outbox
from tests.accounts import SERVICES, minutes
from tests.failing import CutOff
from tests.system import OPS_TOKEN, System

WELL = {"outbox": 0, "codes": 1, "recipients": 1, "dead": 0}


async def counts(system: System) -> dict[str, int]:
    dead = sum([await count(system, service, "dead_letters") for service in SERVICES])
    return {
        "outbox": await count(system, "auth", "outbox"),
        "codes": await count(system, "referral", "people"),
        "recipients": await count(system, "bot", "recipients"),
        "dead": dead,
    }


async def count(system: System, service: str, table: str) -> int:
    [row] = await system.rows(service, f"select count(*) as n from {table}")
    return int(row["n"])


async def created(system: System, number: int) -> None:
    """Someone new, as far as the other services hear of them."""
    event = UserCreated(
        user_id=f"user-{number}", telegram_id=str(number), locale="en", changed_at_ms=1
    )
    deps = system.deps["auth"]
    await outbox.commit(deps, outbox.publish(deps, event))


async def steady(system: System) -> None:
    """The clock has been right for some sweeps."""
    for service in SERVICES:
        sql = "update sweeps set swept_at = ?, swept_before_at = ?"
        await system.databases[service].run(sql, int(system.now), int(system.now))


async def minute(system: System) -> None:
    await attempt(minutes(system, 1))


async def attempt(work: Any) -> None:
    with suppress(CutOff, DatabaseError, SweepFailed):
        await work


async def ops(system: System, method: str, target: str) -> Any:
    reply = await system.request(method, target, token=OPS_TOKEN)
    assert reply.status < 300, reply.body
    return reply.json() if reply.body else None
