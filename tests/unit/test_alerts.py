"""What people are told when something is wrong, and the sign of life for who watches from outside."""

from __future__ import annotations

import json

import httpx
import pytest

from contest.bot.repository import REMIND_S
from contest.kit.sweep import OVERDUE_S
from tests.system import System, unreachable
from tools.telegram.state import Fault

CHAT = 7


@pytest.fixture
async def watched(system: System) -> System:
    """A system that is well, and someone who is told."""
    object.__setattr__(system.deps["bot"], "alert_chat_id", str(CHAT))
    await system.send_update(system.private_message(1, telegram_id=CHAT))
    system.emulator.start_private_chat(system.emulator.meet(CHAT))
    await system.settle()
    await _minute(system)
    await _minute(system)  # which finds that the bot's own cron gets through now
    system.emulator.requests.clear()
    return system


async def _minute(system: System) -> None:
    system.now += 60
    for service in ("auth", "referral", "bot"):
        await system.tick(service)
    await system.settle()


def _told(system: System) -> list[str]:
    texts = [parameters["text"] for parameters in system.sent()]
    system.emulator.requests.clear()
    return texts


async def _break(system: System, service: str = "referral", *, letters: int = 1) -> None:
    sql = "insert into dead_letters (letter_id, source, message, reason, created_at) values (?, 'events', '{}', 'a test', 1)"
    for number in range(letters):
        await system.databases[service].run(sql, str(number))


async def _mend(system: System, service: str = "referral") -> None:
    await system.databases[service].run("delete from dead_letters")


async def test_nobody_is_told_while_all_is_well(watched: System) -> None:
    await _minute(watched)
    assert _told(watched) == []


@pytest.mark.parametrize("service", ["auth", "referral", "bot"])
async def test_people_are_told_once_and_when_it_is_over(watched: System, service: str) -> None:
    await _break(watched, service)
    for _ in range(5):
        await _minute(watched)
    assert _told(watched) == [f"[local] {service}: dead-letters: 1 dead letter waits to be looked at"]
    await _mend(watched, service)
    for _ in range(5):
        await _minute(watched)
    assert _told(watched) == [f"[local] over: {service}: dead-letters"]


async def test_people_are_reminded_of_what_lasts(watched: System) -> None:
    await _break(watched)
    await _minute(watched)
    _told(watched)
    watched.now += REMIND_S - 120
    await _minute(watched)
    await _minute(watched)
    assert "[local] referral: dead-letters: 1 dead letter waits to be looked at" in _told(watched)


@pytest.mark.parametrize(
    ("letters", "text"),
    [
        (1, "1 dead letter waits to be looked at"),
        (2, "2 dead letters wait to be looked at"),
        (21, "21 dead letters wait to be looked at"),
    ],
)
async def test_one_letter_waits_and_several_wait(watched: System, letters: int, text: str) -> None:
    await _break(watched, letters=letters)
    await _minute(watched)
    assert _told(watched) == [f"[local] referral: dead-letters: {text}"]


@pytest.mark.parametrize(("people", "late_s", "minutes"), [(1, 1200, 21), (2, 3600, 61)])
async def test_an_event_that_waits_too_long(watched: System, people: int, late_s: int, minutes: int) -> None:
    for person in range(people):
        await watched.sign_in(42 + person)
    for work in watched.deferred:
        work.close()  # type: ignore[attr-defined]
    watched.deferred.clear()
    await watched.databases["auth"].run("update outbox set created_at = created_at - ?, next_attempt_at = next_attempt_at + 9999", late_s)
    await _minute(watched)
    assert _told(watched) == [f"[local] auth: outbox-age: an event has waited {minutes} min for its consumer"]


@pytest.mark.parametrize(("late_s", "minutes"), [(OVERDUE_S + 60, 16), (3600, 60)])
async def test_a_cron_that_does_not_get_through(watched: System, late_s: int, minutes: int) -> None:
    watched.now += late_s
    await watched.tick("referral")
    await watched.tick("bot")
    assert f"[local] auth: cron: the cron has not got through for {minutes} min" in _told(watched)
    await _minute(watched)
    assert "[local] over: auth: cron" in _told(watched)


async def test_a_step_that_keeps_failing_is_a_cron_that_does_not_get_through(watched: System) -> None:
    await watched.databases["referral"].run("alter table erased_users rename to gone")
    for _ in range(17):
        watched.now += 60
        with pytest.raises(Exception, match="erased_users"):
            await watched.tick("referral")
        await watched.tick("bot")
    assert [text for text in _told(watched) if "referral: cron" in text] == [
        "[local] referral: cron: the cron has not got through for 16 min"
    ]


async def test_a_service_that_does_not_answer_keeps_what_was_wrong_with_it(watched: System) -> None:
    await _break(watched)
    await _minute(watched)
    watched.unreachable["referral"] = unreachable()
    await _minute(watched)
    del watched.unreachable["referral"]
    await _minute(watched)
    assert _told(watched) == [
        "[local] referral: dead-letters: 1 dead letter waits to be looked at",
        "[local] referral: unreachable: it does not say how it is",
        "[local] over: referral: unreachable",
    ]


async def test_what_telegram_does_not_take_is_told_a_minute_later(watched: System) -> None:
    await _break(watched)
    watched.emulator.faults.append(Fault(method="sendMessage", times=1, error_code=502))
    with pytest.raises(Exception, match="502"):
        await _minute(watched)
    _told(watched)
    await _minute(watched)
    assert _told(watched) == ["[local] referral: dead-letters: 1 dead letter waits to be looked at"]


async def test_without_a_chat_nobody_is_told_and_the_cron_goes_on(system: System) -> None:
    await _break(system)
    await _minute(system)
    assert system.sent() == []


async def test_the_monitor_hears_of_each_cron(system: System) -> None:
    await _minute(system)
    await _minute(system)
    assert system.beats == 2
    system.monitor = httpx.Response(500)
    with pytest.raises(httpx.HTTPStatusError):
        await _minute(system)
    object.__setattr__(system.deps["bot"], "heartbeat_url", "")
    await _minute(system)
    assert system.beats == 3


async def test_the_log_names_nobody(watched: System) -> None:
    await _break(watched)
    await _minute(watched)
    lines = [json.loads(line) for line in watched.log_lines]
    assert not [line for line in lines if str(CHAT) in json.dumps(line.get("detail", ""))]
