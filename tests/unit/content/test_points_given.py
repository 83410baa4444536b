"""Points that a contest gives: as rewards of its tasks and as prizes, from a budget that is issued
when it is published, and returned once all is paid.
"""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from contest.content.points.asking import ask_ledger
from contest.kit.points import INSTRUCTIONS_MAX
from tests.accounts import interleave
from tests.contest_points import allow, check_paid
from tests.contests import Organiser, minutes, settings
from tests.entries import Person, joined
from tests.points import balances
from tests.prizes import Winners, prize
from tests.system import System, unreachable
from tests.tasks import Tasks, attempt

REWARD = {"points": 5, "limit": 2}
PRIZE = prize("points", points=100)


async def _given(system: System) -> dict[str, int]:
    """What is on each account but that of issuance."""
    found = await balances(system)
    found.pop("system:issuance", None)
    return {account_id: posted for account_id, (posted, _) in found.items()}


async def _opened(system: System, *tasks: dict[str, Any], **changes: Any) -> Any:
    """An open contest, and its tasks with these rewards."""
    await allow(system)
    draft = await Tasks.of_draft(system, **changes)
    made = [await draft.add("visit", reward=each) for each in tasks]
    contest = await draft.open()
    await system.settle()
    return contest, *made


async def test_a_contest_has_what_it_may_give_from_its_publishing_on(system: System) -> None:
    rewards = (REWARD, {"points": 1, "limit": 7})
    contest, *_ = await _opened(system, *rewards, prizes=[PRIZE | {"count": 2}])
    budget = f"contest:{contest['id']}"
    assert await _given(system) == {budget: 2 * 5 + 7 + 2 * 100}
    better = [PRIZE | {"count": 2, "points": 150}, prize("contact")]
    changed = await Organiser(system).change(contest, prizes=better, reason="More for all")
    assert changed.status == 200, changed.body
    worse = [PRIZE | {"count": 2, "points": 149}, prize("contact")]
    again = await Organiser(system).change(changed.json(), prizes=worse, reason="Less")
    assert again.problem == "contest-fixed"
    await minutes(system, 1)
    assert await _given(system) == {budget: 2 * 5 + 7 + 2 * 150}
    reply = await Organiser(system).step(await Organiser(system).see(contest), "/cancel")
    assert reply.status == 200
    await minutes(system, 2)
    assert await _given(system) == {}
    await check_paid(system)


async def test_a_contest_that_was_taken_back_is_funded_once(system: System) -> None:
    await allow(system)
    organiser = Organiser(system)
    tasks = Tasks(system, await organiser.create())
    task = await tasks.add("visit", reward=REWARD)
    for _ in range(2):
        await tasks.publish()
        await minutes(system, 1)
        assert list((await _given(system)).values()) == [10]
        tasks.contest = (await organiser.step(tasks.contest, "/unpublish")).json()
    await tasks.add("visit", reward=REWARD)
    await tasks.publish()
    await minutes(system, 1)
    assert list((await _given(system)).values()) == [20]
    assert (await tasks.send("DELETE", f"/{task['id']}")).status == 204
    assert (await organiser.step(tasks.contest, "/cancel")).status == 200
    await minutes(system, 2)
    assert await _given(system) == {}


async def test_nobody_gives_away_more_than_an_admin_allows(system: System) -> None:
    await allow(system, budget_max=10)
    organiser, tasks = Organiser(system), await Tasks.of_draft(system)
    await tasks.add("visit", reward=REWARD)
    more = await tasks.add("daily", reward={"points": 1, "limit": 1})
    assert (await organiser.step(tasks.contest, "/publish")).problem == "points-budget"
    assert (await organiser.see(tasks.contest))["status"] == "draft"
    assert (await tasks.send("DELETE", f"/{more['id']}")).status == 204
    contest = await tasks.open()
    prizes = [*settings(system)["prizes"], PRIZE]
    changed = await organiser.change(contest, prizes=prizes, reason="More")
    assert changed.problem == "points-budget"
    await allow(system, budget_max=0)
    assert (await organiser.change(contest, picture_url="https://a.test/b.png")).status == 200
    await minutes(system, 1)
    assert await _given(system) == {f"contest:{contest['id']}": 10}


@pytest.mark.parametrize(
    "prizes",
    [
        pytest.param([prize("points")], id="so many are not said"),
        pytest.param([prize("contact", points=5)], id="of another kind"),
    ],
)
async def test_a_prize_of_points_says_how_many(system: System, prizes: Any) -> None:
    token = await Organiser(system).token()
    body = settings(system, prizes=prizes)
    reply = await system.request("POST", "/v1/contests", body=body, token=token)
    assert [each["pointer"] for each in reply.json()["errors"]] == ["/body/prizes"]


async def test_the_first_who_complete_a_task_get_its_points(system: System) -> None:
    contest, task = await _opened(system, REWARD)
    assert task["reward"] == REWARD
    people = await joined(system, contest, 42, 43, 44)

    async def shown(person: Person) -> Any:
        [seen] = (await person.entry(contest))["tasks"]
        return seen["reward"]["is_left"], seen["payment"] and seen["payment"]["state"]

    for person in people[:2]:
        assert await shown(person) == (True, None)
        assert (await attempt(person, contest, task)).json()["state"] == "completed"
    assert await shown(people[0]) == (False, "due")
    assert await shown(people[2]) == (False, None)
    assert (await attempt(people[2], contest, task)).json()["state"] == "completed"
    await system.settle()
    assert [await shown(each) for each in people] == [(False, "done")] * 2 + [(False, None)]
    assert await _given(system) == {each.user_id: 5 for each in people[:2]}
    await check_paid(system)


async def test_a_reward_comes_with_the_acceptance_of_an_answer(system: System) -> None:
    await allow(system)
    tasks = await Tasks.of_draft(system)
    task = await tasks.add("question", reward=REWARD)
    contest = await tasks.open()
    [person] = await joined(system, contest, 42)
    await attempt(person, contest, task)
    await minutes(system, 1)
    token, path = await Organiser(system).token(), f"/v1/contests/{contest['id']}/reviews"
    [review] = (await system.request("GET", path, token=token)).json()["items"]
    decided = await system.request(
        "POST", f"{path}/{review['id']}", body={"decision": "accept"}, token=token
    )
    assert decided.status == 204
    await system.settle()
    assert (await _given(system))[person.user_id] == 5
    await check_paid(system)


async def test_all_at_once_do_not_get_more_than_there_is(system: System) -> None:
    contest, task = await _opened(system, REWARD)
    people = await joined(system, contest, *range(42, 47))
    interleave(system, "content")
    interleave(system, "token")
    await asyncio.gather(*(attempt(each, contest, task) for each in people for _ in range(2)))
    work = [system.deferred.popleft() for _ in range(len(system.deferred))]
    await asyncio.gather(*work, *(ask_ledger(system.deps["content"]) for _ in range(3)))
    await minutes(system, 2)
    given = await _given(system)
    assert sorted(given.values()) == [5, 5]
    await check_paid(system)


async def test_rewards_wait_for_a_ledger_that_is_away_and_for_the_budget(system: System) -> None:
    """Asked for before its budget is there, a reward would be refused for good."""
    system.unreachable["token"] = unreachable()
    contest, task = await _opened(system, {"points": 1, "limit": 200})
    people = await joined(system, contest, *range(100, 130))
    for person in people:
        await attempt(person, contest, task)
    await system.settle()
    system.now += 3600
    await minutes(system, 2)
    del system.unreachable["token"]
    calls = list[str]()
    system.watch(lambda service, _: calls.append(service) if service == "token" else None)
    await minutes(system, 3)
    given = await _given(system)
    assert [given[each.user_id] for each in people] == [1] * len(people)
    assert len(calls) < 10 + len(people) // INSTRUCTIONS_MAX
    await check_paid(system)


async def test_a_reward_of_an_account_that_has_ended_stays_in_the_budget(system: System) -> None:
    contest, task = await _opened(system, REWARD)
    [person] = await joined(system, contest, 42)
    system.unreachable["token"] = unreachable()
    await attempt(person, contest, task)
    await system.settle()
    assert (await person.send("DELETE", "/v1/me")).status == 204
    del system.unreachable["token"]
    system.now += 120
    await system.tick("auth")
    await system.settle()
    await minutes(system, 2)
    [row] = await system.rows("content", "select * from payments where step = 'credit'")
    assert (row["state"], row["reason"]) == ("refused", "account-closed")
    assert await _given(system) == {f"contest:{contest['id']}": 10}
    await check_paid(system)


async def test_a_reward_is_paid_to_a_person_once_whatever_account_they_have(
    system: System,
) -> None:
    """Else whoever sends their points away, deletes the account and is back gets all of them."""
    contest, task, other = await _opened(system, REWARD | {"limit": 9}, REWARD)
    [person] = await joined(system, contest, 42)
    await attempt(person, contest, task)
    await minutes(system, 2)
    assert (await person.send("DELETE", "/v1/me")).status == 204
    await minutes(system, 2)
    [again] = await joined(system, contest, 42)
    for each in (task, other):
        assert (await attempt(again, contest, each)).json()["state"] == "completed"
    await minutes(system, 2)
    sql = "select count(*) as paid from payments where payment_id like 'reward:%'"
    assert await system.rows("content", sql) == [{"paid": 2}], "of each task, the first time"
    await Organiser(system).step(await Organiser(system).see(contest), "/close")
    assert await system.rows("content", "select * from paid_before") == []
    await check_paid(system)


async def test_prizes_are_paid_with_the_confirmation_and_the_rest_returned(system: System) -> None:
    await allow(system)
    prizes = [prize("contact"), PRIZE | {"count": 2}]
    winners = await Winners.of(system, *prizes, people=4)
    assert set((await _given(system)).values()) == {200}
    body = {"draw": 1, "reason": "fraud"}
    assert (await winners.organised("POST", "/draw/disqualify", body)).status == 200
    system.unreachable["token"] = unreachable()
    assert (await winners.confirm(decisions=1)).status == 200
    await system.settle()
    paid = (await winners.look(2)).json()
    assert paid["payment"] == {"points": 100, "state": "due", "reason": None}
    del system.unreachable["token"]
    for _ in range(3):
        await minutes(system, 1)
    assert (await winners.confirm(decisions=1)).problem == "draw-stage"
    paid = (await winners.look(2)).json()
    assert (paid["kind"], paid["payment"]["state"]) == ("points", "done")
    assert (await winners.look(0)).json()["payment"] is None
    holders = [(await winners.person(draw)).user_id for draw in (2, 3)]
    assert await _given(system) == dict.fromkeys(holders, 100)
    await check_paid(system)


async def test_a_prize_of_an_account_that_has_ended_is_returned(system: System) -> None:
    await allow(system)
    winners = await Winners.of(system, PRIZE, people=2)
    person = await winners.person(0)
    assert (await person.send("DELETE", "/v1/me")).status == 204
    await system.settle()
    confirmed = await winners.organised(
        "POST", "/draw/confirm", {"decisions": 0, "despite_findings": True}
    )
    assert confirmed.status == 200, confirmed.body
    await minutes(system, 3)
    assert await _given(system) == {}
    await check_paid(system)
