"""Who has won: as organisers see it, as a file, and in contests that keep earlier winners out."""

from __future__ import annotations

import json
from typing import Any

from tests.contests import Organiser, minutes
from tests.draws import drawn
from tests.entries import Person
from tests.system import Reply, System
from tests.unit.content.test_exports import CSV, JSON_LINES, read
from tests.winners import confirm, disqualify, drawn_among, winners

TWO = [
    {"name": {"en": "Gold", "ru": "Золото"}, "count": 1, "handover": {"en": "By hand"}},
    {"name": {"en": "Silver"}, "count": 2, "handover": {"en": "By hand"}},
]


async def export(system: System, contest: dict[str, Any], accept: str) -> Reply:
    path, token = f"/v1/contests/{contest['id']}/winners", await Organiser(system).token()
    return await system.request("GET", path, token=token, headers={"accept": accept})


async def test_organisers_see_who_holds_which_prize_and_how_to_reach_them(
    system: System,
) -> None:
    contest = await Organiser(system).opened(prizes=TWO)
    ada = await Person.signed_in(system, 42, first_name="Ada", username="ada_l")
    bob = await Person.signed_in(system, 43, first_name="Bob")
    for person in (ada, bob):
        await person.join(contest)
    await minutes(system, 2)
    system.now += 25 * 3600
    await minutes(system, 4)
    assert await winners(system, contest) == []
    system.now += 601
    await minutes(system, 2)
    found = await winners(system, contest)
    assert [each["prize_name"] for each in found] == ["Gold", "Silver", "Silver"]
    assert [each["draw"] for each in found] == [0, 1, None]
    links = {each["telegram_id"]: each["link"] for each in found}
    assert links == {"42": "https://t.me/ada_l", "43": "tg://user?id=43", None: None}
    assert {each["first_name"] for each in found} == {"Ada", "Bob", None}
    assert {each for name, each in found[2].items() if not name.startswith("prize")} == {None}
    lines = (await export(system, contest, JSON_LINES)).body.splitlines()
    assert [json.loads(each) for each in lines] == found
    rows = read((await export(system, contest, CSV)).body)
    assert [row["link"] for row in rows] == [each["link"] or "" for each in found]
    assert list(rows[0]) == list(found[0])
    log = [json.loads(each) for each in system.log_lines]
    told = [each["contest_id"] for each in log if each.get("action") == "winners-exported"]
    assert told == [contest["id"]] * 2


async def test_a_long_list_goes_on_from_page_to_page(system: System) -> None:
    prizes = [{"name": {"en": "A prize"}, "count": 7, "handover": {"en": "By hand"}}]
    contest = await drawn(system, 9, prizes=prizes)
    token, path = await Organiser(system).token(), f"/v1/contests/{contest['id']}/winners?limit=3"
    seen, cursor, pages = list[int](), "", 0
    while cursor is not None:
        target = f"{path}&cursor={cursor}" if cursor else path
        page = (await system.request("GET", target, token=token)).json()
        seen += [each["prize"] for each in page["items"]]
        cursor, pages = page["next_cursor"], pages + 1
    assert (seen, pages) == ([*range(7)], 3)


async def test_winners_of_an_earlier_contest_are_kept_out(system: System) -> None:
    earlier, _ = await drawn_among(system, 42, 43, 44)
    held = {each["telegram_id"]: each["draw"] for each in await winners(system, earlier)}
    [reserve] = {"42", "43", "44"} - set(held)
    loser, winner = list(held)
    assert (await disqualify(system, earlier, held[loser])).status == 200
    later = await Organiser(system).opened(excludes_winners_of=[earlier["id"]])
    early = await Person.signed_in(system, int(winner))
    # Nobody has won before it is confirmed; who is in stays in.
    assert (await early.join(later)).status == 201
    assert (await early.leave(later)).status == 204
    await minutes(system, 1)
    assert (await confirm(system, earlier, 1)).status == 200
    answers = {}
    for telegram_id in ("42", "43", "44", "45"):
        person = await Person.signed_in(system, int(telegram_id))
        reply = await person.join(later)
        answers[telegram_id] = reply.status, reply.status > 400 and reply.problem
    kept_out = (403, "entry-excluded")
    assert answers == {
        winner: kept_out,
        reserve: kept_out,
        loser: (201, False),
        "45": (201, False),
    }
    reply = await (await Person.signed_in(system, int(winner))).join(later)
    assert "Winners of an earlier contest" in reply.json()["detail"]
    other = await Organiser(system).opened()
    person = await Person.signed_in(system, int(winner))
    assert (await person.join(other)).status == 201


async def test_who_is_gone_has_won_nothing(system: System) -> None:
    """Their entry leads to nobody: a new account of the same person is somebody else."""
    earlier, [person] = await drawn_among(system, 42)
    await minutes(system, 1)
    assert (await confirm(system, earlier)).status == 200
    person = await Person.signed_in(system, 42)
    assert (await person.send("DELETE", "/v1/me")).status == 204
    await system.settle()
    later = await Organiser(system).opened(excludes_winners_of=[earlier["id"]])
    again = await Person.signed_in(system, 42)
    assert (await again.join(later)).status == 201
