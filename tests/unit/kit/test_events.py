"""Events between services: each takes effect once, whatever is lost, doubled,
cut off or forgotten.
"""

from __future__ import annotations

import pytest

from contest.bot.cron import SweepFailed
from contest.contract.events.auth import UserCreated
from contest.kit.database import DatabaseError, Statement
from contest.kit.events import inbox, outbox
from tests.accounts import SERVICES, arrive, hold, minutes
from tests.events import WELL, attempt, counts, minute, steady
from tests.failing import Failing
from tests.sizes import share
from tests.system import System, unreachable

CREATED = UserCreated(user_id="user", telegram_id="42", locale="en", changed_at_ms=1)


class ForNobody(UserCreated):
    CONSUMERS = ("bot", "nobody")


async def test_events_reach_their_consumers_once_and_leave_no_row_behind(system: System) -> None:
    await system.sign_in(42)
    await system.settle()
    assert await counts(system) == WELL


async def test_an_event_is_recorded_with_its_effect_or_not_at_all(system: System) -> None:
    deps = system.deps["auth"]
    event = outbox.publish(deps, CREATED)
    with pytest.raises(DatabaseError):
        await outbox.commit(deps, [*event, Statement("insert into nowhere values (1)")])
    assert not system.deferred
    assert (await counts(system))["outbox"] == 0


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
    assert (await counts(system))["outbox"] == 3, "its answer may still be on the way"
    system.now += 1
    await system.tick("auth")
    assert await counts(system) == WELL


async def test_what_is_handed_over_twice_at_once_takes_effect_once(system: System) -> None:
    await system.sign_in(42)
    held = await hold(system)
    await arrive(system, *held, *held)
    assert await counts(system) == WELL


async def test_an_event_that_is_too_large_or_for_nobody_is_refused_before_it_is_stored(
    system: System,
) -> None:
    with pytest.raises(ValueError, match="more than 16384 bytes"):
        outbox.publish(system.deps["auth"], CREATED.model_copy(update={"user_id": "я" * 9_000}))
    with pytest.raises(LookupError, match="no binding to nobody"):
        outbox.publish(system.deps["auth"], ForNobody.model_validate(CREATED.model_dump()))


# The sweep, and crashes


async def test_a_sweep_takes_its_other_steps_after_one_that_fails(system: System) -> None:
    await steady(system)
    await system.databases["bot"].run("insert into inbox values (1, 'old', 1)")
    await system.databases["bot"].run("drop table updates")
    with pytest.raises(SweepFailed, match="pull_back, prune"):
        await system.tick("bot")
    assert await system.rows("bot", "select * from inbox") == []


async def test_old_inbox_rows_are_forgotten_a_bounded_number_at_a_time(system: System) -> None:
    db = system.databases["bot"]
    await db.run("""
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 700)
        insert into inbox select 1, 'e' || i, 1 from n
    """)
    await db.run("insert into inbox values (?1, 'recent', ?1)", int(system.now))
    await steady(system)
    await inbox.prune(system.deps["bot"])
    assert await db.one("select count(*) as n from inbox") == {"n": 201}
    await inbox.prune(system.deps["bot"])
    assert await db.all("select event_id from inbox") == [{"event_id": "recent"}]


async def test_an_event_that_came_late_is_remembered_as_long_as_others(system: System) -> None:
    """As by the replay of an old dead-letter message, whose answer is lost:
    it is handed over again.
    """
    db, now = system.databases["bot"], int(system.now)
    await db.run("insert into inbox values (1, 'late', ?)", now)
    await steady(system)
    await inbox.prune(system.deps["bot"])
    assert await db.all("select event_id from inbox") == [{"event_id": "late"}]
    system.now += inbox.RETENTION_S + 1
    await steady(system)
    await inbox.prune(system.deps["bot"])
    assert await db.all("select event_id from inbox") == []


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
    assert await counts(system) == WELL


@pytest.mark.parametrize("service", SERVICES)
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
    await attempt(system.tick(service))
    system.skew = {}
    del system.unreachable["bot"]
    await arrive(system, *held)
    await minutes(system, 3)
    assert await counts(system) == {"outbox": 0, "codes": 0, "recipients": 0, "dead": 0}


@share("at, after, service", range(1, 7), (False, True), SERVICES, one_in=5)
async def test_a_service_cut_off_at_any_database_call_loses_and_doubles_nothing(
    system: System, service: str, at: int, after: bool
) -> None:
    """The n-th call fails, before or after it took place: in the end each effect is there once."""
    whole = system.databases[service]
    system.replace(service, db=Failing(whole, at=at, after=after))
    await attempt(
        system.request("POST", "/v1/auth/telegram", body={"init_data": system.init_data(42)})
    )
    for _ in range(20):
        await minute(system)
    system.replace(service, db=whole)
    if not await system.rows("auth", "select 1 from users"):
        # It was cut off before anything was stored: the client tries again.
        await system.sign_in(42)
    await minutes(system, 12)
    assert await counts(system) == WELL
