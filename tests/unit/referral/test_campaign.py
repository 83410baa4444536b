"""A small campaign with farms: who is paid, and who waits for a decision."""

from __future__ import annotations

import pytest

from tests.referral_campaign import Play, check_bars, results
from tests.referral_crowd import Crowd
from tests.referrals import HOUR_S, check_paid
from tests.system import System

SIZE = 1000


@pytest.mark.search
async def test_farms_are_flagged_and_honest_people_paid(system: System) -> None:
    crowd = Crowd(seed=1, size=SIZE, begins_at=int(system.now) + HOUR_S)
    await Play(system, crowd.invitees).run()
    check_bars(await results(system, crowd.invitees))
    await check_paid(system)
