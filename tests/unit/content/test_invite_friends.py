"""The task to invite friends: each one counts once, from when their invitation is rewarded."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from contest.contract.events.referral import ReferralRewarded
from contest.kit.events import outbox
from tests.accounts import arrive, hold, tables_with
from tests.contests import Organiser
from tests.entries import Person, check_counts, disqualify, joined
from tests.referrals import Campaign, in_channel, later
from tests.referrals import Person as Invitee
from tests.system import System
from tests.tasks import Tasks, attempt, check_tickets, new

ADA = 42


async def _opened(system: System, *, contest: Any = None, **changes: Any) -> tuple[Tasks, Any]:
    """A contest with the task, which is open."""
    tasks = await Tasks.of_draft(system, **(contest or {}))
    task = await tasks.add("invite", **{"tickets": 2, "friends": 3} | changes)
    await tasks.open()
    return tasks, task


async def _friend(system: System, person: Person, *, before_s: int = 0) -> None:
    """An invitation of theirs has been rewarded, as far as content hears of it."""
    event = ReferralRewarded(
        user_id=person.user_id,
        telegram_id=str(person.telegram_id),
        invited_at=int(system.now) - before_s,
    )
    deps = system.deps["referral"]
    await outbox.commit(deps, outbox.publish(deps, event))


async def _shown(system: System, person: Person, contest: Any) -> tuple[str, int, int]:
    """The state of the task, the friends that are to come, and the tickets of the entry."""
    await system.settle()
    await check_counts(system, contest)
    await check_tickets(system, contest)
    entry = await person.entry(contest)
    [task] = [each for each in entry["tasks"] if each["kind"] == "invite"]
    return task["state"], task["attempts_left"], entry["tickets"]


async def test_each_friend_gives_tickets_and_with_the_last_one_it_is_done(system: System) -> None:
    tasks, task = await _opened(system, is_mandatory=True)
    assert (task["settings"], task["period"]) == ({"friends": 3}, "once")
    [ada] = await joined(system, tasks.contest, ADA)
    seen = list[Any]()
    for _ in range(5):
        system.now += 1
        seen.append(await _shown(system, ada, tasks.contest))
        await _friend(system, ada)
    done = ("completed", 0, 7)
    assert seen == [("open", 3, 1), ("open", 2, 3), ("open", 1, 5), done, done]
    assert (await ada.entry(tasks.contest))["is_qualified"]
    path = f"/v1/contests/{tasks.contest['id']}/statistics"
    token = await Organiser(system).token()
    statistics = (await system.request("GET", path, token=token)).json()
    assert [each["completions"] for each in statistics["tasks"]] == [1]


async def test_an_entry_gets_no_more_tickets_than_it_has_room_for(system: System) -> None:
    tasks, _ = await _opened(system, contest={"tickets_max": 4}, friends=1000)
    [ada] = await joined(system, tasks.contest, ADA)
    for tickets in (3, 4, 4):
        await _friend(system, ada)
        assert (await _shown(system, ada, tasks.contest))[2] == tickets


async def test_it_counts_in_every_contest_that_is_open_and_for_nobody_else(system: System) -> None:
    first, second = [(await _opened(system))[0].contest for _ in range(2)]
    ada, bob = await joined(system, first, ADA, 43)
    assert (await ada.join(second)).status == 201
    await _friend(system, ada)
    for contest in (first, second):
        assert await _shown(system, ada, contest) == ("open", 2, 3)
    assert await _shown(system, bob, first) == ("open", 3, 1)


async def test_events_that_come_twice_and_in_another_order_count_once_each(system: System) -> None:
    tasks, _ = await _opened(system)
    [ada] = await joined(system, tasks.contest, ADA)
    await system.settle()
    for _ in range(2):
        await _friend(system, ada)
    held = await hold(system)
    assert len(held) == 2
    await arrive(system, held[1], held[0], held[1], held[0])
    assert await _shown(system, ada, tasks.contest) == ("open", 1, 5)


Story = Callable[[System, Tasks, Person, Any], Awaitable[object]]


async def _before(system: System, tasks: Tasks, ada: Person, task: Any) -> None:
    await _friend(system, ada, before_s=1)


async def _closed(system: System, tasks: Tasks, ada: Person, task: Any) -> None:
    await Organiser(system).step(tasks.contest, "/close")
    await _friend(system, ada)


async def _over(system: System, tasks: Tasks, ada: Person, task: Any) -> None:
    """By its end, which the clock of the contests has not seen yet."""
    await _friend(system, ada)
    held = await hold(system)
    system.now += 30 * 86_400
    await arrive(system, *held)


async def _off(system: System, tasks: Tasks, ada: Person, task: Any) -> None:
    assert (await tasks.change(task, is_off=True, reason="A mistake")).status == 200
    await _friend(system, ada)


async def _out(system: System, tasks: Tasks, ada: Person, task: Any) -> None:
    entry = await ada.entry(tasks.contest)
    await disqualify(system, tasks.contest, entry["commitment"])
    await _friend(system, ada)


async def _gone(system: System, tasks: Tasks, ada: Person, task: Any) -> None:
    assert (await ada.leave(tasks.contest)).status == 204
    await _friend(system, ada)


@pytest.mark.parametrize(
    "story",
    [
        pytest.param(_before, id="invited before it opened"),
        pytest.param(_closed, id="rewarded once it was closed"),
        pytest.param(_over, id="rewarded after its end"),
        pytest.param(_off, id="switched off"),
        pytest.param(_out, id="disqualified"),
        pytest.param(_gone, id="not in any more"),
    ],
)
async def test_what_does_not_count(system: System, story: Story) -> None:
    tasks, task = await _opened(system)
    [ada] = await joined(system, tasks.contest, ADA)
    await system.settle()
    await story(system, tasks, ada, task)
    await system.settle()
    assert await system.rows("content", "select * from completions") == []
    [entry] = await system.rows("content", "select tickets, done from entries")
    assert (entry["tickets"], entry["done"]) == (1, 0)
    await check_counts(system, tasks.contest)


async def test_what_comes_before_it_comes_before_it(system: System) -> None:
    tasks = await Tasks.of_draft(system)
    visit = await tasks.add("visit", tickets=0)
    await tasks.add("invite", tickets=2, requires=[visit["id"]])
    contest = await tasks.open()
    [ada] = await joined(system, contest, ADA)
    await _friend(system, ada)
    assert await _shown(system, ada, contest) == ("locked", 3, 1)
    await attempt(ada, contest, visit)
    await _friend(system, ada)
    assert await _shown(system, ada, contest) == ("open", 2, 3)


async def test_nobody_tries_it_and_a_contest_has_one(system: System) -> None:
    tasks = await Tasks.of_draft(system)
    for friends in (0, 1001, None, "3"):
        refused = await tasks.send("POST", "", new("invite", friends=friends))
        assert refused.problem == "invalid-request"
    task = await tasks.add("invite")
    second = await tasks.send("POST", "", new("invite"))
    assert second.json()["errors"] == [
        {"pointer": "/body/kind", "message": "the contest has such a task"}
    ]
    contest = await tasks.open()
    [ada] = await joined(system, contest, ADA)
    assert (await attempt(ada, contest, task)).problem == "invalid-request"


async def test_nothing_of_it_is_left_of_who_has_deleted_their_account(system: System) -> None:
    tasks, _ = await _opened(system)
    [ada] = await joined(system, tasks.contest, 7_351_902_468)
    await _friend(system, ada)
    await system.settle()
    await _friend(system, ada)
    late = await hold(system)
    assert (await ada.send("DELETE", "/v1/me")).status == 204
    await system.settle()
    await arrive(system, *late)
    assert await tables_with(system, "7351902468") <= {"auth.used_init_data"}
    assert await check_counts(system, tasks.contest) == 0


async def _invite(system: System, ada: Invitee, *telegram_ids: int) -> list[Invitee]:
    code = await ada.code()
    people = [await Invitee.here(system, each) for each in telegram_ids]
    for person in people:
        assert (await person.claim(code)).status == 201
        await person.enter()
    await system.settle()
    return people


@pytest.mark.parametrize("tells", [True, False])
async def test_only_invitations_that_are_rewarded_count_and_where_the_rules_say_so(
    system: System, tells: bool
) -> None:
    """One is rewarded, one has left, one is over the cap, one is gone."""
    campaign = await Campaign.begun(system, tells_contests=tells, per_person=3, hold_h=1)
    tasks, _ = await _opened(system)
    [ada] = await joined(system, tasks.contest, ADA)
    inviter = await Invitee.here(system, ADA)
    await _invite(system, inviter, 50)
    changed = {"channels": ["@contests"], "per_person": 3, "hold_h": 1, "tells_contests": tells}
    assert (await campaign.rule(**changed)).status == 200
    *_, gone, _ = await _invite(system, inviter, 51, 52, 53)
    await gone.delete_account()
    in_channel(system, 51, "left")
    for _ in range(3):
        await later(system, 2)
        await system.settle()
    mine = await inviter.mine()
    assert mine["invited"] == {
        "pending": 0,
        "qualified": 0,
        "rewarded": 1,
        "rejected": 3,
        "flagged": 0,
    }
    assert mine["rejected"] == {"left": 1, "gone": 1, "cap": 1}
    ada = await Person.signed_in(system, ADA)
    shown = ("open", 2, 3) if tells else ("open", 3, 1)
    assert await _shown(system, ada, tasks.contest) == shown
    assert await system.rows("referral", "select * from outbox") == []
