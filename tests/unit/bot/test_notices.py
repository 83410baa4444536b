"""What the bot tells people without being asked: that somebody else used their session."""

from __future__ import annotations

from typing import Any

import pytest

from contest.bot.people.texts import TEXTS
from contest.bot.sending.messages import LIFE_S, NOTICE
from tests.accounts import ADA, arrive, delete, hold, minutes, reuse, sign_in_ada, type_of
from tests.messages import waiting
from tests.system import System
from tools.telegram.state import Fault

ENDED = TEXTS["session-ended"]


@pytest.fixture(autouse=True)
def _people(system: System) -> None:
    for telegram_id in (ADA, 2, 3):
        system.emulator.start_private_chat(system.emulator.meet(telegram_id, first_name="Ada"))


@pytest.mark.parametrize(
    ("language", "chosen", "expected"),
    [("en", None, "en"), ("ru", None, "ru"), ("en", "ru", "ru"), ("de", None, "en")],
)
async def test_the_owner_of_a_reused_session_is_told_once_in_their_locale(
    system: System, language: str, chosen: str | None, expected: str
) -> None:
    session = await system.sign_in(ADA, language_code=language)
    if chosen:
        await system.request(
            "PATCH", "/v1/me", body={"locale": chosen}, token=session["access_token"]
        )
    await reuse(system, session)
    await system.settle()
    await minutes(system, 30)
    assert [(message["chat_id"], message["text"]) for message in system.sent()] == [
        (ADA, ENDED[expected])
    ]
    assert await waiting(system) == 0


async def test_an_event_that_comes_twice_is_one_message(system: System) -> None:
    session = await sign_in_ada(system)
    await system.settle()
    await reuse(system, session)
    held = await hold(system)
    await arrive(system, *held, *held)
    assert len(system.sent()) == 1


async def test_two_sessions_of_one_person_are_two_messages(system: System) -> None:
    for _ in range(2):
        await reuse(system, await sign_in_ada(system))
    await system.settle()
    await minutes(system, 1)
    assert len(system.sent()) == 2


# What Telegram answers decides


@pytest.mark.parametrize(
    ("fault", "tried_within_a_minute", "arrives"),
    [
        pytest.param({"error_code": 500}, 2, True, id="out of order: later"),
        pytest.param(
            {"error_code": 401}, 2, True, id="our token is wrong: later, when it is right"
        ),
        pytest.param(
            {"error_code": 429, "retry_after_s": 5}, 2, True, id="too many requests: later"
        ),
        pytest.param(
            {"error_code": 429, "retry_after_s": 600},
            1,
            True,
            id="too many requests: not before its time",
        ),
        pytest.param({"error_code": 403}, 1, False, id="blocked: dropped"),
        pytest.param({"error_code": 400}, 1, False, id="no such chat: dropped"),
        pytest.param(
            {"error_code": 400, "description": "Bad Request: no"},
            1,
            False,
            id="refused: a dead-letter message",
        ),
    ],
)
async def test_what_telegram_answers_decides(
    system: System, fault: dict[str, Any], tried_within_a_minute: int, arrives: bool
) -> None:
    system.emulator.faults.append(Fault("sendMessage", 1, **fault))
    await reuse(system, await sign_in_ada(system))
    await system.settle()
    assert len(system.sent()) == 1
    await minutes(system, 1)
    assert len(system.sent()) == tried_within_a_minute
    await minutes(system, 15)
    assert len(system.sent()) == (2 if arrives else 1)
    assert await waiting(system) == 0


async def test_someone_who_cannot_be_reached_holds_back_nobody_else(system: System) -> None:
    system.emulator.faults.append(Fault("sendMessage", 1000, chat_id=str(ADA), error_code=500))
    for telegram_id in (ADA, 2, 3):
        await reuse(system, await system.sign_in(telegram_id))
    await system.settle()
    assert {message["chat_id"] for message in system.sent()} == {ADA, 2, 3}
    assert await waiting(system) == 1


@pytest.mark.search
async def test_an_outage_is_asked_about_ever_more_rarely_and_costs_no_message(
    system: System,
) -> None:
    fault = Fault("sendMessage", 1000, error_code=500)
    system.emulator.faults.append(fault)
    await reuse(system, await sign_in_ada(system))
    await system.settle()
    await minutes(system, 300)
    tried = len(system.sent())
    assert 5 <= tried <= 12
    system.emulator.faults.remove(fault)
    await minutes(system, 61)
    assert len(system.sent()) == tried + 1
    assert await waiting(system) == 0


# Whom it is for decides


async def test_someone_the_bot_does_not_know_yet_is_told_once_it_does(system: System) -> None:
    await reuse(system, await sign_in_ada(system))
    held = await hold(system)
    await arrive(
        system, *(message for message in held if type_of(message) == "session.reuse_detected")
    )
    for _ in range(3):
        system.now += 61
        await system.tick("bot")
    assert system.sent() == []
    assert await waiting(system) == 1
    await arrive(system, *(message for message in held if type_of(message) == "user.created"))
    await minutes(system, 10)
    assert len(system.sent()) == 1
    assert await waiting(system) == 0


@pytest.mark.parametrize(
    ("late_s", "messages"),
    [
        pytest.param(LIFE_S[NOTICE] - 60, 1, id="a day old"),
        pytest.param(LIFE_S[NOTICE] + 1, 0, id="older than a day"),
        pytest.param(30 * LIFE_S[NOTICE], 0, id="a month old, after a cron that stood still"),
    ],
)
async def test_what_is_no_news_any_more_is_dropped(
    system: System, late_s: int, messages: int
) -> None:
    system.emulator.faults.append(Fault("sendMessage", 1, error_code=500))
    await reuse(system, await sign_in_ada(system))
    await system.settle()
    system.now += late_s
    await minutes(system, 5)  # not given up at once: it may be the clock
    assert len(system.sent()) == 1 + messages
    assert await waiting(system) == 0


@pytest.mark.parametrize("notice", ["before the deletion", "after the deletion"])
async def test_an_erased_user_is_told_nothing(system: System, notice: str) -> None:
    session = await sign_in_ada(system)
    await system.settle()
    system.emulator.faults.append(Fault("sendMessage", 1, error_code=500))
    await reuse(system, session)
    if notice == "before the deletion":
        await system.settle()
    held = await hold(system)
    tried = len(system.sent())
    await delete(system, session)
    await system.settle()
    await arrive(system, *held)
    await minutes(system, 10)
    assert len(system.sent()) == tried
    assert await waiting(system) == 0
