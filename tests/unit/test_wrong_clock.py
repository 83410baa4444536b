"""A clock that was wrong for a moment, at each step of a message's life:
it is sent within minutes once the clock is right.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest

from contest.bot.updates.statements import RETENTION_S
from tests.messages import lease_and_die, tell
from tests.sizes import share
from tests.system import System
from tools.telegram.state import Fault

ADA = 42
HOUR_S = 3600
DAY_S = 24 * HOUR_S
YEARS_S = 3650 * DAY_S
JUMPS = {
    f"{name} {'ahead' if sign > 0 else 'behind'}": sign * jump_s
    for jump_s, name in ((HOUR_S, "an hour"), (DAY_S, "a day"), (YEARS_S, "ten years"))
    for sign in (1, -1)
}
STEPS = [
    "stored",
    "leased by one that died",
    "failed",
    "asked to wait",
    "without a pacer",
    "swept",
    "swept while it waits",
]


@pytest.fixture(autouse=True)
async def _people(system: System) -> None:
    system.emulator.start_private_chat(system.emulator.meet(ADA, first_name="Ada"))
    await _minutes(system, 2)


@asynccontextmanager
async def _wrong(system: System, jump_s: int, *, if_: bool) -> AsyncIterator[None]:
    right = system.now
    system.now += jump_s if if_ else 0
    yield
    system.now = right + 1


async def _minutes(system: System, count: int) -> None:
    for _ in range(count):
        system.now += 60
        await system.tick("bot")
        await system.settle()


async def _store_update(system: System) -> None:
    await system.send_update(system.private_message(1))
    system.deferred.popleft().close()  # type: ignore[attr-defined] # the isolate ends


async def _store_notice(system: System) -> None:
    await tell(system, "n", "ada", ADA)


async def _live(
    system: System, step: str, jump_s: int, store: Callable[[System], Awaitable[None]]
) -> None:
    async with _wrong(system, jump_s, if_=step == "stored"):
        await store(system)
    async with _wrong(system, jump_s, if_=step not in ("stored", "swept while it waits")):
        if step == "leased by one that died":
            await lease_and_die(system)
        elif step in ("failed", "swept while it waits"):
            system.emulator.faults.append(Fault("sendMessage", 1, error_code=500))
            await system.tick("bot")
        elif step == "asked to wait":
            system.emulator.faults.append(Fault("sendMessage", 1, error_code=429, retry_after_s=60))
            await system.tick("bot")
        elif step == "without a pacer":
            system.pacer.away = True
            await system.tick("bot")
            system.pacer.away = False
        elif step == "swept":
            await system.tick("bot")
    async with _wrong(system, jump_s, if_=step == "swept while it waits"):
        if step == "swept while it waits":
            system.emulator.faults.append(Fault("sendMessage", 1, error_code=500))
            await system.tick("bot")


STORES = {"an update": _store_update, "a notice": _store_notice}


@share("what, step, jump", STORES, STEPS, JUMPS, one_in=5)
async def test_it_is_sent_within_minutes(system: System, what: str, step: str, jump: str) -> None:
    await _live(system, step, JUMPS[jump], STORES[what])
    await _minutes(system, 6)
    arrived = [
        entry
        for entry in system.emulator.requests
        if entry.method == "sendMessage" and entry.status == 200
    ]
    assert len(arrived) == 1
    assert await system.rows("bot", "select * from deliveries") == []
    assert await system.rows("bot", "select * from updates where state <> 'done'") == []


@pytest.mark.parametrize("jump_s", JUMPS.values(), ids=JUMPS)
async def test_what_is_remembered_is_not_forgotten_for_it(system: System, jump_s: int) -> None:
    """Telegram may send an update again: it must not be answered twice."""
    await system.send_update(system.private_message(1))
    await system.settle()
    async with _wrong(system, jump_s, if_=True):
        await system.tick("bot")
    await system.send_update(system.private_message(1))
    await system.settle()
    assert len(system.sent()) == 1


@pytest.mark.parametrize("jump_s", [DAY_S, YEARS_S])
async def test_what_came_while_it_was_ahead_is_forgotten_in_time(
    system: System, jump_s: int
) -> None:
    async with _wrong(system, jump_s, if_=True):
        await system.send_update(system.private_message(1))
        await system.settle()
    await _minutes(system, 2)
    assert len(await system.rows("bot", "select * from updates")) == 1
    system.now += RETENTION_S + 1
    await _minutes(system, 3)
    assert await system.rows("bot", "select * from updates") == []
