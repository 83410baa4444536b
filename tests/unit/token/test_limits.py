"""What people may send each other: an admin says how much, and a day has an end."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from tests.accounts import interleave, unlimited
from tests.point_accounts import two
from tests.system import System

DAY_S = 86_400
MIDNIGHT = 1_800_057_600  # of a day of UTC


async def sent(system: System) -> list[dict[str, Any]]:
    return await system.rows("token", "select day, amount from sent order by day")


async def test_an_admin_changes_them_and_everybody_reads_them(system: System) -> None:
    admin, ada, _ = await two(system)
    assert (await admin.send("GET", "/limits")).json()["transfers_on"] is True
    limits = {"transfers_on": False, "per_transfer": 7, "per_day": 10**12}
    assert (await ada.send("PUT", "/limits", body=limits)).problem == "forbidden"
    changed = await admin.send("PUT", "/limits", body=limits)
    assert (changed.status, changed.json()) == (200, limits)
    for anyone in (admin, ada):
        assert (await anyone.send("GET", "/limits")).json() == limits
    assert (await system.request("GET", "/v1/token/limits")).problem == "unauthorized"
    [line] = [each for each in map(json.loads, system.log_lines) if each["event"] == "audit"][-1:]
    assert (line["action"], line["user_id"], line["per_transfer"]) == (
        "transfer-limits-put",
        admin.user_id,
        7,
    )


async def test_limits_that_make_no_sense(system: System) -> None:
    admin, *_ = await two(system)
    before = (await admin.send("GET", "/limits")).json()
    for change in (
        {"per_transfer": 0},
        {"per_day": -1},
        {"per_day": 0.5},
        {"per_transfer": "7"},
        {"per_day": 10**12 + 1},
        {"transfers_on": 1},
        {"transfers_on": None},
        {"per_week": 5},
    ):
        reply = await admin.send("PUT", "/limits", body=before | change)
        assert reply.problem == "invalid-request", change
    assert (await admin.send("PUT", "/limits", body={})).problem == "invalid-request"
    assert (await admin.send("GET", "/limits")).json() == before


async def test_what_is_sent_is_within_them(system: System) -> None:
    unlimited(system)
    admin, ada, bob = await two(system)
    await admin.limit(per_transfer=10, per_day=25)
    assert (await ada.give(bob.user_id, 11)).problem == "transfer-limit"
    replies = [await ada.give(bob.user_id, amount) for amount in (10, 10, 6, 5, 1)]
    assert [reply.status for reply in replies] == [201, 201, 409, 201, 409]
    assert {reply.problem for reply in replies if reply.status == 409} == {"daily-limit"}
    # What comes in counts for whoever sent it, and what an admin does for nobody.
    assert (await bob.give(ada.user_id, 10)).status == 201
    assert (await admin.adjust(ada.user_id, 1000)).status == 201
    assert (await admin.adjust(ada.user_id, -1000)).status == 201


async def test_a_change_holds_from_the_next_transfer_on(system: System) -> None:
    admin, ada, bob = await two(system)
    assert (await ada.give(bob.user_id, 20)).status == 201
    await admin.limit(per_day=25)
    assert (await ada.give(bob.user_id, 6)).problem == "daily-limit"
    await admin.limit(per_transfer=4, per_day=25)
    assert (await ada.give(bob.user_id, 5)).problem == "transfer-limit"
    await admin.limit(transfers_on=False)
    assert (await ada.give(bob.user_id, 1)).problem == "transfers-off"
    await admin.limit()
    assert (await ada.give(bob.user_id, 5)).status == 201


async def test_what_was_refused_counts_for_nothing(system: System) -> None:
    admin, ada, bob = await two(system)
    await admin.limit(per_day=50)
    for amount, to in ((101, bob.user_id), (40, "nobody"), (40, ada.user_id)):
        assert (await ada.give(to, amount)).status >= 400
    assert (await ada.give(bob.user_id, 50)).status == 201


async def test_a_day_ends_at_midnight_utc(system: System) -> None:
    system.now = MIDNIGHT - 2
    admin, ada, bob = await two(system)
    await admin.limit(per_day=10)
    assert (await ada.give(bob.user_id, 10)).status == 201
    system.now = MIDNIGHT - 1
    assert (await ada.give(bob.user_id, 1)).problem == "daily-limit"
    system.now = MIDNIGHT
    assert (await ada.give(bob.user_id, 10)).status == 201
    assert (await ada.give(bob.user_id, 1)).problem == "daily-limit"
    system.now = MIDNIGHT - 1  # an isolate whose clock is behind
    assert (await ada.give(bob.user_id, 1)).problem == "daily-limit"
    assert [row["amount"] for row in await sent(system)] == [10, 10]


async def test_a_transfer_asked_again_on_another_day_is_the_same(system: System) -> None:
    system.now = MIDNIGHT - 1
    admin, ada, bob = await two(system)
    await admin.limit(per_day=10)
    first = await ada.give(bob.user_id, 10, key="before-midnight")
    system.now = MIDNIGHT
    assert (await ada.give(bob.user_id, 10, key="before-midnight")).json() == first.json()
    assert (await ada.give(bob.user_id, 10)).status == 201


async def test_at_once_no_more_is_sent_than_may_be(system: System) -> None:
    unlimited(system)
    admin, ada, bob = await two(system)
    await admin.limit(per_day=15)
    interleave(system, "token")
    replies = await asyncio.gather(*(ada.give(bob.user_id, 2) for _ in range(12)))
    assert [reply.status for reply in replies].count(201) == 7
    assert await bob.points() == 14


async def test_what_was_sent_is_forgotten_after_days_by_a_clock_that_may_be_believed(
    system: System,
) -> None:
    admin, ada, bob = await two(system)
    await admin.limit(per_day=10)
    assert (await ada.give(bob.user_id, 10)).status == 201
    system.skew["token"] = 10 * DAY_S
    await system.tick("token")  # by a clock that nobody has confirmed
    assert len(await sent(system)) == 1
    system.skew["token"] = 0
    for _ in range(3):
        system.now += 60
        await system.tick("token")
    assert len(await sent(system)) == 1
    assert (await ada.give(bob.user_id, 1)).problem == "daily-limit"
    for _ in range(3):
        system.now += 60
        await system.tick("token")
    system.now += 3 * DAY_S
    for _ in range(3):
        system.now += 60
        await system.tick("token")
    assert await sent(system) == []


async def test_what_was_sent_by_a_clock_that_was_ahead_is_forgotten_too(system: System) -> None:
    _, ada, bob = await two(system)
    system.skew["token"] = 400 * DAY_S
    assert (await ada.give(bob.user_id, 1)).status == 201
    system.skew["token"] = 0
    assert (await ada.give(bob.user_id, 1)).status == 201
    for _ in range(3):
        system.now += 60
        await system.tick("token")
    assert [row["day"] for row in await sent(system)] == [int(system.now) // DAY_S]
