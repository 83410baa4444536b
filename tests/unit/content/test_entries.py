"""Entries: joining a contest once, leaving it, and whom it keeps out."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from typing import Any

import pytest

from contest.content.entries.rules import commitment
from contest.kit.clock import to_rfc3339
from tests.accounts import interleave, unlimited
from tests.contests import HOUR_S, Organiser, minutes
from tests.entries import FIRST, Person, check_counts, disqualify, joined
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


async def test_people_list_the_contests_that_they_are_in(system: System) -> None:
    first, second, other = [await Organiser(system).opened() for _ in range(3)]
    [person] = await joined(system, first, 42)
    [stranger] = await joined(system, other, 43)
    await person.join(second)
    assert await _joined_by(person) == {first["id"], second["id"]}
    assert await _joined_by(person, "&status=closed") == set()
    await person.leave(first)
    assert await _joined_by(person) == {second["id"]}
    assert await _joined_by(stranger) == {other["id"]}
    assert (await system.request("GET", "/v1/contests?joined=true")).json()["items"] == []


async def _joined_by(person: Person, more: str = "") -> set[str]:
    listed = await person.send("GET", f"/v1/contests?joined=true{more}")
    return {contest["id"] for contest in listed.json()["items"]}


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


@pytest.mark.parametrize(
    ("given", "later_s", "problem"),
    [
        pytest.param({}, 24 * HOUR_S, "contest-not-open", id="at its end, before the clock"),
        pytest.param({}, 24 * HOUR_S - 1, None, id="in its last second"),
        pytest.param({"entries_max": 1}, 0, "contest-full", id="full, before the clock"),
        pytest.param({"entries_max": 2}, 0, None, id="almost full"),
    ],
)
async def test_a_late_cron_lets_nobody_in(
    system: System, given: dict[str, Any], later_s: int, problem: str | None
) -> None:
    """The status said open, and the time said over."""
    ends_at = to_rfc3339(int(system.now) + 24 * HOUR_S)
    contest = await Organiser(system).opened(**{"ends_at": ends_at, **given})
    await joined(system, contest, 43)
    system.now += later_s
    reply = await (await Person.signed_in(system)).join(contest)
    assert (await Organiser(system).see(contest))["status"] == "open"
    assert reply.status == 201 if problem is None else reply.problem == problem
    assert await check_counts(system, contest) == (2 if problem is None else 1)


@pytest.mark.parametrize("step", ["/close", "/cancel"])
async def test_once_it_is_over_nobody_joins_or_leaves(system: System, step: str) -> None:
    organiser = Organiser(system)
    contest = await organiser.opened()
    [person] = await joined(system, contest, 42)
    assert (await organiser.step(contest, step)).status == 200
    assert (await person.join(contest)).status == 200
    assert (await person.leave(contest)).problem == "contest-not-open"
    other = await Person.signed_in(system, 43)
    assert (await other.join(contest)).problem == "contest-not-open"
    assert await check_counts(system, contest) == 1


async def test_before_it_opens_nobody_joins_and_a_draft_is_not_there(system: System) -> None:
    organiser = Organiser(system)
    contest = await organiser.create()
    person = await Person.signed_in(system)
    assert (await person.join(contest)).problem == "contest-not-found"
    await organiser.step(contest, "/publish")
    assert (await person.join(contest)).problem == "contest-not-open"


@pytest.mark.parametrize("places", [1, 3, 20])
async def test_a_contest_that_ends_by_count_takes_so_many_and_no_more(
    system: System, places: int
) -> None:
    """Counted, and then inserted, two at once were one too many."""
    unlimited(system)
    contest = await Organiser(system).opened(entries_max=places)
    people = [await Person.signed_in(system, 100 + each) for each in range(places * 2)]
    interleave(system, "content")
    replies = await asyncio.gather(*(person.join(contest) for person in people))
    assert Counter(reply.status for reply in replies) == {201: places, 409: places}
    assert await check_counts(system, contest) == places
    await minutes(system, 4)
    assert (await Organiser(system).see(contest))["status"] == "closed"


async def test_someone_who_joins_many_times_at_once_is_in_once(system: System) -> None:
    contest = await Organiser(system).opened()
    person = await Person.signed_in(system)
    interleave(system, "content")
    replies = await asyncio.gather(*(person.join(contest) for _ in range(10)))
    assert Counter(reply.status for reply in replies) == {201: 1, 200: 9}
    assert len({reply.json()["id"] for reply in replies}) == 1
    assert await check_counts(system, contest) == 1
    replies = await asyncio.gather(*(person.leave(contest) for _ in range(10)))
    assert {reply.status for reply in replies} == {204}
    assert await check_counts(system, contest) == 0


async def test_someone_with_a_new_account_has_the_entry_of_before(system: System) -> None:
    """One person under two user ids was in twice."""
    contest = await Organiser(system).opened()
    [person] = await joined(system, contest, 42)
    entry = (await person.join(contest)).json()
    await person.send("DELETE", "/v1/me")
    again = await Person.signed_in(system)  # before content hears of it
    assert again.user_id != person.user_id
    reply = await again.join(contest)
    assert (reply.status, reply.json()) == (200, entry)
    await system.settle()  # content hears of it, and the entry is the new account's already
    assert (await again.entry(contest))["state"] == "active"
    assert await check_counts(system, contest) == 1


@pytest.mark.parametrize("seed", range(8))
async def test_whatever_happens_the_counts_are_those_of_the_entries(
    system: System, seed: int
) -> None:
    unlimited(system)
    choice = random.Random(seed)
    contest = await Organiser(system).opened(entry_tickets=2, entries_max=4)
    people = [await Person.signed_in(system, 100 + each) for each in range(6)]
    for _ in range(30):
        person = choice.choice(people)
        if choice.random() < 0.5:
            await person.join(contest)
        elif choice.random() < 0.8:
            await person.leave(contest)
        elif (entry := await person.send("GET", _mine(contest))).status == 200:
            await disqualify(system, contest, entry.json()["id"])
        assert await check_counts(system, contest) <= 4
    await system.settle()


def _mine(contest: dict[str, Any]) -> str:
    return f"/v1/contests/{contest['id']}/entries/me"
