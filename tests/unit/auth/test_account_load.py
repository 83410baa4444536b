"""What many requests at once of one person cost:
each as many calls of the database as if it came alone.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from tests.accounts import ADA, delete, recipients, sign_in_ada, unlimited
from tests.failing import Interleaved, Watched
from tests.sizes import sizes
from tests.system import Reply, System


def _counted(system: System) -> Watched:
    """auth's database, which counts; requests at once meet between their calls."""
    counting = Watched(Interleaved(system.databases["auth"]))
    system.replace("auth", db=counting)
    return counting


async def _choose(system: System, session: Any) -> Reply:
    return await system.request(
        "PATCH", "/v1/me", body={"locale": "ru"}, token=session["access_token"]
    )


async def _refresh(system: System, session: Any) -> Reply:
    return await system.refresh(session["refresh_token"])


async def _refresh_reused(system: System, session: Any) -> Reply:
    return await system.refresh(session["oldest"])


async def _exchange_again(system: System, session: Any) -> Reply:
    return await system.request(
        "POST", "/v1/auth/telegram", body={"init_data": session["init_data"]}
    )


async def _end_others(system: System, session: Any) -> Reply:
    return await system.request(
        "DELETE", "/v1/auth/sessions?keep_current=true", token=session["access_token"]
    )


async def _delete(system: System, session: Any) -> Reply:
    return await system.request("DELETE", "/v1/me", token=session["access_token"])


@pytest.mark.parametrize(
    ("act", "calls_max"),
    [
        pytest.param(_choose, 1, id="a locale is chosen"),
        pytest.param(_refresh, 2, id="a session is refreshed"),
        pytest.param(_refresh_reused, 2, id="a token is reused"),
        pytest.param(_exchange_again, 1, id="initData is exchanged again"),
        pytest.param(_end_others, 1, id="other sessions are ended"),
        pytest.param(_delete, 2, id="the account is deleted"),
    ],
)
@sizes(40, 300)
async def test_so_many_at_once_cost_so_many_times_one(
    system: System, act: Callable[[System, Any], Awaitable[Reply]], calls_max: int, cases: int
) -> None:
    unlimited(system)
    data = system.init_data(ADA)
    session = (await system.request("POST", "/v1/auth/telegram", body={"init_data": data})).json()
    session |= {"init_data": data, "oldest": session["refresh_token"]}
    for _ in range(2):
        session["refresh_token"] = (await _refresh(system, session)).json()["refresh_token"]
    await system.request("GET", "/v1/me", token=session["access_token"])
    counting = _counted(system)
    replies = await asyncio.gather(*(act(system, session) for _ in range(cases)))
    assert all(reply.status < 500 for reply in replies)
    assert counting.calls <= cases * calls_max


@sizes(60, 300)
async def test_choices_at_once_have_one_order_everywhere(system: System, cases: int) -> None:
    """The clock stands still meanwhile, so that only the statement can tell them apart."""
    unlimited(system)
    session = await sign_in_ada(system)
    _counted(system)
    targets = [{"locale": ("en", "ru")[number % 2]} for number in range(cases)]
    replies = await asyncio.gather(
        *(
            system.request("PATCH", "/v1/me", body=body, token=session["access_token"])
            for body in targets
        )
    )
    assert [reply.json()["locale"] for reply in replies] == [body["locale"] for body in targets]
    sql = """
        select message ->> '$.data.changed_at_ms' as at, message ->> '$.data.locale' as locale,
            message ->> '$.data.telegram_id' as telegram_id,
            json_type(message, '$.data.changed_at_ms') as type
        from outbox where message ->> '$.type' = 'user.locale_changed' order by at
    """
    told = await system.rows("auth", sql)
    [user] = await system.rows("auth", "select locale, locale_changed_at_ms from users")
    assert len({row["at"] for row in told}) == cases
    assert {(row["telegram_id"], row["type"]) for row in told} == {(str(ADA), "integer")}
    assert (told[-1]["locale"], told[-1]["at"]) == (user["locale"], user["locale_changed_at_ms"])
    await system.settle()
    assert [row["locale"] for row in await recipients(system)] == [user["locale"]]


async def test_who_is_gone_chooses_nothing_and_nobody_is_told(system: System) -> None:
    session = await sign_in_ada(system)
    await delete(system, session)
    before = await system.rows("auth", "select * from outbox")
    assert (await _choose(system, session)).problem == "user-not-found"
    assert await system.rows("auth", "select * from outbox") == before
