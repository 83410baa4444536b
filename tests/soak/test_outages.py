"""Hours in which everything outside is away now and then, alone or together, and clocks jump:
in the end nothing is lost or doubled.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from contextlib import suppress

import pytest

from contest.bot.cron import SweepFailed
from contest.kit.database import DatabaseError
from tests.accounts import minutes
from tests.failing import CutOff, Full
from tests.system import System, unreachable
from tools.telegram.state import Fault

pytestmark = [pytest.mark.soak, pytest.mark.timeout(900)]

ROUNDS = int(os.environ.get("SOAK_ROUNDS", "5"))
MINUTES = 360
SERVICES = ("auth", "referral", "bot")
JUMPS_S = (3600, -3600, 86_400, -86_400)
WELL_AFTER_MIN = 45


@pytest.mark.parametrize("jumps", [False, True], ids=["clocks are right", "clocks jump"])
@pytest.mark.parametrize("number", range(ROUNDS))
async def test_an_outage_of_everything(system: System, number: int, jumps: bool) -> None:
    chance = random.Random(1000 * number + jumps)
    signed_in: set[int] = set()
    wrote: set[int] = set()
    down = Counter[str]()
    for minute in range(MINUTES):
        down[_something_changes(system, chance, jumps=jumps)] += 1
        for _ in range(chance.randrange(3)):
            person = 1000 + len(signed_in) + len(wrote) * 1000
            await _visit(system, person, signed_in, wrote)
        with suppress(SweepFailed, DatabaseError, CutOff, AssertionError):
            await minutes(system, 1)
        assert minute < MINUTES
    _all_is_well(system)
    for _ in range(WELL_AFTER_MIN):
        # What was put off before may still meet the full disk.
        with suppress(SweepFailed, DatabaseError):
            await minutes(system, 1)

    print(
        f"\n  {len(signed_in)} signed in, {len(wrote)} wrote in {MINUTES} minutes; {dict(down)}",
        flush=True,
    )
    users = {
        row["user_id"]: int(row["telegram_id"])
        for row in await system.rows("auth", "select * from users")
    }
    assert signed_in <= set(users.values())
    letters = [
        row
        for service in SERVICES
        for row in await system.rows(service, "select * from dead_letters")
    ]
    assert letters == []
    assert await system.rows("auth", "select * from outbox") == []
    assert sorted(
        row["user_id"]
        for row in await system.rows(
            "referral", "select user_id from people where user_id is not null"
        )
    ) == sorted(users)
    assert sorted(
        row["user_id"] for row in await system.rows("bot", "select user_id from recipients")
    ) == sorted(users)
    answered = Counter(sent["chat_id"] for sent in system.sent())
    assert wrote <= set(answered)


def _something_changes(system: System, chance: random.Random, *, jumps: bool) -> str:
    """One thing is away from now on, or back."""
    service = chance.choice(SERVICES)
    what = chance.choice(
        ["well", "well", "away", "full disk", "telegram", "pacer", "crash", "clock"]
    )
    if what == "well":
        _all_is_well(system)
    elif what == "away":
        system.unreachable[service] = unreachable()
    elif what == "full disk":
        system.replace(service, db=Full(system.databases[service]))
    elif what == "telegram":
        code = chance.choice([500, 429])
        system.emulator.faults.append(
            Fault("sendMessage", 10**6, error_code=code, retry_after_s=30)
        )
    elif what == "pacer":
        system.pacer.away = True
    elif what == "crash":
        system.crash()
    elif jumps:
        system.skew = {chance.choice(("api-gateway", *SERVICES)): chance.choice(JUMPS_S)}
    return what


def _all_is_well(system: System) -> None:
    system.unreachable.clear()
    system.emulator.faults.clear()
    system.pacer.away = False
    system.skew = {}
    for service in SERVICES:
        system.replace(service, db=system.databases[service])


async def _visit(system: System, person: int, signed_in: set[int], wrote: set[int]) -> None:
    system.emulator.start_private_chat(system.emulator.meet(person, first_name="Ada"))
    reply = await system.request(
        "POST", "/v1/auth/telegram", body={"init_data": system.init_data(person)}
    )
    if reply.status == 201:
        signed_in.add(person)
    reply = await system.send_update(system.private_message(person, telegram_id=person))
    if reply.status == 200:
        wrote.add(person)
    with suppress(CutOff, DatabaseError):
        await system.settle()
