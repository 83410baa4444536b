"""The bot's inbox: each update once, in order within its chat,
until it is done or a dead-letter message.
"""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from contest.bot.sending import repository as queue
from contest.bot.sending.deliveries import process_due
from contest.bot.updates import repository
from contest.bot.updates.statements import LEASE_S, RETENTION_S
from tests.failing import Hiccup
from tests.messages import lapse, lease_and_die, states, waiting
from tests.sizes import sizes
from tests.system import OPS_TOKEN, System
from tools.telegram.state import Fault

OTHER = 43


@pytest.fixture(autouse=True)
def _people(system: System) -> None:
    for telegram_id in (42, OTHER):
        system.emulator.start_private_chat(system.emulator.meet(telegram_id, first_name="Ada"))


@pytest.mark.parametrize(
    ("update", "answers"),
    [
        pytest.param({"text": "/start"}, 1, id="start"),
        pytest.param({"text": "/start code-123"}, 1, id="start with a payload"),
        pytest.param({"text": "/start@contest_test_bot"}, 1, id="start by name"),
        pytest.param({"text": "/started"}, 0, id="another command"),
        pytest.param({"text": "hello"}, 0, id="no command"),
        pytest.param({"text": "   "}, 0, id="blank"),
        pytest.param({"text": "/start", "chat": {"id": -5, "type": "group"}}, 0, id="in a group"),
    ],
)
async def test_what_is_answered(system: System, update: dict[str, Any], answers: int) -> None:
    whole = system.private_message(1)
    whole["message"] |= update
    assert (await system.send_update(whole)).status == 200
    await system.settle()
    assert len(system.sent()) == answers
    assert await states(system) == {1: "done"}


@pytest.mark.parametrize(
    "update",
    [
        pytest.param(
            {
                "update_id": 1,
                "inline_query": {"id": "1", "from": {"id": 42}, "query": "", "offset": ""},
            },
            id="a kind that we do not handle",
        ),
        pytest.param(
            {"update_id": 1, "callback_query": {"id": "1", "from": {"id": 42}, "data": "x"}},
            id="a button",
        ),
        pytest.param(
            {"update_id": 1, "message": {"chat": {"id": 42, "type": "private"}, "text": "/start"}},
            id="without a sender",
        ),
        pytest.param(
            {"update_id": 2**53 - 1, "edited_message": {"chat": {"id": 42}}},
            id="an edit, with the largest id",
        ),
    ],
)
async def test_what_is_stored_and_left_unanswered(system: System, update: dict[str, Any]) -> None:
    assert (await system.send_update(update)).status == 200
    await system.settle()
    assert system.sent() == []
    assert list((await states(system)).values()) == ["done"]


@pytest.mark.parametrize(
    "update",
    [
        {},
        {"update_id": "1"},
        {"update_id": -1},
        {"update_id": 2**53},
        {"update_id": 1.5},
        {"update_id": True},
        {"update_id": None},
        [],
    ],
    ids=str,
)
async def test_what_is_no_update(system: System, update: Any) -> None:
    assert (await system.send_update(update)).problem == "invalid-request"


async def test_updates_of_a_chat_are_answered_in_the_order_of_their_ids(system: System) -> None:
    for update_id, language in ((3, "ru"), (1, "en"), (2, "ru")):
        await system.send_update(system.private_message(update_id, language_code=language))
    await system.settle()
    assert [message["text"][:5] for message in system.sent()] == ["Hello", "Здрав", "Здрав"]


async def test_one_that_fails_holds_back_its_own_chat_only_until_it_is_a_dead_letter(
    system: System,
) -> None:
    fault = Fault("sendMessage", 1000, chat_id="42", error_code=500)
    system.emulator.faults.append(fault)
    await system.send_update(system.private_message(1))
    await system.send_update(system.private_message(3, telegram_id=OTHER))
    await system.settle()
    await _outage(system, hours=5)
    await system.send_update(system.private_message(2))
    await system.settle()
    assert await states(system) == {1: "pending", 2: "pending", 3: "done"}
    await _outage(system, hours=2)
    assert await states(system) == {1: "dead", 2: "pending", 3: "done"}
    system.emulator.faults.remove(fault)
    await _outage(system, hours=1)
    assert await states(system) == {1: "dead", 2: "done", 3: "done"}


async def _outage(system: System, *, hours: int) -> None:
    """Hours pass, with a sweep now and then, and now and then a worker that dies."""
    until = system.now + hours * 3600
    while system.now < until:
        system.now += 301
        await lease_and_die(system)
        system.now += LEASE_S
        await system.tick("bot")


async def test_one_that_telegram_refuses_is_a_dead_letter_at_once(system: System) -> None:
    system.emulator.faults.append(
        Fault("sendMessage", 1, error_code=400, description="Bad Request: message is too long")
    )
    await system.send_update(system.private_message(1))
    await system.send_update(system.private_message(2))
    await system.settle()
    assert await states(system) == {1: "dead", 2: "done"}


@sizes(120, 600)
async def test_a_burst_that_no_pace_could_take_at_once_is_sent_in_the_end(
    system: System, cases: int
) -> None:
    """Ten consumers at once, many people: places that nobody waits for must not be taken."""
    for update_id in range(1, cases + 1):
        system.emulator.start_private_chat(system.emulator.meet(update_id, first_name="Ada"))
        await system.send_update(system.private_message(update_id, telegram_id=update_id))
    lapse(system)
    start = system.now
    while "pending" in (await states(system)).values():
        await asyncio.gather(*(process_due(system.deps["bot"]) for _ in range(10)))
        system.now += 1
        assert system.now - start < 120, "it does not drain"
    assert len(system.sent()) == cases
    assert system.now - start >= cases / 30 - 1


async def test_who_lost_the_claim_of_an_update_changes_nothing_any_more(system: System) -> None:
    await system.send_update(system.private_message(1))
    db, deps = system.databases["bot"], system.deps["bot"]
    lapse(system)
    [stale] = await repository.lease_updates(db, now=int(system.now), limit=6)
    system.now += LEASE_S
    [current] = await repository.lease_updates(db, now=int(system.now), limit=6)
    await repository.postpone_update(db, stale, until=0)
    assert await repository.lease_updates(db, now=int(system.now), limit=6) == []
    assert await repository.finish_update(deps, stale, [("42", "{}")], lease=True) == []
    await repository.finish_update(deps, current, [], lease=True)
    await repository.bury_update(deps, stale, reason="late")
    assert await states(system) == {1: "done"}
    assert await system.rows("bot", "select * from dead_letters") == []


async def test_who_lost_the_claim_of_a_message_changes_nothing_any_more(system: System) -> None:
    system.emulator.faults.append(Fault("sendMessage", 1, error_code=500))
    await system.send_update(system.private_message(1))
    await system.settle()
    db, deps = system.databases["bot"], system.deps["bot"]
    system.now += 60
    [stale] = await queue.lease_deliveries(db, now=int(system.now), limit=6)
    system.now += LEASE_S
    [current] = await queue.lease_deliveries(db, now=int(system.now), limit=6)
    await queue.postpone_delivery(db, stale, now=0, at=0, attempts=0, retries=0)
    await queue.move_chat(db, stale, "42", now=0)
    await queue.end_delivery(db, stale)
    await queue.bury_delivery(deps, stale, reason="late")
    assert await queue.lease_deliveries(db, now=int(system.now), limit=6) == []
    assert await states(system) == {1: "pending"}
    await queue.end_delivery(db, current)
    assert await states(system) == {1: "done"}


async def test_a_database_that_fails_once_lets_the_other_chats_go_on(system: System) -> None:
    system.replace("bot", db=Hiccup(system.databases["bot"], at="delete from deliveries"))
    await system.send_update(system.private_message(1))
    await system.send_update(system.private_message(2, telegram_id=OTHER))
    await system.settle()
    assert sorted((await states(system)).values()) == ["done", "pending"]
    system.now += LEASE_S
    await system.tick("bot")
    assert set((await states(system)).values()) == {"done"}


@pytest.mark.parametrize("age_s", [0, RETENTION_S + 1], ids=["soon", "when its row is gone"])
async def test_a_dead_update_is_replayed_by_an_operator(system: System, age_s: int) -> None:
    system.emulator.faults.append(
        Fault("sendMessage", 1, error_code=400, description="Bad Request: message is too long")
    )
    await system.send_update(system.private_message(1))
    await system.settle()
    assert await states(system) == {1: "dead"}
    system.now += age_s
    for _ in range(2):
        await system.tick("bot")
    assert (
        await system.request("POST", "/ops/bot/dead-letters/update-1/replay", token=OPS_TOKEN)
    ).status == 204
    await system.tick("bot")
    assert len(system.sent()) == 2
    assert await waiting(system) == 0


async def test_a_429_waits_as_long_as_telegram_says_and_is_no_failure(system: System) -> None:
    for _ in range(8):
        system.emulator.faults.append(Fault("sendMessage", 1, error_code=429, retry_after_s=30))
    await system.send_update(system.private_message(1))
    await system.settle()
    for _ in range(7):
        calls = len(system.sent())
        system.now += 29
        await system.tick("bot")
        assert len(system.sent()) == calls, "not before the time is up"
        system.now += 3
        await system.tick("bot")
    assert await states(system) == {1: "pending"}
    system.now += 32
    await system.tick("bot")
    assert await states(system) == {1: "done"}


@pytest.mark.parametrize(
    ("error_code", "description"),
    [
        pytest.param(403, "Forbidden: bot was blocked by the user", id="blocked"),
        pytest.param(403, "Forbidden: user is deactivated", id="gone"),
        pytest.param(400, "Bad Request: chat not found", id="not there"),
    ],
)
async def test_someone_who_cannot_be_reached_is_left_alone(
    system: System, error_code: int, description: str
) -> None:
    system.emulator.faults.append(
        Fault("sendMessage", 1, error_code=error_code, description=description)
    )
    await system.send_update(system.private_message(1))
    await system.settle()
    assert await states(system) == {1: "done"}
    assert len(system.sent()) == 1


async def test_what_an_isolate_that_ended_left_undone_is_found_by_the_sweep(system: System) -> None:
    await system.send_update(system.private_message(1))
    lapse(system)
    await system.tick("bot")
    assert await states(system) == {1: "done"}


async def test_an_update_claimed_by_a_worker_that_died_is_free_again_after_a_minute(
    system: System,
) -> None:
    await system.send_update(system.private_message(1))
    await process_due(system.deps["bot"])
    assert await states(system) == {1: "pending"}
    system.now += LEASE_S
    await process_due(system.deps["bot"])
    assert await states(system) == {1: "done"}


async def test_an_update_that_kills_its_worker_each_time_ends_as_a_dead_letter(
    system: System,
) -> None:
    await system.send_update(system.private_message(1))
    for _ in range(5):
        await lease_and_die(system)
        system.now += LEASE_S
    await process_due(system.deps["bot"])
    assert await states(system) == {1: "dead"}
    assert system.sent() == []


async def test_a_finished_update_keeps_its_id_for_two_days_and_nothing_else(system: System) -> None:
    await system.send_update(system.private_message(1))
    await system.settle()
    assert await system.rows("bot", "select payload, chat from updates") == [
        {"payload": "", "chat": ""}
    ]
    system.now += RETENTION_S + 1
    for _ in range(3):  # not at once: it may be the clock
        await system.tick("bot")
    assert await states(system) == {}


async def test_many_updates_are_processed_in_one_go(system: System) -> None:
    for update_id in range(1, 61):
        await system.send_update(
            system.private_message(update_id, text="hi", telegram_id=1000 + update_id % 7)
        )
    await system.settle()
    assert set((await states(system)).values()) == {"done"}
