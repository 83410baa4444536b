"""Someone's transactions: all of theirs, each once, and nobody else's."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from contest.kit.paging import encode_cursor
from tests.accounts import unlimited
from tests.point_accounts import Account, fill, two
from tests.sizes import sizes
from tests.system import System

FEW = 3000  # more than a page of the statement looks at
FLAT = 0.25  # may be more, or less, in a history of another length


async def test_both_see_their_side_of_it(system: System) -> None:
    admin, ada, bob = await two(system)
    transfer = (await ada.give(bob.user_id, 30, note="Lunch")).json()
    common = {"id": transfer["id"], "kind": "transfer", "note": "Lunch", "reverses": None}
    common["created_at"] = transfer["created_at"]
    [sent, _] = await ada.history()
    assert sent == common | {"amount": -30, "posted": 70, "other_user_id": bob.user_id}
    [received] = await bob.history()
    assert received == common | {"amount": 30, "posted": 30, "other_user_id": ada.user_id}
    assert await admin.history() == []


async def test_no_account_but_of_people_is_named(system: System) -> None:
    _, ada, _ = await two(system)
    [given] = await ada.history()
    assert (given["kind"], given["amount"], given["other_user_id"]) == ("adjustment", 100, None)
    assert "system:" not in (await ada.send("GET", "/transactions")).body


async def test_who_has_no_account_has_no_transactions(system: System) -> None:
    assert await Account(system, 77).history() == []


@pytest.mark.parametrize("a_second", [1, 7, 10_000])
async def test_its_pages_show_each_once_newest_first(system: System, a_second: int) -> None:
    unlimited(system)
    ada = await Account.opened(system, 42)
    other = await Account.opened(system, 43)
    for account in (ada, other):
        await fill(system, account, 60, a_second=a_second, kind="iif(i % 3, 'reward', 'clawback')")
    whole = await ada.history("?limit=100")
    assert [each["id"] for each in whole] == [f"{ada.user_id}x{i}" for i in reversed(range(60))]
    for query in ("?limit=1", "?limit=7", "?limit=20", "?limit=59", "?limit=60"):
        assert await ada.history(query) == whole, query


async def test_it_goes_on_where_it_was_when_more_comes_in(system: System) -> None:
    ada = await Account.opened(system, 42)
    await fill(system, ada, 10)
    first = (await ada.send("GET", "/transactions?limit=5")).json()
    _, *_ = await two(system)
    cursor = f"cursor={first['next_cursor']}"
    await (await Account.opened(system, 1)).adjust(ada.user_id, 5)
    second = (await ada.send("GET", f"/transactions?limit=5&{cursor}")).json()["items"]
    assert [each["id"] for each in second] == [f"{ada.user_id}x{i}" for i in (4, 3, 2, 1, 0)]


async def test_only_what_came_in_or_went_out(system: System) -> None:
    ada = await Account.opened(system, 42)
    await fill(system, ada, 10)
    came, went = await ada.history("?direction=in&limit=2"), await ada.history("?direction=out")
    assert {each["amount"] for each in came} == {1}
    assert {each["amount"] for each in went} == {-1}
    assert (len(came), len(went)) == (5, 5)


async def test_only_those_of_a_kind(system: System) -> None:
    unlimited(system)
    _, ada, bob = await two(system)
    for _ in range(2):
        await ada.give(bob.user_id, 1)
    assert len(await ada.history("?kind=transfer&limit=1")) == 2
    assert len(await ada.history("?kind=adjustment")) == 1
    assert await ada.history("?kind=adjustment&direction=out") == []
    assert await ada.history("?kind=purchase") == []


async def test_what_is_rare_is_found_however_far_behind(system: System) -> None:
    """A page looks through a bounded number, and says that more follows."""
    unlimited(system)
    ada = await Account.opened(system, 42)
    rare = "iif(i in (0, 555), 'clawback', 'reward')"
    await fill(system, ada, 1000, kind=rare)
    first = (await ada.send("GET", "/transactions?kind=clawback")).json()
    assert first["items"] == []
    assert first["next_cursor"]
    found = [each["id"] for each in await ada.history("?kind=clawback&limit=100")]
    assert found == [f"{ada.user_id}x555", f"{ada.user_id}x0"]


async def test_a_cursor_of_someone_else_shows_one_s_own(system: System) -> None:
    ada, bob = await Account.opened(system, 42), await Account.opened(system, 43)
    for account in (ada, bob):
        await fill(system, account, 10)
    theirs = (await ada.send("GET", "/transactions?limit=3")).json()["next_cursor"]
    for path in (f"/transactions?cursor={theirs}", f"/statement?cursor={theirs}"):
        items = (await bob.send("GET", path)).json()["items"]
        assert items
        assert all(each["id"].startswith(bob.user_id) for each in items)


async def test_a_cursor_that_is_none(system: System) -> None:
    unlimited(system)
    ada = await Account.opened(system, 42)
    await fill(system, ada, 10)
    at = int(system.now)
    for cursor in (
        "AAAA",
        encode_cursor(at, ""),
        encode_cursor(at, "-1"),
        encode_cursor(at, "1.5"),
        encode_cursor(at, "1 or 1=1"),
        encode_cursor(at, str(2**53)),
        encode_cursor(at, "9" * 60),
        encode_cursor(2**53, "1"),
    ):
        for path in ("transactions", "statement"):
            reply = await ada.send("GET", f"/{path}?cursor={cursor}")
            assert reply.problem == "invalid-request", (path, cursor)
    for cursor in (encode_cursor(0, "0"), encode_cursor(0, str(2**53 - 1))):
        assert (await ada.send("GET", f"/transactions?cursor={cursor}")).json()["items"] == []
    for query in ("kind=funding", "kind=", "direction=both", "limit=0", "limit=101", "user_id=x"):
        reply = await ada.send("GET", f"/transactions?{query}")
        assert reply.problem == "invalid-request", query


Work = Callable[[Account, str], Awaitable[object]]
WORK: dict[str, Work] = {
    "a page of the history": lambda ada, _: ada.send("GET", "/transactions"),
    "one of a kind": lambda ada, _: ada.send("GET", "/transactions?kind=purchase"),
    "a page of the statement": lambda ada, _: ada.send("GET", "/statement"),
    "a transfer": lambda ada, bob: ada.give(bob, 1),
    "the balance": lambda ada, _: ada.send("GET", "/balance"),
    "the balance at a moment": lambda ada, _: ada.send("GET", "/balance?at=2027-01-01T00:00:00Z"),
    "the leaderboard": lambda ada, _: ada.send("GET", "/leaderboard"),
}


@sizes(20_000, 200_000)
async def test_it_costs_the_same_after_many_transfers(cases: int) -> None:
    """Counted in the steps that SQLite takes, which are the same on every machine."""
    few, many = await _steps(FEW), await _steps(cases)
    assert min(few.values()) > 0
    for name, taken in few.items():
        assert abs(many[name] - taken) <= FLAT * taken, (name, taken, many[name])


async def _steps(how_many: int) -> dict[str, int]:
    """So many steps each kind of work takes after so many transfers."""
    system, taken = System(), dict[str, int]()
    try:
        unlimited(system)
        _, ada, bob = await two(system)
        await fill(system, ada, how_many, a_second=3)
        for name, work in WORK.items():
            taken[name] = await _counted(system, work(ada, bob.user_id))
    finally:
        await system.close()
    return taken


async def _counted(system: System, work: Awaitable[object]) -> int:
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    connection = system.databases["token"]._connection
    connection.set_progress_handler(count, 1)
    await work
    connection.set_progress_handler(None, 0)
    return steps
