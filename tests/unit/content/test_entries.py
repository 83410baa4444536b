"""Entries: joining a contest once, leaving it, and whom it keeps out."""

from __future__ import annotations

from contest.content.entries.rules import commitment
from tests.contests import Organiser
from tests.entries import FIRST, Person, check_counts, joined
from tests.system import System


def test_the_commitment_is_that_of_the_specification() -> None:
    salt = bytes(range(32))
    expected = "8565da4dadda6646117e549ae0916b4a26f0f9bec39de784a8a51ab795288532"
    assert commitment("abc", "42", salt) == expected


async def test_who_joins_is_in(system: System) -> None:
    contest = await Organiser(system).opened(entry_tickets=3)
    person = await Person.signed_in(system)
    reply = await person.join(contest, source="channel_post")
    entry = reply.json()
    assert (reply.status, entry["state"], entry["tickets"]) == (201, "active", 3)
    assert await person.entry(contest) == entry | FIRST
    salt = bytes.fromhex(entry["salt"])
    assert entry["id"] == entry["commitment"] == commitment(contest["id"], "42", salt)
    assert await check_counts(system, contest) == 1
    [join] = await system.rows("content", "select * from joins")
    assert (join["source"], join["locale"], join["entries"]) == ("channel_post", "en", 1)


async def test_who_is_in_already_is_told_so(system: System) -> None:
    contest = await Organiser(system).opened()
    [person] = await joined(system, contest, 42)
    reply = await person.join(contest)
    assert (reply.status, reply.json() | FIRST) == (200, await person.entry(contest))
    assert await check_counts(system, contest) == 1


async def test_who_has_left_is_out_and_may_come_back(system: System) -> None:
    contest = await Organiser(system).opened(entry_tickets=3)
    [person] = await joined(system, contest, 42)
    before = (await person.join(contest)).json()
    assert [(await person.leave(contest)).status for _ in range(2)] == [204, 204]
    assert await person.entry(contest) == before | {"state": "withdrawn", "tasks": []}
    assert await check_counts(system, contest) == 0
    back = await person.join(contest)
    assert (back.status, back.json()) == (201, before)
    assert await check_counts(system, contest) == 1
    [join] = await system.rows("content", "select * from joins")
    assert join["entries"] == 1


async def test_who_was_never_in_has_no_entry_to_see_or_to_leave(system: System) -> None:
    contest = await Organiser(system).opened()
    person = await Person.signed_in(system)
    mine = f"/v1/contests/{contest['id']}/entries/me"
    assert (await person.send("GET", mine)).problem == "entry-not-found"
    assert (await person.leave(contest)).problem == "entry-not-found"
    assert (await person.leave({"id": "nosuch"})).problem == "contest-not-found"
