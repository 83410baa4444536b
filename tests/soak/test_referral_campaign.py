"""A campaign of twenty thousand with farms of three kinds, through the handlers of the services.

`SCORES=write` writes docs/referral-scores.svg anew.
"""

from __future__ import annotations

import os
import time

import pytest

from tests.referral_campaign import Play, check_bars, results, scores, table
from tests.referral_crowd import Crowd
from tests.referral_plot import plot
from tests.referrals import HOUR_S, check_paid
from tests.system import System
from tools.paths import ROOT

pytestmark = [pytest.mark.soak, pytest.mark.timeout(1200)]

SIZE = 20_000
FLAG_AT = 20
CPU_S_MAX = 60


async def test_farms_are_flagged_and_honest_people_paid(system: System) -> None:
    crowd = Crowd(seed=14, size=SIZE, begins_at=int(system.now) + HOUR_S)
    before_s = time.process_time()
    await Play(system, crowd.invitees).run()
    spent_s = time.process_time() - before_s
    lines = await results(system, crowd.invitees)
    print(f"\n{table(lines)}\n{spent_s:.0f} s of CPU")
    check_bars(lines)
    await check_paid(system)
    assert spent_s < CPU_S_MAX
    if os.environ.get("SCORES") == "write":
        image = plot(await scores(system, crowd.invitees), flag_at=FLAG_AT)
        (ROOT / "docs" / "referral-scores.svg").write_text(image)
