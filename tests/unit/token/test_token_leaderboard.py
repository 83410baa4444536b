"""Who has most points, by name."""

from __future__ import annotations

from typing import Any

from contest.kit.paging import decode_cursor, encode_cursor
from tests.point_accounts import Account, two
from tests.system import ADMIN_ID, System


async def board(system: System, limit: int = 100) -> list[dict[str, Any]]:
    """Every place, page after page, as anybody sees it."""
    found, cursor = list[dict[str, Any]](), ""
    while True:
        reply = await system.request("GET", f"/v1/token/leaderboard?limit={limit}{cursor}")
        assert reply.status == 200, reply.body
        found += reply.json()["items"]
        if reply.json()["next_cursor"] is None:
            return found
        cursor = f"&cursor={reply.json()['next_cursor']}"


async def crowd(system: System, how_many: int, *, points: str, changed_at: str = "i") -> None:
    """So many accounts, of people who are called by their number."""
    sql = f"""
        with recursive n (i) as (select 1 union all select i + 1 from n where i < ?)
        insert into balances (account_id, kind, posted, first_name, changed_at)
        select 'crowd' || i, 'user', {points}, 'Person ' || i, {changed_at} from n
    """
    await system.databases["token"].run(sql, how_many)


async def test_who_has_most_is_first_and_of_as_many_who_had_them_first(system: System) -> None:
    await crowd(system, 6, points="min(i, 3)", changed_at="10 - i")
    assert [(each["rank"], each["first_name"], each["points"]) for each in await board(system)] == [
        (1, "Person 6", 3),
        (2, "Person 5", 3),
        (3, "Person 4", 3),
        (4, "Person 3", 3),
        (5, "Person 2", 2),
        (6, "Person 1", 1),
    ]


async def test_its_pages_show_everybody_once(system: System) -> None:
    for start, points in ((0, "1 + i % 4"), (100, "7")):
        sql = "delete from balances where kind = 'user'"
        await system.databases["token"].run(sql)
        await crowd(system, 50, points=points, changed_at=f"{start} + i / 9")
        whole = await board(system)
        assert [each["rank"] for each in whole] == list(range(1, 51))
        assert len({each["first_name"] for each in whole}) == 50
        for limit in (1, 7, 50):
            assert await board(system, limit) == whole


async def test_it_ends_after_a_thousand_places(system: System) -> None:
    await crowd(system, 1100, points="i")
    assert [each["rank"] for each in await board(system)][-1] == 1000


async def test_only_people_with_points_are_on_it(system: System) -> None:
    admin, ada, bob = await two(system)
    await ada.give(bob.user_id, 100)
    sql = "insert into balances (account_id, kind, posted, changed_at) values (?, 'budget', 500, 0)"
    await system.databases["token"].run(sql, "contest:demo")
    await admin.adjust(admin.user_id, 1)
    await bob.points()
    await system.settle()
    assert await board(system) == [
        {"rank": 1, "first_name": "Bob", "points": 100},
        {"rank": 2, "first_name": None, "points": 1},
    ]


async def test_a_name_is_known_once_its_owner_has_looked(system: System) -> None:
    ada = await Account.opened(system, 42, points=5)
    assert (await board(system))[0]["first_name"] is None
    await ada.points()
    await system.settle()
    assert (await board(system))[0]["first_name"] == "Ada"
    called_otherwise = await Account.opened(system, 42, first_name="<b>Countess</b> \u202e")
    await called_otherwise.points()
    await system.settle()
    assert (await board(system))[0]["first_name"] == "<b>Countess</b> \u202e"
    assert await called_otherwise.points() == 5
    assert not system.deferred  # nothing is written while it is the same


async def test_who_is_gone_is_not_named_again(system: System) -> None:
    ada = await Account.opened(system, 42)
    await ada.points()
    sql = "update balances set closed_at = 1, first_name = null where account_id = ?"
    await system.databases["token"].run(sql, ada.user_id)
    await system.settle()
    await ada.points()
    await system.settle()
    named = "select first_name from balances where first_name is not null"
    assert await system.rows("token", named) == []


async def test_nobody_s_id_is_on_it(system: System) -> None:
    ada = await Account.opened(system, ADMIN_ID, points=5)
    await crowd(system, 3, points="i")
    reply = await system.request("GET", "/v1/token/leaderboard?limit=2")
    assert set(reply.json()["items"][0]) == {"rank", "first_name", "points"}
    assert "crowd" not in reply.body + str(decode_cursor(reply.json()["next_cursor"]))
    assert ada.user_id not in reply.body


async def test_a_cursor_of_another_list(system: System) -> None:
    for cursor in (
        "AAAA",
        encode_cursor(1000, "1.1.1"),
        encode_cursor(1, "1.1"),
        encode_cursor(1, "1.1.9007199254740992"),
        encode_cursor(1, "1.-1.1"),
    ):
        reply = await system.request("GET", f"/v1/token/leaderboard?cursor={cursor}")
        assert reply.problem == "invalid-request", cursor
