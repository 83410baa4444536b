"""The commands of docs/referrals.md, run by a shell as their reader runs them."""

from __future__ import annotations

import time

import pytest

from tests.contests import Organiser, minutes
from tests.docs.commands import run_page
from tests.referrals import check_paid
from tests.system import System

pytestmark = pytest.mark.programs


async def test_an_invitation_is_paid_by_the_commands_of_the_page(system: System) -> None:
    system.now = time.time()  # as the shell has it
    await Organiser(system).opened()
    await minutes(system, 2)
    told = await run_page(system, "referrals.md")
    assert '"rewarded":1' in told
    assert '"earned":10' in told
    assert '"posted":5' in told
    await check_paid(system)
