"""How a contest stands: its leaderboard, and its figures for who organises it."""

from __future__ import annotations

from typing import Any

import pytest

from contest.kit.paging import encode_cursor
from tests.contests import HOUR_S, Organiser
from tests.entries import Person, joined
from tests.failing import Watched
from tests.many_entries import count, fill
from tests.system import System


async def leaderboard(system: System, contest: dict[str, Any], query: str = "") -> Any:
    reply = await system.request("GET", f"/v1/contests/{contest['id']}/leaderboard{query}")
    assert reply.status == 200, reply.body
    return reply.json()


async def pages(system: System, contest: dict[str, Any], limit: int) -> list[dict[str, Any]]:
    """Every place that the leaderboard shows, page after page."""
    found, cursor = [], ""
    while True:
        page = await leaderboard(system, contest, f"?limit={limit}{cursor}")
        found += page["items"]
        if page["next_cursor"] is None:
            return found
        cursor = f"&cursor={page['next_cursor']}"


async def test_who_has_most_tickets_is_first_and_of_as_many_who_had_them_first(
    system: System,
) -> None:
    contest = await Organiser(system).opened()
    await fill(system, contest, 3, tickets="i", reached_at="1000 - i")
    await fill(system, contest, 2, first=3, tickets="2", reached_at="2000 - i")
    board = await leaderboard(system, contest)
    assert board["entries"] == 5
    assert [(each["rank"], each["first_name"], each["tickets"]) for each in board["items"]] == [
        (1, "Person 2", 2),
        (2, "Person 4", 2),
        (3, "Person 3", 2),
        (4, "Person 1", 1),
        (5, "Person 0", 0),
    ]


async def test_who_is_out_is_not_on_it_and_not_counted(system: System) -> None:
    contest = await Organiser(system).opened()
    state = "iif(i = 1, 'withdrawn', iif(i = 2, 'disqualified', 'active'))"
    await fill(system, contest, 4, state=state)
    board = await leaderboard(system, contest)
    assert board["entries"] == 2
    assert {each["first_name"] for each in board["items"]} == {"Person 0", "Person 3"}


@pytest.mark.parametrize("limit", [1, 3, 7, 100])
@pytest.mark.parametrize(
    ("tickets", "reached_at"),
    [
        pytest.param("i % 3", "i", id="a few levels"),
        pytest.param("5", "1000", id="all at once"),
        pytest.param("i % 2", "i / 10", id="several in a second"),
    ],
)
async def test_its_pages_show_everybody_once(
    system: System, limit: int, tickets: str, reached_at: str
) -> None:
    contest = await Organiser(system).opened()
    await fill(system, contest, 50, tickets=tickets, reached_at=reached_at)
    found = await pages(system, contest, limit)
    assert [each["rank"] for each in found] == list(range(1, 51))
    assert len({each["first_name"] for each in found}) == 50
    whole = (await leaderboard(system, contest, "?limit=100"))["items"]
    assert found == whole


async def test_it_ends_after_a_thousand_places(system: System) -> None:
    contest = await Organiser(system).opened()
    await fill(system, contest, 1100)
    found = await pages(system, contest, 70)
    assert (len(found), found[-1]["rank"]) == (1000, 1000)


async def test_it_tells_nobody_which_line_of_the_draw_s_list_is_whose(system: System) -> None:
    contest = await Organiser(system).opened()
    await fill(system, contest, 3)
    [line, *_] = await system.rows("content", "select commitment from entries order by 1 desc")
    cursors = [encode_cursor(0, line["commitment"]), encode_cursor(1, line["commitment"])]
    for cursor in cursors:
        path = f"/v1/contests/{contest['id']}/leaderboard?cursor={cursor}"
        assert (await system.request("GET", path)).problem == "invalid-request"
    board = await leaderboard(system, contest, "?limit=1")
    assert set(board["items"][0]) == {"rank", "first_name", "tickets"}


@pytest.mark.parametrize(
    "cursor",
    [
        pytest.param("AAAA", id="nonsense"),
        pytest.param(encode_cursor(1000, "1.1.1"), id="behind the last place"),
        pytest.param(encode_cursor(1, "1.1"), id="too short"),
        pytest.param(encode_cursor(1, "1.1.9007199254740992"), id="too large"),
        pytest.param(encode_cursor(1, "1.-1.1"), id="below nought"),
    ],
)
async def test_a_cursor_of_another_list_is_refused(system: System, cursor: str) -> None:
    contest = await Organiser(system).opened()
    path = f"/v1/contests/{contest['id']}/leaderboard?cursor={cursor}"
    assert (await system.request("GET", path)).problem == "invalid-request"


async def test_the_leaderboard_of_a_draft_is_nobody_else_s_business(system: System) -> None:
    contest = await Organiser(system).create()
    path = f"/v1/contests/{contest['id']}/leaderboard"
    assert (await system.request("GET", path)).problem == "contest-not-found"


async def test_a_client_may_keep_it_for_a_moment(system: System) -> None:
    contest = await Organiser(system).opened()
    path = f"/v1/contests/{contest['id']}/leaderboard"
    first = await system.request("GET", path)
    assert first.headers["cache-control"].endswith("max-age=5")
    headers = {"if-none-match": first.headers["etag"]}
    assert (await system.request("GET", path, headers=headers)).status == 304
    await fill(system, contest, 1)
    system.now += 5
    assert (await system.request("GET", path, headers=headers)).status == 200


async def statistics(system: System, contest: dict[str, Any], telegram_id: int = 1) -> Any:
    token = await Organiser(system, telegram_id).token()
    path = f"/v1/contests/{contest['id']}/statistics"
    return await system.request("GET", path, token=token)


async def test_figures_say_who_joined_when_whence_and_in_which_language(system: System) -> None:
    system.now = (
        1_792_792_800.0  # 2026-10-24 00:00 in Berlin, whose night after it has an hour more
    )
    contest = await Organiser(system).opened(ends_at="2026-10-27T00:00:00Z")
    origins = [("direct", "en"), ("channel_post", "ru"), ("channel_post", "en"), ("direct", "en")]
    for number, (source, locale) in enumerate(origins):
        person = await Person.signed_in(system, 100 + number, language_code=locale)
        assert (await person.join(contest, source=source)).status == 201
        system.now += 16 * HOUR_S
    system.now -= 16 * HOUR_S
    assert (await person.leave(contest)).status == 204
    found = (await statistics(system, contest)).json()
    assert (found["entries"], found["not_in_any_more"]) == (3, 1)
    assert found["sources"] == {"direct": 2, "channel_post": 2, "invitation": 0}
    assert found["locales"] == {"en": 3, "ru": 1}
    assert [each["hour"] for each in found["hours"]] == [
        "2026-10-23T22:00:00Z",
        "2026-10-24T14:00:00Z",
        "2026-10-25T06:00:00Z",
        "2026-10-25T22:00:00Z",
    ]
    assert found["days"] == [
        {"date": "2026-10-24", "entries": 2},
        {"date": "2026-10-25", "entries": 2},
    ]


async def test_figures_are_no_scan(system: System) -> None:
    contest = await Organiser(system).opened()
    await fill(system, contest, 20)
    watched = Watched(system.databases["content"])
    system.replace("content", db=watched)
    assert (await statistics(system, contest)).json()["entries"] == 20
    asked = [
        sql for sql in watched.statements if "from entries" in sql or "from completions" in sql
    ]
    assert asked == []


async def test_figures_are_for_its_organisers(system: System) -> None:
    contest = await Organiser(system).opened()
    assert (await statistics(system, contest, 42)).problem == "not-an-organiser"
    draft = await Organiser(system).create()
    assert (await statistics(system, draft, 42)).problem == "contest-not-found"


async def test_everybody_s_own_rank_is_that_of_the_leaderboard(system: System) -> None:
    contest = await Organiser(system).opened()
    people = await joined(system, contest, *range(100, 112))
    for number, person in enumerate(people):
        await system.rows(
            "content",
            "update entries set tickets = ?, reached_at = ? where telegram_id = ?",
            1 + number % 3,
            1000 + number // 4,
            str(person.telegram_id),
        )
    await count(system, contest)
    entries = [(await person.entry(contest)) for person in people]
    assert sorted(each["rank"] for each in entries) == list(range(1, 13))
    assert all(each["is_rank_exact"] for each in entries)
    board = (await leaderboard(system, contest))["items"]
    for entry in entries:
        assert board[entry["rank"] - 1]["tickets"] == entry["tickets"]


@pytest.mark.parametrize(
    ("before", "rank", "is_exact"),
    [
        pytest.param(0, 1, True, id="the first"),
        pytest.param(100, 101, True, id="as many as are counted"),
        pytest.param(101, 102, False, id="one more"),
        pytest.param(500, 102, False, id="many more"),
    ],
)
async def test_of_those_with_as_many_tickets_a_hundred_are_counted(
    system: System, before: int, rank: int, is_exact: bool
) -> None:
    contest = await Organiser(system).opened()
    await fill(system, contest, before, tickets="1")
    [person] = await joined(system, contest, 42)
    await fill(system, contest, 300, first=before, tickets="1", reached_at="2000000000")
    entry = await person.entry(contest)
    assert (entry["rank"], entry["is_rank_exact"]) == (rank, is_exact)
    await fill(system, contest, 30, first=1000, tickets="2")
    assert (await person.entry(contest))["rank"] == rank + 30


async def test_one_s_own_entry_is_one_call_to_the_database(system: System) -> None:
    contest = await Organiser(system).opened()
    [person] = await joined(system, contest, 42)
    watched = Watched(system.databases["content"])
    system.replace("content", db=watched)
    assert await person.entry(contest)
    assert watched.calls == 1


async def test_who_is_out_has_no_rank(system: System) -> None:
    contest = await Organiser(system).opened()
    [person] = await joined(system, contest, 42)
    await person.leave(contest)
    assert "rank" not in await person.entry(contest)
