"""A broadcast to a hundred thousand: each is told once, Telegram's limits are kept, and who writes
meanwhile is answered as if there were none.
"""

from __future__ import annotations

import os
import time

import pytest

from tests.broadcasts import Author, Told, crowd, limited
from tests.system import ADMIN_ID, System
from tools.telegram.state import Fault

pytestmark = [pytest.mark.soak, pytest.mark.timeout(1800)]

PEOPLE = int(os.environ.get("SOAK_PEOPLE", "100000"))
WRITES_EVERY, CRASHES_EVERY, WAITS_EVERY = 97, 2003, 1511  # alarms
WRITERS = 50
BEHIND_S_MAX = 1


async def test_a_hundred_thousand(system: System) -> None:
    people, told, author = await crowd(system, PEOPLE), Told(system), Author(system)
    limited(system)
    blocked = set(people[::100])
    for telegram_id in blocked:
        system.emulator.users[telegram_id].blocked = True
    for number in range(WRITERS):
        system.emulator.start_private_chat(system.emulator.meet(100 + number))
    behind: list[float] = []
    began, cpu = system.now, time.process_time()
    broadcast = await author.begin()
    alarms = 0
    while (await _runs(system)) and alarms < PEOPLE:
        if not system.deferred:
            system.now += 60
            await system.deps["bot"].alarm.ring(0)
        await system.deferred.popleft()
        alarms += 1
        if alarms % WRITES_EVERY == 0:
            behind.append(await _answered_after(system, len(behind)))
        if alarms % CRASHES_EVERY == 0:
            system.crash()
        if alarms % WAITS_EVERY == 0:
            fault = Fault("sendMessage", 2, error_code=429, retry_after_s=7)
            system.emulator.faults.append(fault)
    cpu = time.process_time() - cpu
    done = await author.see(broadcast)
    print(
        f"\n{done} {alarms} alarms, {system.now - began:.0f} s, {cpu:.0f} s of CPU; replies: "
        f"{len(behind)}, at most {max(behind):.2f} s behind"
    )
    assert (done["state"], done["blocked"], done["failed"]) == ("done", len(blocked), 0)
    assert dict(told.times) == dict.fromkeys({ADMIN_ID, *people} - blocked, 1)
    assert max(behind) <= BEHIND_S_MAX


async def _runs(system: System) -> bool:
    rows = await system.rows("bot", "select state from broadcasts")
    return any(row["state"] == "running" for row in rows)


async def _answered_after(system: System, number: int) -> float:
    """How long after they wrote someone is answered, not counting when all have to wait."""
    writer = 100 + number % WRITERS
    system.now += system.deps["bot"].outages.wait_s(now=system.now)
    asked_at = system.now
    await system.send_update(system.private_message(number + 1, "/cancel", telegram_id=writer))
    while not any(
        request.parameters.get("chat_id") == writer and request.status == 200
        for request in list(system.emulator.requests)[-20:]
        if request.at_s >= asked_at
    ):
        assert system.deferred, "nobody answers"
        await system.deferred.popleft()
    return system.now - asked_at
