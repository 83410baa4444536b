"""A consumer that is away, slow or sick: nobody hammers it, nothing is counted against an event,
and it delays no other.
"""

from __future__ import annotations

import json

import pytest

from contest.contract.shared import Handover
from contest.kit.call import Call, Reply
from contest.kit.deps import Ask, ServiceAway
from contest.kit.events import handover, outbox
from contest.kit.problems import NotFound
from contest.kit.service import problem_reply
from tests.accounts import minutes
from tests.events import WELL, count, counts, created, ops, steady
from tests.failing import Full, Watched
from tests.system import System, unreachable


@pytest.mark.search
async def test_an_outage_of_five_hours_counts_against_no_event_and_is_hammered_by_nobody(
    system: System,
) -> None:
    system.unreachable["bot"] = unreachable()
    calls = _watch(system, "auth", "bot")
    for number in range(300):
        await created(system, number)
        await system.settle()
        system.now += 0.1
    for _ in range(5 * 60):
        system.now += 60
        await system.tick("auth")
        await system.settle()
    assert len(calls) <= 2 * 5 * 60 + 20, "a probe a minute, and whether anyone is there"
    assert await count(system, "referral", "people") == 300, "the other consumer did not wait"
    assert await system.rows("auth", "select count(*) as n from outbox where attempts > 0") == [
        {"n": 0}
    ]
    del system.unreachable["bot"]
    await minutes(system, 3)
    assert await count(system, "bot", "recipients") == 300
    assert await count(system, "auth", "outbox") == await count(system, "auth", "dead_letters") == 0


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
    assert await counts(system) == WELL


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
    assert await counts(system) == WELL


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
    await steady(system)
    await system.tick("auth")
    [letter] = (await ops(system, "GET", "/ops/auth/dead-letters"))["items"]
    assert (letter["source"], letter["reason"]) == (
        "outbox:bot",
        "its consumer was away for two weeks",
    )
    assert await counts(system) == {"outbox": 0, "codes": 1, "recipients": 0, "dead": 1}


# Fairness


@pytest.mark.search
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
    assert await count(system, "referral", "people") == 1
    assert await count(system, "bot", "recipients") == 1
    await system.sign_in(43)
    system.crash()  # so the sweep finds it
    system.now += outbox.BORN_DUE_S
    await system.tick("auth")
    assert await count(system, "referral", "people") == 2


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
    assert await count(system, "referral", "people") == 1


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


def _watch(system: System, service: str, consumer: str) -> list[str]:
    """The operations that a service asks a consumer for from now on."""
    calls: list[str] = []
    ask: Ask = system.deps[service].services[consumer]

    async def watched(message: str, *, timeout_s: float) -> str:
        calls.append(Call.decode(message).operation)
        return await ask(message, timeout_s=timeout_s)

    system.deps[service].services[consumer] = watched
    return calls
