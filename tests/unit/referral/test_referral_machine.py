"""Invitations under random claims, loops, leaves, returns, deletions, time, rules, decisions of
admins, payouts that are refused or not answered, and crashes.
"""

from __future__ import annotations

from collections import Counter

import pytest

from tests.referral_world import World
from tests.sizes import sizes
from tests.system import System

# What becomes of enough random invitations to be sure of.
USUAL = {"qualified", "rewarded", "pending", "rejected gone", "rejected referrer-gone"}
USUAL |= {"rejected left", "rejected cap", "rejected budget", "rejected fraud"}


@pytest.mark.timeout(1800)
@sizes(few=24, many=2000)
async def test_whatever_happens_nobody_is_paid_twice_or_for_nothing(cases: int) -> None:
    seen = Counter[str]()
    for seed in range(cases):
        system = System()
        world = World(system, seed)
        try:
            await world.play()
        except AssertionError as error:
            raise AssertionError(f"with seed {seed}: {error}") from error
        finally:
            await system.close()
        seen += world.checks.states
    assert set(seen) >= USUAL, "the search has become narrower"
