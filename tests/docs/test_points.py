"""The commands of docs/points.md, run by a shell as their reader runs them."""

from __future__ import annotations

import pytest

from tests.docs.commands import run_page
from tests.point_accounts import check_sums
from tests.system import System

pytestmark = pytest.mark.programs


async def test_points_move_by_the_commands_of_the_page(system: System) -> None:
    told = await run_page(system, "points.md")
    kinds = await system.rows("token", "select kind, amount from transfers order by seq")
    assert [tuple(each.values()) for each in kinds] == [
        ("adjustment", 100),
        ("adjustment", 10),
        ("transfer", 20),
        ("reversal", 20),
    ]
    assert '"For lunch"' in told  # the file
    assert '"first_name":"Bob"' in told  # the leaderboard
    await check_sums(system)
