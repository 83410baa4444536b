"""Events that their consumer refuses: each holds back no other, ends as one dead-letter message,
and is replayed or discarded by an operator.
"""

from __future__ import annotations

import pytest

from contest.kit.deps import Ask, ServiceAway
from contest.kit.events import inbox, outbox
from tests.accounts import minutes
from tests.events import WELL, count, counts, created, minute, ops
from tests.failing import Watched
from tests.system import OPS_TOKEN, System


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
    assert (await counts(system))["codes"] == 1
    await minutes(system, 60)
    [letter] = (await ops(system, "GET", "/ops/auth/dead-letters"))["items"]
    assert letter["source"] == "outbox:referral"
    assert letter["reason"]
    assert await counts(system) == {"outbox": 0, "codes": 1, "recipients": 1, "dead": 1}


async def test_an_event_that_its_consumer_dies_of_is_found_among_many(system: System) -> None:
    """The consumer is there, but gives no answer to any call that holds this one."""
    for number in range(60):
        await created(system, number)
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
    assert await count(system, "referral", "people") == 60
    await minutes(system, 40)
    [letter] = (await ops(system, "GET", "/ops/auth/dead-letters"))["items"]
    assert letter["reason"] == "the consumer is there and did not answer to it"


async def test_many_that_fail_together_are_taken_one_by_one_a_bounded_number_in_one_call(
    system: System,
) -> None:
    for number in range(90):
        await created(system, number)
    system.crash()
    system.now += outbox.BORN_DUE_S
    await system.databases["referral"].run(
        "insert into people (contact, here_since) values ('taken', 1)"
    )
    await system.databases["referral"].run("create unique index one_only on people (here_since)")
    watched = Watched(system.databases["referral"])
    system.replace("referral", db=watched)
    await outbox.relay(system.deps["auth"])
    assert watched.calls <= outbox.ROUNDS_MAX * (inbox.SINGLES_MAX + 3)


# Replayed, and discarded


async def test_a_dead_letter_is_replayed_once_its_cause_is_mended(system: System) -> None:
    await system.databases["referral"].run("alter table people rename to people_gone")
    await system.sign_in(42)
    await system.settle()
    for _ in range(40):
        await minute(system)
    [letter] = (await ops(system, "GET", "/ops/auth/dead-letters"))["items"]
    assert "people" in letter["reason"]
    await system.databases["referral"].run("alter table people_gone rename to people")
    path = f"/ops/auth/dead-letters/{letter['letter_id']}/replay"
    assert await ops(system, "POST", path) is None
    await minutes(system, 1)
    assert await counts(system) == WELL
    assert (await system.request("POST", path, token=OPS_TOKEN)).problem == "dead-letter-not-found"


async def test_many_dead_letters_are_replayed_by_one_request(system: System) -> None:
    for number in range(300):
        await created(system, number)
    system.crash()
    await system.databases["auth"].run("""
        insert into dead_letters
        select event_id || '.' || consumer, 'outbox:' || consumer, message, 'a test', created_at
        from outbox
    """)
    await system.databases["auth"].run("delete from outbox")
    await system.databases["auth"].run(
        "insert into dead_letters values ('broken', 'outbox:bot', '{', 'a test', 0)"
    )
    assert await ops(system, "POST", "/ops/auth/dead-letters/replay") == {
        "replayed": 900,
        "kept": 1,
        "next_cursor": None,
    }
    await minutes(system, 2)
    assert (
        await count(system, "referral", "people") == await count(system, "bot", "recipients") == 300
    )
    assert await count(system, "auth", "dead_letters") == 1


async def test_a_replay_of_more_than_a_thousand_says_that_there_are_more(system: System) -> None:
    await system.databases["auth"].run("""
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 1050)
        insert into dead_letters
        select 'letter-' || i, 'outbox:bot', '{"id":"' || i || '"}', 'a test', i / 7 from n
    """)
    first = await ops(system, "POST", "/ops/auth/dead-letters/replay")
    assert (first["replayed"], first["kept"]) == (1000, 0)
    second = await ops(
        system, "POST", f"/ops/auth/dead-letters/replay?cursor={first['next_cursor']}"
    )
    assert second == {"replayed": 50, "kept": 0, "next_cursor": None}
    assert await count(system, "auth", "outbox") == 1050


async def test_letters_that_the_database_refuses_hold_back_no_others(system: System) -> None:
    await system.databases["auth"].run("""
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 60)
        insert into dead_letters
        select 'letter-' || i, 'outbox:bot', '{"id":"' || i || '"}', 'a test', i from n
    """)
    await system.databases["auth"].run("""
        create trigger refuses before insert on outbox when new.event_id = '7'
        begin select raise(abort, 'no'); end
    """)
    replayed, cursor = 0, ""
    for _ in range(10):
        answer = await ops(system, "POST", f"/ops/auth/dead-letters/replay{cursor}")
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
    assert await ops(system, "DELETE", "/ops/auth/dead-letters/broken") is None
    assert (await counts(system))["dead"] == 0
