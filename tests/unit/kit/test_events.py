"""Events between services: each takes effect once, whoever is away, slow, sick or cut off."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest

from contest.bot.cron import SweepFailed
from contest.contract.events.auth import UserCreated
from contest.contract.shared import Handover
from contest.kit.call import Call, Reply
from contest.kit.database import DatabaseError, Statement
from contest.kit.deps import Ask, ServiceAway
from contest.kit.events import handover, inbox, outbox
from contest.kit.problems import NotFound
from contest.kit.service import problem_reply
from tests.accounts import arrive, hold, minutes
from tests.failing import CutOff, Failing, Full, Watched
from tests.system import OPS_TOKEN, System, unreachable

WELL = {"outbox": 0, "codes": 1, "recipients": 1, "dead": 0}
CREATED = UserCreated(user_id="user", telegram_id="42", locale="en", changed_at_ms=1)


class ForNobody(UserCreated):
    CONSUMERS = ("bot", "nobody")


async def test_events_reach_their_consumers_once_and_leave_no_row_behind(system: System) -> None:
    await system.sign_in(42)
    await system.settle()
    assert await _counts(system) == WELL


async def test_an_event_is_recorded_with_its_effect_or_not_at_all(system: System) -> None:
    deps = system.deps["auth"]
    event = outbox.publish(deps, CREATED)
    with pytest.raises(DatabaseError):
        await outbox.commit(deps, [*event, Statement("insert into nowhere values (1)")])
    assert not system.deferred
    assert (await _counts(system))["outbox"] == 0


@pytest.mark.parametrize("lost", ["the call", "its answer"])
async def test_what_is_lost_on_the_way_is_handed_over_again(system: System, lost: str) -> None:
    await system.sign_in(42)
    if lost == "the call":
        system.crash()
    else:
        for each in await hold(system):
            await system.call(each.consumer, each.message, timeout_s=10)
    system.now += outbox.BORN_DUE_S - 1
    await system.tick("auth")
    assert (await _counts(system))["outbox"] == 2, "its answer may still be on the way"
    system.now += 1
    await system.tick("auth")
    assert await _counts(system) == WELL


async def test_what_is_handed_over_twice_at_once_takes_effect_once(system: System) -> None:
    await system.sign_in(42)
    held = await hold(system)
    await arrive(system, *held, *held)
    assert await _counts(system) == WELL


async def test_an_event_that_is_too_large_or_for_nobody_is_refused_before_it_is_stored(
    system: System,
) -> None:
    with pytest.raises(ValueError, match="more than 16384 bytes"):
        outbox.publish(system.deps["auth"], CREATED.model_copy(update={"user_id": "я" * 9_000}))
    with pytest.raises(LookupError, match="no binding to nobody"):
        outbox.publish(system.deps["auth"], ForNobody.model_validate(CREATED.model_dump()))


# A consumer that is away


async def test_an_outage_of_five_hours_counts_against_no_event_and_is_hammered_by_nobody(
    system: System,
) -> None:
    system.unreachable["bot"] = unreachable()
    calls = _watch(system, "auth", "bot")
    for number in range(300):
        await _created(system, number)
        await system.settle()
        system.now += 0.1
    for _ in range(5 * 60):
        system.now += 60
        await system.tick("auth")
        await system.settle()
    assert len(calls) <= 2 * 5 * 60 + 20, "a probe a minute, and whether anyone is there"
    assert await _count(system, "referral", "codes") == 300, "the other consumer did not wait"
    assert await system.rows("auth", "select count(*) as n from outbox where attempts > 0") == [
        {"n": 0}
    ]
    del system.unreachable["bot"]
    await minutes(system, 3)
    assert await _count(system, "bot", "recipients") == 300
    assert (
        await _count(system, "auth", "outbox") == await _count(system, "auth", "dead_letters") == 0
    )


async def test_a_consumer_whose_database_takes_no_writes_is_away(system: System) -> None:
    system.replace("bot", db=Full(system.databases["bot"]))
    await system.sign_in(42)
    await system.settle()
    for _ in range(30):
        system.now += 60
        await system.tick("auth")
    assert await system.rows("auth", "select consumer, attempts from outbox") == [
        {"consumer": "bot", "attempts": 0}
    ]
    system.replace("bot", db=system.databases["bot"])
    await minutes(system, 2)
    assert await _counts(system) == WELL


@pytest.mark.parametrize(
    "fault", ["its database hangs", "it answers 500 to everything", "its release takes no events"]
)
async def test_a_consumer_that_can_take_nothing_is_away(system: System, fault: str) -> None:
    deps = system.deps["auth"]
    if fault == "its database hangs":
        deps.services["bot"] = _away_with_events(system)
        system.replace("bot", db=Full(system.databases["bot"]))
    else:
        deps.services["bot"] = _always(
            Reply(500, body="{}")
            if "500" in fault
            else problem_reply(NotFound(), instance="", request_id="x")
        )
    await system.sign_in(42)
    await system.settle()
    for _ in range(90):
        system.now += 60
        await system.tick("auth")
    assert await system.rows("auth", "select consumer, attempts from outbox") == [
        {"consumer": "bot", "attempts": 0}
    ]
    deps.services["bot"] = system.ask("bot")
    system.replace("bot", db=system.databases["bot"])
    await minutes(system, 2)
    assert await _counts(system) == WELL


@pytest.mark.parametrize(
    "answer",
    [
        '{"outcomes":[{"outcome":"busy"}]}',
        '{"outcomes":[]}',
        '{"outcomes":[{}]}',
        "no JSON",
        "[]",
        "",
    ],
)
async def test_an_answer_that_nobody_understands_settles_nothing(
    system: System, answer: str
) -> None:
    system.deps["auth"].services["bot"] = _always(Reply(200, body=answer))
    await system.sign_in(42)
    await system.settle()
    assert [
        row["consumer"] for row in await system.rows("auth", "select consumer from outbox")
    ] == ["bot"]


async def test_an_event_that_waits_too_long_is_told_and_after_two_weeks_a_dead_letter(
    system: System,
) -> None:
    system.unreachable["bot"] = unreachable()
    await system.sign_in(42)
    await system.settle()
    system.now += outbox.BORN_DUE_S + outbox.AGE_ALERT_S + 60
    assert (
        await outbox.overdue(system.deps["auth"]) == "an event has waited 16 min for its consumer"
    )
    system.now += handover.LIFE_S
    await _steady(system)
    await system.tick("auth")
    [letter] = (await _ops(system, "GET", "/ops/auth/dead-letters"))["items"]
    assert (letter["source"], letter["reason"]) == (
        "outbox:bot",
        "its consumer was away for two weeks",
    )
    assert await _counts(system) == {"outbox": 0, "codes": 1, "recipients": 0, "dead": 1}


# Fairness


async def test_a_backlog_for_one_consumer_delays_neither_another_nor_someone_new(
    system: System,
) -> None:
    """150,000 rows wait for bot: a new user reaches referral and bot at once."""
    db = system.databases["auth"]
    await db.run("""
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 150000)
        insert into outbox select 'waits-' || i, 'bot', '{}', unixepoch(), i % 2, 0 from n
    """)
    await system.sign_in(42)
    await system.settle()
    assert await _count(system, "referral", "codes") == 1
    assert await _count(system, "bot", "recipients") == 1
    await system.sign_in(43)
    system.crash()  # so the sweep finds it
    system.now += outbox.BORN_DUE_S
    await system.tick("auth")
    assert await _count(system, "referral", "codes") == 2


async def test_rows_that_were_never_refused_come_before_those_that_were(system: System) -> None:
    db, deps = system.databases["auth"], system.deps["auth"]
    for number in range(500):
        key = (
            f"sick-{number}",
            "referral",
            json.dumps({"id": f"sick-{number}", "type": "user.created", "time": 1, "data": {}}),
        )
        await db.run("insert into outbox values (?, ?, ?, ?, 1, 0)", *key, int(system.now))
    await system.sign_in(42)
    system.crash()
    system.now += outbox.BORN_DUE_S
    await outbox.relay(deps)
    assert await _count(system, "referral", "codes") == 1


async def test_every_query_of_the_outbox_uses_an_index(system: System) -> None:
    database = system.databases["auth"]
    watched = Watched(database)
    system.replace("auth", db=watched)
    await system.sign_in(42)
    await system.settle()
    await system.tick("auth")
    await outbox.overdue(system.deps["auth"])
    sql = [each for each in dict.fromkeys(watched.statements) if "outbox" in each]
    plans = [
        row["detail"]
        for each in sql
        for row in await database.all(f"explain query plan {each}", *[None] * each.count("?"))
    ]
    assert plans
    assert [
        plan
        for plan in plans
        if plan.startswith("SCAN") and plan != "SCAN CONSTANT ROW" and "json_each" not in plan
    ] == []


# A sick event


@pytest.mark.parametrize(
    "message",
    [
        pytest.param('"text"', id="no object"),
        pytest.param("{}", id="empty"),
        pytest.param("[" * 300 + "]" * 300, id="nested too deeply for the parser"),
        pytest.param('{"id":"","type":"user.created","time":1,"data":{}}', id="id empty"),
        pytest.param(
            '{"id":"poison","type":"user.renamed","time":1,"data":{}}',
            id="of a type that nobody handles",
        ),
        pytest.param(
            '{"id":"poison","type":"user.created","time":1,"data":{"user_id":5}}',
            id="data not as described",
        ),
    ],
)
async def test_an_event_that_is_refused_holds_back_no_other_and_ends_as_one_dead_letter(
    system: System, message: str
) -> None:
    await system.databases["auth"].run(
        "insert into outbox values ('poison', 'referral', ?, ?, 0, 0)", message, int(system.now)
    )
    await system.sign_in(42)
    system.crash()
    system.now += outbox.BORN_DUE_S
    await minutes(system, 8)
    assert (await _counts(system))["codes"] == 1
    await minutes(system, 60)
    [letter] = (await _ops(system, "GET", "/ops/auth/dead-letters"))["items"]
    assert letter["source"] == "outbox:referral"
    assert letter["reason"]
    assert await _counts(system) == {"outbox": 0, "codes": 1, "recipients": 1, "dead": 1}


async def test_an_event_that_its_consumer_dies_of_is_found_among_many(system: System) -> None:
    """The consumer is there, but gives no answer to any call that holds this one."""
    for number in range(60):
        await _created(system, number)
    system.crash()
    await system.databases["auth"].run(
        "insert into outbox values ('deadly', 'referral', ?, ?, 0, 0)",
        '{"id":"deadly"}',
        int(system.now),
    )
    ask: Ask = system.deps["auth"].services["referral"]

    async def dies(message: str, *, timeout_s: float) -> str:
        if "deadly" in message:
            raise ServiceAway("it died")
        return await ask(message, timeout_s=timeout_s)

    system.deps["auth"].services["referral"] = dies
    system.now += outbox.BORN_DUE_S
    await minutes(system, 5)
    assert await _count(system, "referral", "codes") == 60
    await minutes(system, 40)
    [letter] = (await _ops(system, "GET", "/ops/auth/dead-letters"))["items"]
    assert letter["reason"] == "the consumer is there and did not answer to it"


async def test_many_that_fail_together_are_taken_one_by_one_a_bounded_number_in_one_call(
    system: System,
) -> None:
    for number in range(90):
        await _created(system, number)
    system.crash()
    system.now += outbox.BORN_DUE_S
    await system.databases["referral"].run("insert into codes values ('taken', 'someone', 1)")
    await system.databases["referral"].run("create unique index one_only on codes (created_at)")
    watched = Watched(system.databases["referral"])
    system.replace("referral", db=watched)
    await outbox.relay(system.deps["auth"])
    assert watched.calls <= outbox.ROUNDS_MAX * (inbox.SINGLES_MAX + 3)


# Dead letters


async def test_a_dead_letter_is_replayed_once_its_cause_is_mended(system: System) -> None:
    await system.databases["referral"].run("alter table codes rename to codes_gone")
    await system.sign_in(42)
    await system.settle()
    for _ in range(40):
        await _minute(system)
    [letter] = (await _ops(system, "GET", "/ops/auth/dead-letters"))["items"]
    assert "codes" in letter["reason"]
    await system.databases["referral"].run("alter table codes_gone rename to codes")
    path = f"/ops/auth/dead-letters/{letter['letter_id']}/replay"
    assert await _ops(system, "POST", path) is None
    await minutes(system, 1)
    assert await _counts(system) == WELL
    assert (await system.request("POST", path, token=OPS_TOKEN)).problem == "dead-letter-not-found"


async def test_many_dead_letters_are_replayed_by_one_request(system: System) -> None:
    for number in range(300):
        await _created(system, number)
    system.crash()
    await system.databases["auth"].run("""
        insert into dead_letters
        select event_id || '.' || consumer, 'outbox:' || consumer, message, 'a test', created_at from outbox
    """)
    await system.databases["auth"].run("delete from outbox")
    await system.databases["auth"].run(
        "insert into dead_letters values ('broken', 'outbox:bot', '{', 'a test', 0)"
    )
    assert await _ops(system, "POST", "/ops/auth/dead-letters/replay") == {
        "replayed": 600,
        "kept": 1,
        "next_cursor": None,
    }
    await minutes(system, 2)
    assert (
        await _count(system, "referral", "codes")
        == await _count(system, "bot", "recipients")
        == 300
    )
    assert await _count(system, "auth", "dead_letters") == 1


async def test_a_replay_of_more_than_a_thousand_says_that_there_are_more(system: System) -> None:
    await system.databases["auth"].run("""
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 1050)
        insert into dead_letters select 'letter-' || i, 'outbox:bot', '{"id":"' || i || '"}', 'a test', i / 7 from n
    """)
    first = await _ops(system, "POST", "/ops/auth/dead-letters/replay")
    assert (first["replayed"], first["kept"]) == (1000, 0)
    second = await _ops(
        system, "POST", f"/ops/auth/dead-letters/replay?cursor={first['next_cursor']}"
    )
    assert second == {"replayed": 50, "kept": 0, "next_cursor": None}
    assert await _count(system, "auth", "outbox") == 1050


async def test_letters_that_the_database_refuses_hold_back_no_others(system: System) -> None:
    await system.databases["auth"].run("""
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 60)
        insert into dead_letters select 'letter-' || i, 'outbox:bot', '{"id":"' || i || '"}', 'a test', i from n
    """)
    await system.databases["auth"].run(
        "create trigger refuses before insert on outbox when new.event_id = '7' begin select raise(abort, 'no'); end"
    )
    replayed, cursor = 0, ""
    for _ in range(10):
        answer = await _ops(system, "POST", f"/ops/auth/dead-letters/replay{cursor}")
        replayed += answer["replayed"]
        if answer["next_cursor"] is None:
            break
        cursor = f"?cursor={answer['next_cursor']}"
    assert replayed == 59
    assert await system.rows("auth", "select letter_id from dead_letters") == [
        {"letter_id": "letter-7"}
    ]


async def test_a_letter_that_is_discarded_is_gone(system: System) -> None:
    await system.databases["auth"].run(
        "insert into dead_letters values ('broken', 'outbox:bot', '{', 'a test', 0)"
    )
    reply = await system.request("POST", "/ops/auth/dead-letters/broken/replay", token=OPS_TOKEN)
    assert reply.problem == "replay-failed"
    assert await _ops(system, "DELETE", "/ops/auth/dead-letters/broken") is None
    assert (await _counts(system))["dead"] == 0


# The sweep, and crashes


async def test_a_sweep_takes_its_other_steps_after_one_that_fails(system: System) -> None:
    await _steady(system)
    await system.databases["bot"].run("insert into inbox values ('old', 1)")
    await system.databases["bot"].run("drop table updates")
    with pytest.raises(SweepFailed, match="prune_updates"):
        await system.tick("bot")
    assert await system.rows("bot", "select * from inbox") == []


async def test_old_inbox_rows_are_forgotten_a_bounded_number_at_a_time(system: System) -> None:
    db = system.databases["bot"]
    await db.run(
        "with recursive n(i) as (select 1 union all select i + 1 from n where i < 700) insert into inbox select 'e' || i, 1 from n"
    )
    await db.run("insert into inbox values ('recent', ?)", int(system.now))
    await _steady(system)
    await inbox.prune(system.deps["bot"])
    assert await db.one("select count(*) as n from inbox") == {"n": 201}
    await inbox.prune(system.deps["bot"])
    assert await db.all("select event_id from inbox") == [{"event_id": "recent"}]


@pytest.mark.parametrize(
    "ahead_s", [3600, 86_400, 315_360_000], ids=["an hour", "a day", "ten years"]
)
async def test_what_a_clock_that_was_ahead_has_put_off_is_taken_up_at_once(
    system: System, ahead_s: int
) -> None:
    system.unreachable["bot"] = unreachable()
    system.now += ahead_s
    await system.sign_in(42)
    await system.settle()
    system.now -= ahead_s
    del system.unreachable["bot"]
    await minutes(system, 2)
    assert await _counts(system) == WELL


@pytest.mark.parametrize("service", ["auth", "referral", "bot"])
@pytest.mark.parametrize("ahead_s", [86_400, 315_360_000], ids=["a day", "ten years"])
async def test_a_sweep_by_a_clock_that_was_ahead_forgets_nothing(
    system: System, service: str, ahead_s: int
) -> None:
    """Neither whom to leave forgotten, nor what took effect, nor what still waits."""
    await minutes(system, 3)
    first = await system.sign_in(42)
    held = await hold(system)
    assert (await system.request("DELETE", "/v1/me", token=first["access_token"])).status == 204
    system.unreachable["bot"] = unreachable()
    await system.settle()
    system.skew = {service: ahead_s}
    await _try(system.tick(service))
    system.skew = {}
    del system.unreachable["bot"]
    await arrive(system, *held)
    await minutes(system, 3)
    assert await _counts(system) == {"outbox": 0, "codes": 0, "recipients": 0, "dead": 0}


@pytest.mark.parametrize("service", ["auth", "referral", "bot"])
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("at", range(1, 7))
async def test_a_service_cut_off_at_any_database_call_loses_and_doubles_nothing(
    system: System, service: str, at: int, after: bool
) -> None:
    """The n-th call fails, before or after it took place: in the end each effect is there once."""
    whole = system.databases[service]
    system.replace(service, db=Failing(whole, at=at, after=after))
    await _try(
        system.request("POST", "/v1/auth/telegram", body={"init_data": system.init_data(42)})
    )
    for _ in range(20):
        await _minute(system)
    system.replace(service, db=whole)
    if not await system.rows("auth", "select 1 from users"):
        await system.sign_in(
            42
        )  # it was cut off before anything was stored: the client tries again
    await minutes(system, 12)
    assert await _counts(system) == WELL


def _always(reply: Reply) -> Ask:
    async def answers(message: str, *, timeout_s: float) -> str:
        return reply.encode()

    return answers


def _away_with_events(system: System) -> Ask:
    """Calls with events end at their limit; the others come through."""

    async def hangs(message: str, *, timeout_s: float) -> str:
        if Call.decode(message).json(Handover).events:
            raise ServiceAway("no answer in time")
        return await system.ask("bot")(message, timeout_s=timeout_s)

    return hangs


async def _steady(system: System) -> None:
    """The clock has been right for some sweeps."""
    for service in ("auth", "referral", "bot"):
        sql = "update sweeps set swept_at = ?, swept_before_at = ?"
        await system.databases[service].run(sql, int(system.now), int(system.now))


async def _created(system: System, number: int) -> None:
    """Someone new, as far as the other services hear of them."""
    event = UserCreated(
        user_id=f"user-{number}", telegram_id=str(number), locale="en", changed_at_ms=1
    )
    deps = system.deps["auth"]
    await outbox.commit(deps, outbox.publish(deps, event))


async def _minute(system: System) -> None:
    await _try(minutes(system, 1))


async def _try(work: Any) -> None:
    with suppress(CutOff, DatabaseError, SweepFailed):
        await work


def _watch(system: System, service: str, consumer: str) -> list[str]:
    """The operations that a service asks a consumer for from now on."""
    calls: list[str] = []
    ask: Ask = system.deps[service].services[consumer]

    async def watched(message: str, *, timeout_s: float) -> str:
        calls.append(Call.decode(message).operation)
        return await ask(message, timeout_s=timeout_s)

    system.deps[service].services[consumer] = watched
    return calls


async def _count(system: System, service: str, table: str) -> int:
    [row] = await system.rows(service, f"select count(*) as n from {table}")
    return int(row["n"])


async def _counts(system: System) -> dict[str, int]:
    dead = sum(
        [await _count(system, service, "dead_letters") for service in ("auth", "referral", "bot")]
    )
    return {
        "outbox": await _count(system, "auth", "outbox"),
        "codes": await _count(system, "referral", "codes"),
        "recipients": await _count(system, "bot", "recipients"),
        "dead": dead,
    }


async def _ops(system: System, method: str, target: str) -> Any:
    reply = await system.request(method, target, token=OPS_TOKEN)
    assert reply.status < 300, reply.body
    return reply.json() if reply.body else None
