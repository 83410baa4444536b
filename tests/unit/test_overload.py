"""More is asked of a database than it can do: people are told to wait, nothing is half done, and no
event or update is to blame.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from typing import Any

import pytest

from contest.bot.cron import SweepFailed
from contest.kit.database import DatabaseBusy, failure_of
from tests.channels import Channels
from tests.contests import Organiser
from tests.entries import Person
from tests.failing import Overloaded
from tests.system import System

WAIT = "So many people are here at once that we are still counting. Please wait a moment."


def overload(system: System, service: str, at: Collection[int] = ()) -> Any:
    """The database of a service has too much to do, at these calls or at all; what it is when it
    has not.
    """
    database = system.databases[service]
    system.replace(service, db=Overloaded(database, at=at))
    return database


@pytest.mark.parametrize(
    ("message", "is_busy"),
    [
        ("D1_ERROR: D1 DB is overloaded. Requests queued for too long.", True),
        ("D1_ERROR: D1 DB is overloaded. Too many requests queued.", True),
        ("D1_ERROR: Network connection lost.", False),
        ("D1_ERROR: UNIQUE constraint failed: users.telegram_id", False),
    ],
)
def test_what_d1_says_when_it_has_too_much_to_do(message: str, is_busy: bool) -> None:
    assert isinstance(failure_of(message), DatabaseBusy) == is_busy


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        pytest.param("GET", "", None, id="a read"),
        pytest.param("POST", "/entries", {}, id="joining"),
        pytest.param("DELETE", "/entries/me", None, id="leaving"),
    ],
)
async def test_whoever_asks_is_told_when_to_ask_again(
    system: System, method: str, path: str, body: Any
) -> None:
    contest = await Organiser(system).opened()
    person = await Person.signed_in(system)
    database = overload(system, "content")
    target = f"/v1/contests/{contest['id']}{path}"
    reply = await person.send(method, target, body=body)
    assert (reply.status, reply.problem, reply.headers["retry-after"]) == (503, "busy", "3")
    system.replace("content", db=database)
    assert await system.rows("content", "select * from entries") == []
    assert (await person.join(contest)).status == 201


@pytest.mark.parametrize(
    "at",
    [
        pytest.param({1}, id="all together"),
        pytest.param({1, 4}, id="and one by one, though writes were taken in between"),
        pytest.param((), id="for long"),
    ],
)
async def test_events_are_handed_over_again_and_none_is_to_blame(
    system: System, at: Collection[int]
) -> None:
    database = overload(system, "referral", at)
    await system.sign_in(42)
    for _ in range(30):
        await system.settle()
        attempts = await system.rows("auth", "select distinct attempts from outbox")
        assert attempts in ([], [{"attempts": 0}])
        system.now += 60
        await system.tick("auth")
    system.replace("referral", db=database)
    system.now += 120
    await system.tick("auth")
    assert await system.rows("auth", "select * from outbox") == []
    assert len(await system.rows("referral", "select * from people")) == 1
    assert await system.rows("auth", "select * from dead_letters") == []


async def test_whoever_presses_a_button_is_asked_to_wait_and_it_counts(system: System) -> None:
    channels = Channels(system)
    await channels.adds_bot()
    contest = await channels.contests.opened()
    await channels.posts(contest, "How to join")
    await channels.minute()
    database = overload(system, "content")
    await channels.presses(42)
    assert channels.answers()[-1] == WAIT
    told = len(channels.answers())
    system.now += 30
    with suppress(SweepFailed):  # it looks at posted contests as well
        await system.tick("bot")
    await system.settle()
    assert channels.answers()[told:] == [], "once is enough"
    system.replace("content", db=database)
    system.now += 60
    await system.tick("bot")
    entries = await system.rows("content", "select telegram_id from entries")
    assert entries == [{"telegram_id": "42"}]


async def test_what_the_bot_asks_for_somebody_is_busy_as_well(system: System) -> None:
    contest = await Organiser(system).opened()
    person = await Person.signed_in(system)
    overload(system, "content")
    reply = await person.send("GET", f"/v1/contests/{contest['id']}/channels")
    assert (reply.status, reply.problem, reply.headers["retry-after"]) == (503, "busy", "3")


async def test_a_bot_whose_own_database_is_busy_reads_on_when_it_is_not(system: System) -> None:
    system.emulator.start_private_chat(system.emulator.meet(42, first_name="Ada"))
    database = overload(system, "bot")
    refused = await system.send_update(system.private_message(1))
    assert (refused.status, refused.problem) == (503, "busy")  # Telegram sends it again
    system.replace("bot", db=database)
    assert (await system.send_update(system.private_message(1))).status == 200
    await system.settle()
    assert len(system.sent()) == 1
