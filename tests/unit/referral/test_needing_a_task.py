"""Invitations that lead to nothing before their invitee has done a task."""

from __future__ import annotations

from typing import Any

import pytest

from tests import entries
from tests.accounts import arrive, hold, type_of
from tests.contest_points import Sale
from tests.contests import Organiser
from tests.referrals import Campaign, Person
from tests.system import System
from tests.tasks import Tasks, attempt

BOB = 43


async def _invited(system: System, **rules: Any) -> Person:
    """Ada, who has invited Bob."""
    await Campaign.begun(system, **rules)
    ada, bob = await Person.here(system, 42), await Person.here(system, BOB)
    assert (await bob.claim(await ada.code())).status == 201
    return ada


async def _states(ada: Person) -> tuple[int, int]:
    """How many of hers are pending, and how many have qualified."""
    invited = (await ada.mine())["invited"]
    return invited["pending"], invited["qualified"]


async def _told(system: System) -> list[str]:
    """The events of entries that referral has got."""
    held = await hold(system)
    await arrive(system, *held)
    return [type_of(each) for each in held if type_of(each).startswith("entry.")]


@pytest.mark.parametrize("needs_task", [True, False])
async def test_a_task_is_what_they_ask_for(system: System, needs_task: bool) -> None:
    ada = await _invited(system, needs_task=needs_task)
    tasks = await Tasks.of_draft(system)
    code, visit = await tasks.add("secret_code"), await tasks.add("visit")
    contest = await tasks.open()
    [bob] = await entries.joined(system, contest, BOB)
    assert await _told(system) == ["entry.created"]
    entered = (1, 0) if needs_task else (0, 1)
    assert await _states(ada) == entered
    assert (await attempt(bob, contest, code, code="WRONG")).json()["state"] == "tried"
    assert await _told(system) == []
    assert await _states(ada) == entered
    assert (await attempt(bob, contest, code)).json()["state"] == "completed"
    assert await _told(system) == ["entry.task_done"]
    assert await _states(ada) == (0, 1)
    for task in (code, visit):
        await attempt(bob, contest, task)
    assert await _told(system) == [], "the first one of a contest is enough"
    assert len(await system.rows("referral", "select * from transitions")) == 1


async def test_only_a_task_of_the_contest_that_they_name(system: System) -> None:
    contests = list[tuple[Any, Any]]()
    for _ in range(2):
        tasks = await Tasks.of_draft(system)
        task = await tasks.add("daily")
        contests.append((await tasks.open(), task))
    ada = await _invited(system, needs_task=True, contest_id=contests[1][0]["id"])
    for (contest, task), states in zip(contests, [(1, 0), (0, 1)], strict=True):
        [bob] = await entries.joined(system, contest, BOB)
        await attempt(bob, contest, task)
        await system.settle()
        assert await _states(ada) == states
        system.now += 86_400
        bob = await entries.Person.signed_in(system, BOB)
        assert (await attempt(bob, contest, task)).json()["state"] == "completed"
        assert await _told(system) == [], "nor its next day"


@pytest.mark.parametrize("order", [(0, 1), (1, 0), (1, 1, 0, 0)])
async def test_events_in_any_order_and_twice_make_one_step(
    system: System, order: tuple[int, ...]
) -> None:
    ada = await _invited(system, needs_task=True)
    tasks = await Tasks.of_draft(system)
    task = await tasks.add("visit")
    contest = await tasks.open()
    await system.settle()
    [bob] = await entries.joined(system, contest, BOB)
    held = await hold(system)
    await attempt(bob, contest, task)
    held += await hold(system)
    assert [type_of(each) for each in held] == ["entry.created", "entry.task_done"]
    await arrive(system, *(held[each] for each in order))
    assert await _states(ada) == (0, 1)
    assert len(await system.rows("referral", "select * from transitions")) == 1
    assert len(await system.rows("referral", "select * from rewards")) == 1


async def test_an_answer_is_a_task_done_once_an_organiser_has_judged_it(system: System) -> None:
    ada = await _invited(system, needs_task=True)
    tasks = await Tasks.of_draft(system)
    task = await tasks.add("question")
    contest = await tasks.open()
    [bob] = await entries.joined(system, contest, BOB)
    assert (await attempt(bob, contest, task)).json()["state"] == "pending"
    await system.settle()
    assert await _states(ada) == (1, 0)
    token, path = await Organiser(system).token(), f"/v1/contests/{contest['id']}/reviews"
    [review] = (await system.request("GET", path, token=token)).json()["items"]
    accept = {"decision": "accept"}
    judged = await system.request("POST", f"{path}/{review['id']}", body=accept, token=token)
    assert judged.status < 300, judged.body
    await system.settle()
    assert await _states(ada) == (0, 1)


async def test_tickets_that_are_bought_are_no_task_done(system: System) -> None:
    sale = await Sale.opened(system)
    assert await sale.buy() == "pending"
    assert await _told(system) == []
    assert await sale.shown() == ("completed", None, 3)
    assert await system.rows("content", "select * from outbox") == []
