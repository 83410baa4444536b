"""The events plane: each event takes effect once, whatever the queues lose, double or refuse."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest

from contest.kit import inbox, outbox
from contest.kit.database import DatabaseError
from tests.failing import CutOff, Failing
from tests.system import OPS_TOKEN, MemoryMessage, System


async def test_events_reach_their_consumers_once_and_leave_no_row_behind(system: System) -> None:
    await system.sign_in(42)
    await system.settle()
    assert await _counts(system) == {"outbox": 0, "codes": 1, "recipients": 1, "dead": 0}


async def test_what_the_queues_lose_is_sent_again_by_the_sweep(system: System) -> None:
    await system.sign_in(42)
    await _run_deferred(system)
    for queue in system.queues.values():
        queue.messages.clear()
    await system.tick("auth")
    assert not system.queues["referral"].messages, "not before its back-off"
    system.now += 16
    await system.tick("auth")
    await system.settle()
    assert await _counts(system) == {"outbox": 0, "codes": 1, "recipients": 1, "dead": 0}


async def test_what_the_queues_double_takes_effect_once(system: System) -> None:
    await system.sign_in(42)
    await _run_deferred(system)
    for queue in system.queues.values():
        queue.messages.extend([MemoryMessage(message.body) for message in queue.messages])
    await system.settle()
    assert await _counts(system) == {"outbox": 0, "codes": 1, "recipients": 1, "dead": 0}


async def test_a_confirmation_that_is_lost_is_given_again(system: System) -> None:
    await system.sign_in(42)
    await _run_deferred(system)
    system.queues["auth"].refuse = 2
    await system.settle()
    assert (await _counts(system))["outbox"] == 2
    system.now += 16
    await system.tick("auth")
    await system.settle()
    assert await _counts(system) == {"outbox": 0, "codes": 1, "recipients": 1, "dead": 0}


async def test_rows_are_sent_ever_more_rarely_and_an_old_one_raises_an_alert(system: System) -> None:
    await system.sign_in(42)
    sent_at = [system.now]
    await _run_deferred(system)
    start = system.now
    while system.now < start + 3 * 3600:
        system.queues["referral"].messages.clear()
        system.now += 5
        await system.tick("auth")
        if system.queues["referral"].messages:
            sent_at.append(system.now)
    gaps = [later - earlier for earlier, later in pairwise(sent_at)]
    assert gaps == [15, 30, 60, 120, 240, 480, 960, 1920, 3600]
    alerts = [json.loads(line) for line in system.log_lines if '"outbox-age"' in line]
    assert alerts[0]["detail"].startswith("an event has waited ")


async def test_a_row_that_its_queue_refuses_holds_back_no_other_and_ends_as_a_dead_letter(system: System) -> None:
    await system.databases["auth"].batch(outbox.publish(system.deps["auth"], "user.created", {"poison": True}, to=["nobody"]))
    await system.sign_in(42)
    await system.settle()
    assert (await _counts(system))["codes"] == 1
    for _ in range(12):
        system.now += 3601
        await system.tick("auth")
    [letter] = (await _ops(system, "GET", "/ops/auth/dead-letters"))["items"]
    assert letter["source"] == "outbox:nobody"
    assert (await _counts(system))["outbox"] == 0
    assert await _ops(system, "POST", f"/ops/auth/dead-letters/{letter['letter_id']}/replay") is None
    assert (await _counts(system))["outbox"] == 1


async def test_batches_stay_within_what_a_queue_takes(system: System) -> None:
    deps = system.deps["auth"]
    for number in range(250):
        data = {"user_id": f"user-{number}", "telegram_id": str(number), "locale": "en"}
        await system.databases["auth"].batch(outbox.publish(deps, "user.created", data, to=["referral"]))
    for number in range(3):
        await system.databases["auth"].batch(outbox.publish(deps, "big", {"text": "я" * 10_000, "n": number}, to=["bot"]))
    await outbox.relay(deps)
    assert len(system.queues["referral"].messages) == 250
    assert len(system.queues["bot"].messages) == 3


async def test_an_event_that_no_queue_would_take_is_refused_before_it_is_stored(system: System) -> None:
    with pytest.raises(ValueError, match="takes 128000"):
        outbox.publish(system.deps["auth"], "big", {"text": "x" * 130_000}, to=["bot"])


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("", id="empty"),
        pytest.param("{", id="not JSON"),
        pytest.param("[" * 50_000, id="nested"),
        pytest.param('{"kind":"event"}', id="fields missing"),
        pytest.param('{"kind":"unknown"}', id="kind unknown"),
        pytest.param('{"kind":"event","id":"","type":"a","producer":"auth","time":1,"data":{}}', id="id empty"),
    ],
)
async def test_a_message_that_nobody_can_read_is_a_dead_letter_and_its_neighbours_go_on(system: System, body: str) -> None:
    await system.sign_in(42)
    await _run_deferred(system)
    system.queues["referral"].messages.appendleft(MemoryMessage(body))
    await system.settle()
    assert await _counts(system) == {"outbox": 0, "codes": 1, "recipients": 1, "dead": 1}


async def test_an_event_of_an_unknown_type_waits_among_the_dead_letters_for_a_newer_version(system: System) -> None:
    await system.databases["auth"].batch(outbox.publish(system.deps["auth"], "user.renamed", {}, to=["referral"]))
    await outbox.relay(system.deps["auth"])
    await system.settle()
    [letter] = (await _ops(system, "GET", "/ops/referral/dead-letters"))["items"]
    assert letter["reason"] == "no handler for user.renamed"
    assert (await _counts(system))["outbox"] == 0
    reply = await system.request("POST", f"/ops/referral/dead-letters/{letter['letter_id']}/replay", token=OPS_TOKEN)
    assert reply.problem == "replay-failed"
    assert await _ops(system, "DELETE", f"/ops/referral/dead-letters/{letter['letter_id']}") is None
    assert (await _counts(system))["dead"] == 0


async def test_an_event_whose_handler_keeps_failing_is_replayed_once_its_cause_is_mended(system: System) -> None:
    await system.databases["referral"].run("alter table codes rename to codes_gone")
    await system.sign_in(42)
    await system.settle()
    [letter] = (await _ops(system, "GET", "/ops/referral/dead-letters"))["items"]
    assert letter["reason"] == "every attempt failed"
    path = f"/ops/referral/dead-letters/{letter['letter_id']}/replay"
    assert (await system.request("POST", path, token=OPS_TOKEN)).problem == "replay-failed"
    await system.databases["referral"].run("alter table codes_gone rename to codes")
    assert await _ops(system, "POST", path) is None
    assert await _counts(system) == {"outbox": 0, "codes": 1, "recipients": 1, "dead": 0}
    assert (await system.request("POST", path, token=OPS_TOKEN)).problem == "dead-letter-not-found"


async def test_an_event_whose_data_its_handler_refuses_is_one_dead_letter_and_confirmed(system: System) -> None:
    await system.databases["auth"].batch(outbox.publish(system.deps["auth"], "user.created", {"user_id": 5}, to=["referral"]))
    for _ in range(5):
        await outbox.relay(system.deps["auth"])
        await system.settle()
        system.now += 3601
    assert await _counts(system) == {"outbox": 0, "codes": 0, "recipients": 0, "dead": 1}


async def test_a_stray_copy_of_an_event_that_took_effect_is_no_dead_letter(system: System) -> None:
    await system.sign_in(42)
    await _run_deferred(system)
    copies = [MemoryMessage(message.body) for message in system.queues["referral"].messages]
    await system.settle()
    system.queues["referral"].dead.extend([*copies, MemoryMessage(inbox.WAKE), MemoryMessage("{")])
    await system.settle()
    assert (await _counts(system))["dead"] == 0


async def test_an_event_that_nobody_confirms_for_two_weeks_is_a_dead_letter(system: System) -> None:
    await system.sign_in(42)
    await _run_deferred(system)
    system.now += outbox.LIFE_S + 1
    for queue in system.queues.values():
        queue.messages.clear()
    await system.tick("auth")
    letters = (await _ops(system, "GET", "/ops/auth/dead-letters"))["items"]
    assert {(letter["source"], letter["reason"]) for letter in letters} == {
        ("outbox:bot", "never confirmed"),
        ("outbox:referral", "never confirmed"),
    }
    assert (await _counts(system))["outbox"] == 0


async def test_a_sweep_takes_its_other_steps_after_one_that_fails(system: System) -> None:
    await system.databases["bot"].run("insert into inbox values ('old', 1)")
    await system.databases["bot"].run("drop table outbox")
    with pytest.raises(DatabaseError, match="outbox"):
        await system.tick("bot")
    assert await system.rows("bot", "select * from inbox") == []


async def test_old_inbox_rows_are_forgotten_a_bounded_number_at_a_time(system: System) -> None:
    db = system.databases["bot"]
    await db.run(
        "with recursive n(i) as (select 1 union all select i + 1 from n where i < 700) insert into inbox select 'e' || i, 1 from n"
    )
    await db.run("insert into inbox values ('recent', ?)", int(system.now))
    await inbox.prune(system.deps["bot"])
    assert await db.one("select count(*) as n from inbox") == {"n": 201}
    await inbox.prune(system.deps["bot"])
    assert await db.all("select event_id from inbox") == [{"event_id": "recent"}]


@pytest.mark.parametrize("service", ["auth", "referral", "bot"])
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("at", range(1, 7))
async def test_a_service_cut_off_at_any_database_call_loses_and_doubles_nothing(system: System, service: str, at: int, after: bool) -> None:
    """The n-th call fails, before or after it took place: in the end each effect is there once."""
    whole = system.databases[service]
    object.__setattr__(system.deps[service], "db", Failing(whole, at=at, after=after))
    for attempt in range(30):
        try:
            if attempt == 0:
                await system.request("POST", "/v1/auth/telegram", body={"init_data": system.init_data(42)})
            await system.settle()
            await system.tick("auth")
            await system.tick("bot")
        except (CutOff, DatabaseError):
            pass
        system.now += 61
    object.__setattr__(system.deps[service], "db", whole)
    if not await whole.all("select 1 from users") if service == "auth" else False:
        await system.sign_in(42)  # it was cut off before anything was stored: the client tries again
        await system.settle()
    assert await _counts(system) == {"outbox": 0, "codes": 1, "recipients": 1, "dead": 0}


async def _run_deferred(system: System) -> None:
    while system.deferred:
        await system.deferred.popleft()


async def _counts(system: System) -> dict[str, int]:
    async def count(service: str, table: str) -> int:
        [row] = await system.rows(service, f"select count(*) as n from {table}")
        return int(row["n"])

    dead = sum([await count(service, "dead_letters") for service in ("auth", "referral", "bot")])
    return {
        "outbox": await count("auth", "outbox"),
        "codes": await count("referral", "codes"),
        "recipients": await count("bot", "recipients"),
        "dead": dead,
    }


async def _ops(system: System, method: str, target: str) -> Any:
    reply = await system.request(method, target, token=OPS_TOKEN)
    assert reply.status < 300, reply.body
    return reply.json() if reply.body else None
