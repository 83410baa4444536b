"""What waits for too long is told."""

from __future__ import annotations

import pytest

from contest.kit.deps import ServiceAway
from contest.kit.events.sweep import find_alerts
from contest.referral.operations import CHECKS
from tests.referrals import Campaign, counted, in_channel, invited, later
from tests.system import System
from tools.telegram.state import Fault


async def _alerts(system: System) -> dict[str, str]:
    return await find_alerts(system.deps["referral"], CHECKS)


async def test_members_that_telegram_does_not_tell_of_are_told_after_six_hours(
    system: System,
) -> None:
    _, ada, _ = await invited(system, 43, 44, channels=["@contests"])
    in_channel(system, 43, "member")
    in_channel(system, 44, "left")
    system.emulator.faults.append(Fault("getChatMember", 100, error_code=400))
    await later(system, 24)
    for _ in range(6):
        assert "membership-unknown" not in await _alerts(system)
        await later(system, 1)
    assert "@contests" in (await _alerts(system))["membership-unknown"]
    assert await counted(ada) == {"qualified": 2}
    system.emulator.faults.clear()
    await later(system, 1)
    assert "membership-unknown" not in await _alerts(system)
    assert await counted(ada) == {"rewarded": 1, "rejected": 1}


async def test_a_payment_that_the_ledger_does_not_answer_is_told_after_an_hour(
    system: System,
) -> None:
    campaign, _, _ = await invited(system, 43)
    token = system.deps["referral"].services["token"]

    async def away(message: str, *, timeout_s: float) -> str:
        raise ServiceAway("away")

    system.replace("referral", services={"token": away})
    with pytest.raises(Exception, match="settle"):
        await later(system, 25)
    assert "payment-unanswered" not in await _alerts(system)
    system.now += 3700
    assert "payment-unanswered" in await _alerts(system)
    assert (await campaign.ask("PUT", "/payouts", body={"payouts_on": False})).status == 200
    assert "payment-unanswered" not in await _alerts(system), "it waits because an admin says so"
    assert (await campaign.ask("PUT", "/payouts", body={"payouts_on": True})).status == 200
    system.replace("referral", services={"token": token})
    await later(system, 1)
    assert "payment-unanswered" not in await _alerts(system)


async def test_a_budget_that_got_no_points_is_told(system: System) -> None:
    campaign = await Campaign.begun(system)
    assert (await campaign.rule(budget=2000)).status == 200
    assert "budget-unfunded" not in await _alerts(system)
    system.now += 1000
    assert "autumn" in (await _alerts(system))["budget-unfunded"]
    await later(system, 0)
    assert "budget-unfunded" not in await _alerts(system)
