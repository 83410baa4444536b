"""What is down is down for all: nobody hammers it, no message is blamed for it,
and everything goes on by itself.
"""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from contest.bot.operations import send_after_events
from contest.bot.sending.deliveries import EVENTS_CALLS_MAX, RUN_CALLS_MAX, process_due
from contest.kit.database import DatabaseError
from tests.failing import Passing, Watched
from tests.messages import counted, lapse, tell
from tests.sizes import sizes
from tests.system import System
from tools.telegram.state import Fault

DOWN = 10_000_000


async def _people(system: System, count: int, *, first: int = 1001) -> range:
    """So many people who have started the bot."""
    people = range(first, first + count)
    for telegram_id in people:
        system.emulator.start_private_chat(system.emulator.meet(telegram_id, first_name="Ada"))
    return people


async def _starts(system: System, count: int, *, first: int = 1001) -> None:
    """A `/start` of each of so many people, taken in and not looked at yet."""
    for telegram_id in await _people(system, count, first=first):
        assert (
            await system.send_update(system.private_message(telegram_id, telegram_id=telegram_id))
        ).status == 200


async def _notices(system: System, count: int) -> None:
    """Something to tell so many people."""
    for number, telegram_id in enumerate(await _people(system, count)):
        await tell(system, f"notice-{number}", f"user-{number}", telegram_id)


async def _minutes(system: System, count: int) -> None:
    for _ in range(count):
        system.now += 60
        await system.tick("bot")
        await system.settle()


def _arrived(system: System) -> list[int]:
    """The chats of the messages that Telegram took."""
    return [
        entry.parameters["chat_id"]
        for entry in system.emulator.requests
        if entry.method == "sendMessage" and entry.status == 200
    ]


async def test_a_pacer_that_is_away_for_three_minutes_costs_no_update(system: System) -> None:
    system.pacer.away = True
    await _starts(system, 30)
    await system.settle()
    await _minutes(system, 3)
    assert system.pacer.calls <= 6 + 2 * 3
    assert await system.rows("bot", "select distinct attempts from deliveries") == [{"attempts": 0}]
    system.pacer.away = False
    await _minutes(system, 3)
    assert await counted(system) == {"done": 30}
    assert sorted(_arrived(system)) == list(range(1001, 1031))


@sizes(3 * 60, 20 * 60)
async def test_a_pacer_that_is_away_for_hours_costs_no_notice(system: System, cases: int) -> None:
    system.pacer.away = True
    await _notices(system, 8)
    await _minutes(system, cases)
    assert system.pacer.calls <= 6 + cases
    system.pacer.away = False
    await _minutes(system, 5)
    assert sorted(_arrived(system)) == list(range(1001, 1009))


@sizes(60, 5 * 60)
async def test_telegram_away_for_hours_is_asked_by_probes_only(system: System, cases: int) -> None:
    fault = Fault("sendMessage", DOWN, error_code=500)
    system.emulator.faults.append(fault)
    await _starts(system, cases)
    await system.settle()
    await _minutes(system, cases)
    assert len(system.sent()) <= 6 + cases
    assert await counted(system) == {"pending": cases}
    system.emulator.faults.remove(fault)
    await _minutes(system, 15)
    assert await counted(system) == {"done": cases}
    assert sorted(_arrived(system)) == list(range(1001, 1001 + cases))


async def test_what_telegram_asks_all_to_wait_is_learnt_once(system: System) -> None:
    """60 chats, two messages each, and a minute in which Telegram takes none of them."""
    fault = Fault("sendMessage", DOWN, error_code=429, retry_after_s=60)
    system.emulator.faults.append(fault)
    people = await _people(system, 60)
    for turn, language in enumerate(("en", "ru")):
        for telegram_id in people:
            update = system.private_message(
                10_000 * turn + telegram_id, telegram_id=telegram_id, language_code=language
            )
            await system.send_update(update)
    for _ in range(29):
        await system.settle()
        system.now += 2
        await process_due(system.deps["bot"])
    assert len(system.sent()) <= 6
    system.emulator.faults.remove(fault)
    await _minutes(system, 6)
    assert await counted(system) == {"done": 120}
    for telegram_id in people:
        texts = [m["text"][:5] for m in system.sent()[-120:] if m["chat_id"] == telegram_id]
        assert texts == ["Hello", "Здрав"]


async def test_a_second_pause_is_learnt_by_one_message(system: System) -> None:
    fault = Fault("sendMessage", DOWN, error_code=429, retry_after_s=600)
    system.emulator.faults.append(fault)
    await _starts(system, 60)
    await system.settle()
    await _minutes(system, 35)
    assert len(system.sent()) <= 6 + 3
    system.emulator.faults.remove(fault)
    await _minutes(system, 15)
    assert await counted(system) == {"done": 60}
    assert sorted(_arrived(system)) == list(range(1001, 1061))


async def test_a_pause_that_another_isolate_was_told_of_costs_no_call(system: System) -> None:
    await system.pacer.pause(60)
    await _starts(system, 8)
    await system.settle()
    assert system.sent() == []
    await _minutes(system, 3)
    assert await counted(system) == {"done": 8}


# One alone is no outage


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param({"error_code": 500}, id="a fault of its own"),
        pytest.param({"error_code": 429, "retry_after_s": 600}, id="a limit of its own"),
        pytest.param({"error_code": 403}, id="blocked"),
    ],
)
async def test_a_sick_chat_delays_nobody(system: System, fault: dict[str, Any]) -> None:
    system.emulator.faults.append(Fault("sendMessage", DOWN, chat_id="1001", **fault))
    await _starts(system, 1)
    await system.settle()
    await _minutes(system, 10)
    await _starts(system, 1, first=2001)
    await system.settle()
    assert _arrived(system) == [2001]


async def test_two_sick_chats_delay_the_others_by_a_minute_or_two(system: System) -> None:
    for chat_id in ("1001", "1002"):
        system.emulator.faults.append(Fault("sendMessage", DOWN, chat_id=chat_id, error_code=500))
    await _starts(system, 2)
    await system.settle()
    await _minutes(system, 30)
    await _starts(system, 20, first=2001)
    await system.settle()
    await _minutes(system, 2)
    assert sorted(_arrived(system)) == list(range(2001, 2021))


# The database


async def test_where_nothing_can_be_written_down_no_more_is_sent(system: System) -> None:
    """What was sent and not marked is sent again: so no more of it than was under way."""

    class Unmarked(Passing):
        async def run(self, sql: str, *values: Any) -> int:
            raise DatabaseError("full")

    await _starts(system, 30)
    lapse(system)
    await process_due(dataclasses.replace(system.deps["bot"], db=Unmarked(system.databases["bot"])))
    assert len(system.sent()) == 6
    await _minutes(system, 3)
    assert await counted(system) == {"done": 30}


# How much one run does


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(None, id="all is well"),
        pytest.param({"error_code": 429, "retry_after_s": 60}, id="all are to wait"),
        pytest.param({"error_code": 500}, id="Telegram is down"),
        pytest.param(
            {"error_code": 400, "description": "Bad Request: no"},
            id="each is a dead-letter message",
        ),
        pytest.param({"error_code": 403}, id="nobody can be reached"),
    ],
)
async def test_the_calls_of_one_run_are_bounded(
    system: System, fault: dict[str, Any] | None
) -> None:
    if fault:
        system.emulator.faults.append(Fault("sendMessage", DOWN, **fault))
    await _starts(system, 40)
    await _notices(system, 40)
    lapse(system)
    database = Watched(system.databases["bot"])
    deps = dataclasses.replace(system.deps["bot"], db=database)

    def calls() -> int:
        return (
            database.calls
            + system.pacer.calls
            + len(system.emulator.requests)
            + len(system.alarm.rings)
        )

    await process_due(deps)
    assert 0 < calls() <= RUN_CALLS_MAX
    system.now += 120
    before = calls()
    await send_after_events(deps)
    assert 0 < calls() - before <= EVENTS_CALLS_MAX


async def test_a_slow_round_is_the_last_of_its_run(system: System) -> None:
    """After an answer 30 seconds are left; one round may take most of them."""

    async def slow(seconds: float) -> None:
        await system._sleep(seconds + 6)

    await _starts(system, 30)
    lapse(system)
    start = system.now
    await process_due(dataclasses.replace(system.deps["bot"], sleep=slow))
    assert len(system.sent()) == 6
    assert system.now - start < 10
    assert system.alarm.rings == [0], "the rest is for the next one"
