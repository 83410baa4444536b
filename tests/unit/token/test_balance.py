"""What someone has, now and at any moment before."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

import pytest

from tests.points import Points
from tests.system import System


class Person:
    def __init__(self, system: System, session: Any) -> None:
        self._system, self.user_id = system, session["user"]["id"]
        self._token = session["access_token"]

    async def has(self, query: str = "") -> tuple[int, int, int]:
        """What is posted, held and left."""
        path = f"/v1/token/balance{query}"
        reply = await self._system.request("GET", path, token=self._token)
        found = reply.json()
        return found["posted"], found["held"], found["available"]

    async def had(self, at: float) -> tuple[int, int, int]:
        return await self.has(f"?at={quote(datetime.fromtimestamp(at, UTC).isoformat())}")


async def test_balance_now_and_before(system: System) -> None:
    person = Person(system, await system.sign_in())
    start, points = system.now, Points(system)
    assert await person.has() == (0, 0, 0)
    times = []
    hold = {"kind": "hold", "key": "h", "user_id": person.user_id, "amount": 30}
    post = {"kind": "post", "key": "p", "hold_key": "h", "user_id": person.user_id, "amount": 10}
    for asked in ({**hold, "expires_in_s": 600}, post):
        system.now += 60
        await points.give(person.user_id, 50)
        times.append(system.now)
        system.now += 1
        assert await points.ask(asked) == ["done"]
        times.append(system.now)
    assert await person.has() == (90, 0, 90)
    assert await person.had(start - 1) == (0, 0, 0)
    assert [await person.had(at) for at in times] == [
        *((50, 0, 50), (50, 30, 20)),
        *((100, 30, 70), (90, 0, 90)),
    ]
    assert await person.had(times[2] - 1) == (50, 30, 20)
    assert await person.had(system.now + 10**9) == (90, 0, 90)


async def test_a_balance_then_is_of_whoever_asks(system: System) -> None:
    ada, bob = [Person(system, await system.sign_in(number)) for number in (42, 43)]
    await Points(system).give(ada.user_id, 5)
    assert await bob.had(system.now) == (0, 0, 0)
    assert await ada.had(system.now) == (5, 0, 5)


@pytest.mark.parametrize(
    ("at", "posted"),
    [
        pytest.param("2027-01-15t08:00:00z", 5, id="lower case"),
        pytest.param("2027-01-15T11:00:00.5%2B03:00", 5, id="another zone, a part of a second"),
        pytest.param("2027-01-15T08:00:00%2B00:01", 0, id="a minute before"),
        pytest.param("0001-01-01T00:00:00%2B23:59", 0, id="the first year there is"),
        pytest.param("9999-12-31T23:59:59-23:59", 5, id="the last"),
    ],
)
async def test_a_moment_as_the_document_takes_it(system: System, at: str, posted: int) -> None:
    person = Person(system, await system.sign_in())
    await Points(system).give(person.user_id, 5)
    assert (await person.has(f"?at={at}"))[0] == posted


@pytest.mark.parametrize(
    ("ahead_s", "dated_s"),
    [
        pytest.param(2, 2, id="clocks differ: the next one is not before it"),
        pytest.param(1_000_000, 0, id="a clock was wrong: the next one has its own time"),
    ],
)
async def test_the_time_of_a_transfer(system: System, ahead_s: int, dated_s: int) -> None:
    points, start = Points(system), system.now
    system.skew["token"] = ahead_s
    await points.give("ada", 1)
    system.skew.clear()
    await points.give("bob", 1)
    rows = await system.rows("token", "select created_at from transfers order by seq")
    assert [row["created_at"] - start for row in rows] == [ahead_s] * 2 + [dated_s] * 2
