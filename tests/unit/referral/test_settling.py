"""What becomes of an invitation that has qualified."""

from __future__ import annotations

from typing import Any

import pytest

from contest.kit.deps import ServiceAway
from tests.referrals import HOUR_S, Person, check_paid, counted, in_channel, invited, later
from tests.system import System

CHANNEL = "@contests"


async def test_who_left_and_is_back_begins_anew_once(system: System) -> None:
    _, ada, _ = await invited(system, 43, 44, channels=[CHANNEL], return_h=72)
    in_channel(system, 43, "left")
    in_channel(system, 44, "left")
    await later(system, 24)
    assert (await counted(ada), (await ada.mine())["pending"]) == ({"rejected": 2}, 0)
    in_channel(system, 43, "member")
    await later(system, 71)
    assert await counted(ada) == {"rejected": 2}
    await later(system, 2)
    assert (await counted(ada), (await ada.mine())["pending"]) == (
        {"rejected": 1, "qualified": 1},
        10,
    )
    in_channel(system, 43, "kicked")
    await later(system, 24)
    in_channel(system, 43, "member")
    await later(system, 100)
    await later(system, 100)
    assert (await counted(ada), await ada.account.points()) == ({"rejected": 2}, 0)


@pytest.mark.parametrize(
    ("rules", "states", "reasons", "points", "stopped_by"),
    [
        pytest.param({"per_person": 2}, {"rewarded": 2, "rejected": 2}, {"cap": 2}, 20, "cap"),
        pytest.param(
            {"per_day": 1},
            {"rewarded": 1, "rejected": 3},
            {"daily-cap": 3},
            10,
            None,  # the next day has begun
        ),
        pytest.param({"budget": 35}, {"rewarded": 3, "rejected": 1}, {"budget": 1}, 30, "budget"),
        pytest.param(
            {"tiers": [{"after": 0, "points": 10}, {"after": 2, "points": 3}]},
            {"rewarded": 4},
            {},
            26,
            None,
        ),
        pytest.param(
            {"milestones": [{"at": 4, "points": 50}, {"at": 5, "points": 9}]},
            {"rewarded": 4},
            {},
            90,
            None,
        ),
        pytest.param({"tiers": [{"after": 0, "points": 0}]}, {"rewarded": 4}, {}, 0, None),
        pytest.param({"contest_id": "other"}, {"pending": 4}, {}, 0, None),
    ],
    ids=["cap", "daily cap", "budget", "tiers", "milestones", "nothing", "another contest"],
)
async def test_what_four_invitations_bring(
    system: System,
    rules: dict[str, Any],
    states: dict[str, int],
    reasons: dict[str, int],
    points: int,
    stopped_by: str | None,
) -> None:
    _, ada, _ = await invited(system, 43, 44, 45, 46, **rules)
    await later(system, 25)
    mine = await ada.mine()
    assert (await counted(ada), mine["rejected"], mine["earned"]) == (states, reasons, points)
    assert await ada.account.points() == points
    assert mine["stopped_by"] == stopped_by
    assert (mine["next_reward"] is None) == (stopped_by is not None)
    await check_paid(system)


async def test_a_budget_that_grows_pays_again_and_none_gets_lower(system: System) -> None:
    campaign, ada, _ = await invited(system, 43, 44, budget=10)
    assert (await campaign.rule(budget=9)).problem == "referral-budget-lowered"
    await later(system, 25)
    assert (await ada.mine())["stopped_by"] == "budget"
    assert (await campaign.rule(budget=30)).json()["version"] == 2
    await later(system, 1)
    assert (await ada.mine())["stopped_by"] is None
    assert (await campaign.ask("GET", "/rules")).json()["funded"] == 30
    person = await Person.here(system, 45)
    assert (await person.claim(await ada.code())).status == 201
    await person.enter()
    await system.settle()
    await later(system, 25)
    assert (await counted(ada), await ada.account.points()) == (
        {"rewarded": 2, "rejected": 1},
        20,
    )


async def test_the_invitee_and_who_invited_the_referrer_are_paid_where_the_rules_say(
    system: System,
) -> None:
    _, ada, [bob] = await invited(system, 43, invitee_points=5, second_level_points=1)
    cyd = await Person.here(system, 44)
    assert (await cyd.claim(await bob.code())).status == 201
    await cyd.enter()
    await system.settle()
    await later(system, 25)
    points = [await each.account.points() for each in (ada, bob, cyd)]
    assert points == [10 + 1, 5 + 10, 5]
    await check_paid(system)


async def test_nothing_is_paid_while_payouts_are_off(system: System) -> None:
    campaign, ada, _ = await invited(system, 43)
    assert (await campaign.ask("PUT", "/payouts", body={"payouts_on": False})).status == 200
    await later(system, 48)
    assert (await counted(ada), (await ada.mine())["stopped_by"]) == (
        {"qualified": 1},
        "payouts-off",
    )
    assert (await campaign.ask("PUT", "/payouts", body={"payouts_on": True})).status == 200
    await later(system, 1)
    assert (await counted(ada), await ada.account.points()) == ({"rewarded": 1}, 10)


async def test_a_payment_that_was_not_answered_is_asked_again_and_nothing_else_becomes_of_it(
    system: System,
) -> None:
    _, ada, [bob] = await invited(system, 43, channels=[CHANNEL])
    in_channel(system, 43, "member")
    token = system.deps["referral"].services["token"]

    async def lost(message: str, *, timeout_s: float) -> str:
        await token(message, timeout_s=timeout_s)
        raise ServiceAway("the answer was lost")

    system.replace("referral", services={"token": lost})
    with pytest.raises(Exception, match="settle"):
        await later(system, 25)
    in_channel(system, 43, "left")
    await bob.delete_account()
    assert await counted(ada) == {"qualified": 1}
    system.replace("referral", services={"token": token})
    await later(system, 1)
    assert (await counted(ada), await ada.account.points()) == ({"rewarded": 1}, 10)
    await check_paid(system)


async def test_nobody_is_paid_before_the_campaign_has_its_points(system: System) -> None:
    """Asked too early, the ledger would refuse for good."""
    campaign, ada, _ = await invited(system)
    token = system.deps["referral"].services["token"]

    async def but_for_budgets(message: str, *, timeout_s: float) -> str:
        if "fund" in message:
            raise ServiceAway("it does not know of budgets now")
        answer: str = await token(message, timeout_s=timeout_s)
        return answer

    system.replace("referral", services={"token": but_for_budgets})
    assert (await campaign.rule(campaign="winter")).status == 200
    bob = await Person.here(system, 43)
    assert (await bob.claim(await ada.code())).status == 201
    await bob.enter()
    await system.settle()
    for _ in range(2):
        with pytest.raises(Exception, match="fund"):
            await later(system, 25)
    assert await counted(ada) == {"qualified": 1}
    system.replace("referral", services={"token": token})
    await later(system, 1)
    assert (await counted(ada), await ada.account.points()) == ({"rewarded": 1}, 10)
    await check_paid(system)


async def test_the_end_of_an_account_that_is_heard_of_late_ends_nothing_of_the_next_one(
    system: System,
) -> None:
    """It was refused once, and what is fresh goes first."""
    _, ada, _ = await invited(system, 43)
    referral = system.deps["auth"].services["referral"]

    async def away(message: str, *, timeout_s: float) -> str:
        raise ServiceAway("it is being deployed")

    services = system.deps["auth"].services
    system.replace("auth", services={**services, "referral": away})
    await ada.delete_account()
    system.replace("auth", services={**services, "referral": referral})
    refused = "update outbox set attempts = 1, next_attempt_at = ? where consumer = 'referral'"
    await system.databases["auth"].run(refused, int(system.now) + HOUR_S)
    system.now += 60
    again = await Person.here(system, ada.telegram_id)
    bob = await Person.here(system, 44)
    assert (await bob.claim(await again.code())).status == 201
    await bob.enter()
    await system.settle()
    assert await counted(again) == {"qualified": 2}
    system.now += 2 * HOUR_S
    await system.tick("auth")
    assert await counted(again) == {"qualified": 1, "rejected": 1}
    await later(system, 25)
    assert (await counted(again))["rewarded"] == 1
    await check_paid(system)


async def test_who_is_gone_is_paid_nothing_any_more_and_named_nowhere(system: System) -> None:
    _, ada, [bob, cyd] = await invited(system, 43, 44)
    await cyd.mine()
    token = await ada.account.token()

    async def names() -> list[Any]:
        path = "/v1/referrals/me/invitees?limit=1"
        first = (await system.request("GET", path, token=token)).json()
        path = f"{path}&cursor={first['next_cursor']}"
        second = (await system.request("GET", path, token=token)).json()
        assert second["next_cursor"] is None
        return [each["first_name"] for each in (*first["items"], *second["items"])]

    assert await names() == ["P44", None], "who has not looked yet has no name here"
    await bob.delete_account()
    await cyd.delete_account()
    assert await names() == [None, None]
    assert (await ada.mine())["rejected"] == {"gone": 2}
    await later(system, 25)
    assert await ada.account.points() == 0
    dan = await Person.here(system, 45)
    assert (await dan.claim(await ada.code())).status == 201
    await ada.delete_account()
    [row] = await system.rows(
        "referral", "select * from transitions where was = 'pending' and state = 'rejected'"
    )
    assert row["reason"] == "referrer-gone"
