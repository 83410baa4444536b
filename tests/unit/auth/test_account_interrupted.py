"""Deleting an account while something about it is under way, and while processes die:
in the end it is gone everywhere, or whole.
"""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from typing import Any

import pytest

from contest.bot.cron import SweepFailed
from contest.bot.sending.deliveries import process_due
from contest.kit.database import DatabaseError
from tests.accounts import (
    ADA,
    SERVICES,
    arrive,
    delete,
    full_life,
    hold,
    letters,
    minutes,
    recipients,
    sign_in_ada,
    telegram_is_down,
    traces,
    write_to_bot,
)
from tests.failing import CutOff, Failing
from tests.messages import lease_and_die
from tests.sizes import share
from tests.system import OPS_TOKEN, WEBHOOK_SECRET, System
from tools.telegram.state import Fault

REFUSAL = "Bad Request: message is too long"


async def test_what_someone_wrote_before_is_forgotten_and_not_answered(system: System) -> None:
    session = await sign_in_ada(system)
    fault = telegram_is_down(system)
    await write_to_bot(system, 1)
    await system.settle()
    tried = len(system.sent())
    await delete(system, session)
    await system.settle()
    system.emulator.faults.remove(fault)
    await minutes(system, 10)
    assert len(system.sent()) == tried
    assert await traces(system, session) == set()


async def test_what_someone_writes_afterwards_is_answered(system: System) -> None:
    session = await sign_in_ada(system)
    await delete(system, session)
    held = await hold(system)
    system.now += 1
    fault = telegram_is_down(system)
    await write_to_bot(system, 1, "/help")  # `/start` would make an account anew
    await system.settle()
    await arrive(system, *held)
    system.emulator.faults.remove(fault)
    tried = len(system.sent())
    await minutes(system, 1)
    assert len(system.sent()) == tried + 1
    assert await traces(system, session) == set()


@pytest.mark.parametrize(
    "outcome", ["answered", "telegram is down", "telegram refuses", "the worker dies"]
)
async def test_an_update_that_is_being_processed_comes_to_nothing(
    system: System, outcome: str
) -> None:
    """The deletion arrives between the lease of the update and its end."""
    session = await sign_in_ada(system)
    await system.settle()
    await write_to_bot(system, 1)
    system.crash()
    codes = {"telegram is down": 500, "telegram refuses": 400}
    if outcome in codes:
        system.emulator.faults.append(
            Fault(
                "sendMessage",
                1,
                chat_id=str(ADA),
                error_code=codes[outcome],
                description=REFUSAL,
                hang_s=0.05,
            )
        )
    if outcome == "the worker dies":
        await lease_and_die(system)
        work = asyncio.create_task(asyncio.sleep(0))
    else:
        work = asyncio.create_task(process_due(system.deps["bot"]))
    await asyncio.sleep(0)
    assert await system.rows("bot", "select 1 from updates where claimed_until > 0")
    await delete(system, session)
    await arrive(system, *await hold(system))
    await work
    await minutes(system, 3)
    assert await traces(system, session) == set()
    assert await letters(system) == set()


async def test_an_update_that_dies_before_the_deletion_reaches_the_bot_leaves_no_dead_letter(
    system: System,
) -> None:
    session = await sign_in_ada(system)
    system.emulator.faults.append(
        Fault("sendMessage", 2, chat_id=str(ADA), error_code=400, description=REFUSAL)
    )
    await write_to_bot(system, 1)
    await delete(system, session)
    held = await hold(system)
    system.now += 5
    await process_due(system.deps["bot"])
    await write_to_bot(system, 2)
    await system.settle()
    assert await letters(system) == {"update-1", "update-2"}
    await arrive(system, *held)
    assert await letters(system) == {"update-2"}, "which she wrote after she had left"


async def test_a_dead_update_that_is_replayed_brings_nobody_back(system: System) -> None:
    session = await sign_in_ada(system)
    system.emulator.faults.append(
        Fault("sendMessage", 1, chat_id=str(ADA), error_code=400, description=REFUSAL)
    )
    await write_to_bot(system, 1)
    await system.settle()
    await delete(system, session)
    await system.settle()
    reply = await system.request("POST", "/ops/bot/dead-letters/update-1/replay", token=OPS_TOKEN)
    assert reply.problem == "dead-letter-not-found"
    assert await traces(system, session) == set()


@pytest.mark.parametrize(
    "odd", ["1e999", "-0.0", "9" * 40, '"\\u0000"', '""', '"{"', "[" * 20 + "]" * 20, "{}"], ids=str
)
async def test_odd_updates_of_others_do_not_hold_a_deletion_up(system: System, odd: str) -> None:
    session = await sign_in_ada(system)
    system.emulator.faults.append(Fault("sendMessage", 1000, error_code=500))
    raw = json.dumps(system.private_message(1) | {"odd": "here"}).replace('"here"', odd).encode()
    secret = {"x-telegram-bot-api-secret-token": WEBHOOK_SECRET}
    assert (
        await system.request("POST", "/v1/telegram/webhook", raw=raw, headers=secret)
    ).status == 200
    system.crash()
    await delete(system, session)
    await system.settle()
    assert await traces(system, session) == set()
    assert await system.rows("bot", "select state from updates") == [{"state": "pending"}]


async def test_a_deletion_whose_handler_fails_for_good_is_replayed_once_its_cause_is_mended(
    system: System,
) -> None:
    session = await sign_in_ada(system)
    await system.settle()
    await system.databases["bot"].run("alter table deliveries rename to deliveries_gone")
    await delete(system, session)
    for _ in range(40):
        with suppress(SweepFailed, DatabaseError):
            await minutes(system, 1)
    [letter] = await letters(system)
    await system.databases["bot"].run("alter table deliveries_gone rename to deliveries")
    assert (
        await system.request("POST", f"/ops/auth/dead-letters/{letter}/replay", token=OPS_TOKEN)
    ).status == 204
    await minutes(system, 1)
    assert await traces(system, session) == set()


CALLS_MAX = {"auth": 9, "content": 6, "referral": 6, "bot": 12}
CALLS = [(service, at) for service in SERVICES for at in range(1, CALLS_MAX[service] + 1)]


@share("call, after", CALLS, (False, True), one_in=5)
async def test_a_service_cut_off_at_any_database_call_leaves_the_account_gone_or_whole(
    system: System, call: tuple[str, int], after: bool
) -> None:
    """The n-th call after the request fails, before or after it took place."""
    service, at = call
    session = await full_life(system)
    failing = Failing(system.databases[service], at=at, after=after)
    system.replace(service, db=failing)
    reply = await system.request("DELETE", "/v1/me", token=session["access_token"])
    for _ in range(10):
        await _minute_with_a_crash(system)
    assert failing.calls > at, "so the table reaches every call"
    if await system.rows("auth", "select * from users"):
        assert reply.status == 500
        await _is_whole(system, session)
        await delete(system, session)
        await minutes(system, 1)
    assert await traces(system, session) == set()
    assert await system.rows("auth", "select * from outbox") == []


async def _minute_with_a_crash(system: System) -> None:
    with suppress(CutOff, DatabaseError, SweepFailed):
        await minutes(system, 1)


async def _is_whole(system: System, session: Any) -> None:
    token = session["access_token"]
    assert (await system.request("GET", "/v1/me", token=token)).json()["telegram_id"] == str(ADA)
    assert (await system.request("GET", "/v1/referrals/me", token=token)).status == 200
    assert [row["locale"] for row in await recipients(system)] == ["ru"]
