"""What an invitation is worth, and what someone is told of it before they invite more."""

from __future__ import annotations

from typing import Any

from contest.kit.clock import to_rfc3339
from tests.referrals import DAY_S, Campaign, Person, check_paid, counted, in_channel, invited, later
from tests.system import System

CHANNEL = "@contests"


async def test_a_milestone_is_paid_once_whoever_leaves(system: System) -> None:
    """The second of three leaves, and a fourth is the third again: it is no milestone twice."""
    rules: dict[str, Any] = {"channels": [CHANNEL], "milestones": [{"at": 3, "points": 50}]}
    _, ada, _ = await invited(system, 43, 44, 45, **rules)
    for number, status in ((43, "member"), (44, "left"), (45, "member"), (46, "member")):
        in_channel(system, number, status)
    await later(system, 24)
    assert (await counted(ada), (await ada.mine())["next_reward"]) == (
        {"rewarded": 2, "rejected": 1},
        10,
    )
    await _another(system, ada, 46)
    await later(system, 25)
    assert (await counted(ada))["rewarded"] == 3
    assert await ada.account.points() == 10 + 60 + 10
    await check_paid(system)


async def test_a_milestone_goes_to_the_next_one_where_who_reached_it_has_left(
    system: System,
) -> None:
    rules: dict[str, Any] = {"channels": [CHANNEL], "milestones": [{"at": 2, "points": 50}]}
    _, ada, _ = await invited(system, 43, 44, **rules)
    for number, status in ((43, "member"), (44, "left"), (45, "member")):
        in_channel(system, number, status)
    await later(system, 24)
    assert (await ada.mine())["next_reward"] == 60
    await _another(system, ada, 45)
    await later(system, 25)
    assert await ada.account.points() == 10 + 60


async def test_the_next_tier_and_the_next_milestone_are_told(system: System) -> None:
    tiers = [{"after": 0, "points": 10}, {"after": 2, "points": 5}, {"after": 4, "points": 1}]
    milestones = [{"at": 2, "points": 7}, {"at": 3, "points": 50}]
    _, ada, _ = await invited(system, 43, 44, tiers=tiers, milestones=milestones)
    mine = await ada.mine()
    assert (mine["next_reward"], mine["next_tier"], mine["next_milestone"]) == (
        55,
        {"after": 4, "points": 1},
        {"at": 3, "points": 50},
    )
    for number in (45, 46):
        await _another(system, ada, number)
    mine = await ada.mine()
    assert (mine["next_tier"], mine["next_milestone"]) == (None, None)


async def test_who_acts_after_the_end_was_invited_for_nothing_and_the_referrer_sees_why(
    system: System,
) -> None:
    end = int(system.now) + DAY_S
    _, ada, people = await invited(system, 43, 44, enter=False, ends_at=to_rfc3339(end))
    system.now = end - 1
    await people[0].enter()
    await system.settle()
    system.now = end
    await people[1].enter()
    await system.settle()
    await later(system, 25)
    assert (await counted(ada), (await ada.mine())["rejected"]) == (
        {"rewarded": 1, "rejected": 1},
        {"late": 1},
    )
    await check_paid(system)


async def test_an_invitation_of_which_the_budget_paid_only_the_invitee_says_so(
    system: System,
) -> None:
    _, ada, [bob] = await invited(system, 43, invitee_points=4, budget=5)
    await later(system, 25)
    assert [await each.account.points() for each in (ada, bob)] == [0, 4]
    token = await ada.account.token()
    reply = await system.request("GET", "/v1/referrals/me/invitees", token=token)
    [item] = reply.json()["items"]
    assert (item["state"], item["reason"]) == ("rewarded", "budget")
    assert ((await ada.mine())["earned"], (await ada.mine())["stopped_by"]) == (0, "budget")


async def test_rules_that_say_little_wait_a_day_and_pay_the_referrer_alone(system: System) -> None:
    campaign = await Campaign.begun(system)
    now = int(system.now)
    body = {
        "campaign": "winter",
        "starts_at": to_rfc3339(now),
        "ends_at": to_rfc3339(now + DAY_S),
        "contest_id": None,
        "channels": [],
        "tiers": [{"after": 0, "points": 1}],
        "milestones": [],
        "per_person": 1,
        "per_day": 1,
        "budget": 1,
    }
    reply = await campaign.ask("PUT", "/rules", body=body)
    assert reply.json()["rules"] == body | {
        "hold_h": 24,
        "return_h": 72,
        "newcomer_h": 24,
        "invitee_points": 0,
        "second_level_points": 0,
        "needs_task": False,
        "tells_contests": False,
    }


async def _another(system: System, ada: Person, number: int) -> None:
    person = await Person.here(system, number)
    assert (await person.claim(await ada.code())).status == 201
    await person.enter()
    await system.settle()
