"""The end of an account: what is left of someone's entries, and what is not."""

from __future__ import annotations

from typing import Any

import pytest

from tests.accounts import ADA, NAME, USERNAME, traces
from tests.contests import Organiser, minutes
from tests.entries import Person, check_counts, disqualify
from tests.system import System
from tests.winners import confirm, drawn_among, holders


async def _ada(system: System) -> Person:
    return await Person.signed_in(system, ADA, first_name=NAME, username=USERNAME)


async def _delete(system: System, person: Person) -> None:
    assert (await person.send("DELETE", "/v1/me")).status == 204
    await system.settle()


async def _traces(system: System, person: Person) -> set[str]:
    return await traces(system, {"user": {"id": person.user_id}})


async def _done(system: System, contest: dict[str, Any], *, state: str) -> None:
    """Ada has done a task, and is a member of a channel."""
    completion = """
        insert into completions (telegram_id, contest_id, task_id, period, attempt_id, state,
            attempts, updated_at) values (?, ?, 'task', '', 'attempt', ?, 1, 0)
    """
    await system.rows("content", completion, str(ADA), contest["id"], state)
    member = (
        "insert into memberships (telegram_id, chat_id, is_member, told_at) values (?, ?, 1, 0)"
    )
    await system.rows("content", member, str(ADA), "-100")


@pytest.mark.parametrize("leaves", [False, True], ids=["who is in", "who has left"])
async def test_of_an_open_contest_nothing_is_left(system: System, leaves: bool) -> None:
    contest = await Organiser(system).opened()
    await (await Person.signed_in(system, 43)).join(contest)
    person = await _ada(system)
    await person.join(contest)
    await _done(system, contest, state="pending")
    if leaves:
        await person.leave(contest)
    await _delete(system, person)
    assert await _traces(system, person) == set()
    assert await check_counts(system, contest) == 1


async def test_a_line_of_the_list_stays_and_leads_to_nobody(system: System) -> None:
    """Deleted between closing and draw: the list is what it was."""
    organiser = Organiser(system)
    contest = await organiser.opened()
    person = await _ada(system)
    line = (await person.join(contest)).json()["commitment"]
    await organiser.step(contest, "/close")
    await _done(system, contest, state="completed")
    await _delete(system, person)
    assert await _traces(system, person) == set()
    assert await check_counts(system, contest) == 1
    await minutes(system)
    [page] = await system.rows("content", "select * from frozen_pages")
    assert page["lines"] == f"{line} 1\n"
    [entry] = await system.rows("content", "select * from entries")
    assert (entry["state"], entry["salt"]) == ("active", "")
    path = f"/v1/contests/{contest['id']}/entries"
    reply = await system.request("GET", path, token=await organiser.token())
    [listed] = reply.json()["items"]
    assert (listed["id"], listed["telegram_id"], listed["first_name"]) == (line, None, "")


async def test_a_line_that_leads_to_nobody_is_taken_out_and_nobody_is_told_or_banned(
    system: System,
) -> None:
    """A message to nobody waited, and the ban named a person that there is not."""
    organiser = Organiser(system)
    contest = await organiser.opened()
    person = await _ada(system)
    line = (await person.join(contest)).json()["id"]
    await organiser.step(contest, "/close")
    await _delete(system, person)
    reply = await disqualify(system, contest, line, ban=True)
    assert (reply.status, reply.json()["state"]) == (200, "disqualified")
    await system.settle()
    assert await system.rows("content", "select * from exclusions") == []
    waiting = await system.rows("bot", "select message from deliveries")
    assert [each for each in waiting if "disqualified" in each["message"]] == []
    assert await check_counts(system, contest) == 0


@pytest.mark.parametrize("how", ["disqualified", "banned"])
async def test_a_new_account_does_not_lift_it(system: System, how: str) -> None:
    """Until the contest is over; then nothing is left of them."""
    organiser = Organiser(system)
    contest = await organiser.opened()
    person = await _ada(system)
    entry = (await person.join(contest)).json()
    if how == "disqualified":
        await disqualify(system, contest, entry["id"])
    else:
        path = f"/v1/contests/{contest['id']}/exclusions/{ADA}"
        body = {"reason": "banned", "note": f"{NAME} again"}
        await system.request("PUT", path, body=body, token=await organiser.token())
    await system.settle()
    await _delete(system, person)
    assert await _traces(system, person) == {"content.exclusions"}
    assert not {NAME} & {
        row["note"] for row in await system.rows("content", "select * from exclusions")
    }
    again = await _ada(system)
    assert (await again.join(contest)).problem == "entry-excluded"
    await _delete(system, again)
    await organiser.step(contest, "/close")
    assert await _traces(system, person) == set()


async def test_what_keeps_someone_out_of_a_contest_that_is_over_goes(system: System) -> None:
    organiser = Organiser(system)
    contest = await organiser.opened()
    path = f"/v1/contests/{contest['id']}/exclusions/{ADA}"
    await system.request("PUT", path, body={"reason": "banned"}, token=await organiser.token())
    await organiser.step(contest, "/cancel")
    person = await _ada(system)
    await _delete(system, person)
    assert await _traces(system, person) == set()


async def test_who_is_erased_does_not_come_back_by_an_old_token(system: System) -> None:
    contest = await Organiser(system).opened()
    person = await _ada(system)
    await _delete(system, person)
    assert (await person.join(contest)).problem == "user-not-found"
    assert await check_counts(system, contest) == 0


async def test_who_came_back_meanwhile_keeps_their_entry(system: System) -> None:
    """The end of the first account arrives once the second one is in."""
    contest = await Organiser(system).opened()
    first = await _ada(system)
    assert (await first.send("DELETE", "/v1/me")).status == 204
    second = await _ada(system)
    assert (await second.join(contest)).status == 201
    await _done(system, contest, state="completed")
    await system.settle()
    assert (await second.entry(contest))["state"] == "active"
    assert len(await system.rows("content", "select * from completions")) == 1
    assert len(await system.rows("content", "select * from memberships")) == 1
    assert await check_counts(system, contest) == 1


async def test_of_a_winner_nothing_is_left_but_the_line_that_won(system: System) -> None:
    contest, [_] = await drawn_among(system, ADA)
    assert (await confirm(system, contest)).status == 200
    person = await _ada(system)
    await _delete(system, person)
    assert await _traces(system, person) == set()
    assert await holders(system, contest) == [0, None]
