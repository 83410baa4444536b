"""What people are told when something is wrong,
and the sign of life for who watches from outside.
"""

from __future__ import annotations

import json

import httpx
import pytest

from contest.bot.alerting.alerts import REMIND_S, UNTOLD_S_MAX
from contest.bot.cron import SweepFailed
from contest.kit.database import DatabaseError
from contest.kit.deps import ServiceAway
from contest.kit.events import outbox
from contest.kit.events.sweep import OVERDUE_S
from tests.failing import Full
from tests.system import OPS_TOKEN, System, unreachable
from tools.telegram.state import Fault

CHAT, MOVED_TO = 7, 8


@pytest.fixture
async def watched(system: System) -> System:
    """A system that is well, and someone who is told."""
    system.replace("bot", alert_chat_id=str(CHAT))
    await system.send_update(system.private_message(1, telegram_id=CHAT))
    system.emulator.start_private_chat(system.emulator.meet(CHAT))
    await system.settle()
    await _minute(system)
    system.emulator.requests.clear()
    return system


async def _minute(system: System) -> None:
    system.now += 60
    await system.cron()
    await system.settle()


def _told(system: System) -> list[str]:
    texts = [parameters["text"] for parameters in system.sent()]
    system.emulator.requests.clear()
    return texts


async def _break(system: System, service: str = "referral", *, letters: int = 1) -> None:
    sql = """
        insert into dead_letters (letter_id, source, message, reason, created_at)
        values (?, 'outbox:bot', '{}', 'a test', 1)
    """
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
    assert _told(watched) == [
        f"[local] {service}: dead-letters: 1 dead-letter message waits to be looked at"
    ]
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
    assert "[local] referral: dead-letters: 1 dead-letter message waits to be looked at" in _told(
        watched
    )


@pytest.mark.parametrize(
    ("letters", "text"),
    [
        (1, "1 dead-letter message waits to be looked at"),
        (2, "2 dead-letter messages wait to be looked at"),
        (21, "21 dead-letter messages wait to be looked at"),
    ],
)
async def test_one_letter_waits_and_several_wait(watched: System, letters: int, text: str) -> None:
    await _break(watched, letters=letters)
    await _minute(watched)
    assert _told(watched) == [f"[local] referral: dead-letters: {text}"]


async def test_an_event_that_waits_too_long(watched: System) -> None:
    await watched.sign_in(42)
    watched.crash()
    watched.replace("auth", services={"referral": watched.ask("referral"), "bot": _away})
    watched.now += outbox.BORN_DUE_S + 1200
    await _minute(watched)
    assert _told(watched) == [
        "[local] auth: outbox-age: an event has waited 21 min for its consumer"
    ]


async def _away(message: str, *, timeout_s: float) -> str:
    raise ServiceAway("of the test")


async def test_a_step_that_keeps_failing_is_told_after_a_while(watched: System) -> None:
    await watched.databases["referral"].run("alter table erased_users rename to gone")
    for _ in range(20):
        with pytest.raises(SweepFailed, match="referral: prune"):
            await _minute(watched)
    assert _told(watched) == ["[local] referral: sweep: no sweep has got through for 15 min"]
    await watched.databases["referral"].run("alter table gone rename to erased_users")
    await _minute(watched)
    assert _told(watched) == ["[local] over: referral: sweep"]


@pytest.mark.parametrize(
    "ahead_s", [3600, 86_400, 315_360_000], ids=["an hour", "a day", "ten years"]
)
async def test_a_clock_that_was_ahead_hides_no_alert(watched: System, ahead_s: int) -> None:
    watched.now += ahead_s
    await _break(watched)
    await _minute(watched)
    watched.now -= ahead_s
    _told(watched)
    await watched.databases["referral"].run("alter table erased_users rename to gone")
    for _ in range(OVERDUE_S // 60 + 2):
        with pytest.raises(SweepFailed):
            await _minute(watched)
    assert [text for text in _told(watched) if "referral: sweep: no sweep" in text]


async def test_a_service_that_does_not_answer_keeps_what_was_wrong_with_it(watched: System) -> None:
    await _break(watched)
    await _minute(watched)
    watched.unreachable["referral"] = unreachable()
    with pytest.raises(SweepFailed, match="referral: no answer"):
        await _minute(watched)
    del watched.unreachable["referral"]
    await _minute(watched)
    assert _told(watched) == [
        "[local] referral: dead-letters: 1 dead-letter message waits to be looked at",
        "[local] referral: unreachable: its sweep gives no answer",
        "[local] over: referral: unreachable",
    ]


@pytest.mark.parametrize("what", ["the alert", "that it is over"])
async def test_what_telegram_does_not_take_is_told_a_minute_later_and_holds_the_heartbeat_back(
    watched: System, what: str
) -> None:
    await _break(watched)
    expected = "[local] referral: dead-letters: 1 dead-letter message waits to be looked at"
    if what == "that it is over":
        await _minute(watched)
        await _mend(watched)
        expected = "[local] over: referral: dead-letters"
    beats = watched.beats
    watched.emulator.faults.append(Fault(method="sendMessage", times=2, error_code=502))
    await _minute(watched)
    await _minute(watched)
    assert watched.beats == beats
    _told(watched)
    await _minute(watched)
    assert _told(watched) == [expected]
    assert watched.beats == beats + 1


async def test_an_alert_chat_that_is_gone_is_seen_from_outside(watched: System) -> None:
    """The bot was removed from the chat, say:
    120 alerts were refused once, and everything looked well.
    """
    watched.emulator.faults.append(Fault(method="sendMessage", times=10**6, error_code=403))
    await _break(watched)
    beats = watched.beats
    for _ in range(UNTOLD_S_MAX // 60 + 2):
        await _minute(watched)
    assert watched.beats == beats
    reply = await watched.request("GET", "/ready", token=OPS_TOKEN)
    assert (reply.status, reply.json()["detail"]) == (
        503,
        "bot: 1 alert cannot be told to ALERT_CHAT_ID.",
    )
    watched.emulator.faults.clear()
    await _minute(watched)
    watched.now += 60
    assert (await watched.request("GET", "/ready", token=OPS_TOKEN)).status == 200
    assert watched.beats == beats + 1


async def test_a_group_that_became_a_supergroup_is_followed(watched: System) -> None:
    watched.emulator.faults.append(
        Fault(
            "sendMessage",
            1,
            chat_id=str(CHAT),
            error_code=400,
            description="upgraded",
            migrate_to_chat_id=MOVED_TO,
        )
    )
    watched.emulator.start_private_chat(watched.emulator.meet(MOVED_TO))
    await _break(watched)
    await _minute(watched)
    await _mend(watched)
    await _minute(watched)
    assert [(sent["chat_id"], sent["text"].split(": ")[0]) for sent in watched.sent()] == [
        (CHAT, "[local] referral"),
        (MOVED_TO, "[local] referral"),
        (MOVED_TO, "[local] over"),
    ]


@pytest.mark.parametrize(
    "wrong", [False, True], ids=["while all is well", "not while something is wrong"]
)
async def test_without_a_chat_the_heartbeat_is_all_that_tells(system: System, wrong: bool) -> None:
    if wrong:
        await _break(system)
    await _minute(system)
    assert system.sent() == []
    assert system.beats == (0 if wrong else 1)


async def test_the_monitor_hears_of_each_cron_that_got_through(system: System) -> None:
    await _minute(system)
    await _minute(system)
    assert system.beats == 2
    system.monitor = httpx.Response(500)
    with pytest.raises(httpx.HTTPStatusError):
        await _minute(system)
    system.replace("bot", heartbeat_url="")
    await _minute(system)
    assert system.beats == 3


async def test_a_full_disk_of_the_bot_neither_silences_alerts_nor_repeats_them(
    watched: System,
) -> None:
    for service in ("auth", "referral"):
        await _break(watched, service)
    watched.replace("bot", db=Full(watched.databases["bot"]))
    for _ in range(5):
        with pytest.raises((SweepFailed, DatabaseError)):
            await _minute(watched)
        watched.crash()
    told = _told(watched)
    assert sorted(told)[:2] == [
        f"[local] {service}: dead-letters: 1 dead-letter message waits to be looked at"
        for service in ("auth", "referral")
    ]
    assert len(told) == len(set(told))


@pytest.mark.parametrize("what", ["that it is over", "a reminder"])
async def test_whatever_cannot_be_told_for_long_is_seen_from_outside(
    watched: System, what: str
) -> None:
    await _break(watched)
    await _minute(watched)
    watched.emulator.faults.append(Fault(method="sendMessage", times=10**6, error_code=403))
    if what == "that it is over":
        await _mend(watched)
    else:
        watched.now += REMIND_S
    for _ in range(UNTOLD_S_MAX // 60 + 2):
        await _minute(watched)
    reply = await watched.request("GET", "/ready", token=OPS_TOKEN)
    assert "cannot be told to ALERT_CHAT_ID" in reply.json()["detail"]


@pytest.mark.parametrize("service", ["auth", "referral", "bot"])
async def test_a_disk_that_is_full_stops_the_heartbeat(system: System, service: str) -> None:
    system.replace(service, db=Full(system.databases[service]))
    with pytest.raises((SweepFailed, DatabaseError)):
        await _minute(system)
    system.crash()
    assert system.beats == 0
    system.replace(service, db=system.databases[service])
    await _minute(system)
    assert system.beats == 1


async def test_the_log_names_nobody(watched: System) -> None:
    await _break(watched)
    await _minute(watched)
    lines = [json.loads(line) for line in watched.log_lines]
    assert not [line for line in lines if str(CHAT) in json.dumps(line.get("detail", ""))]
