"""Times that a clock which was ahead has left behind."""

from __future__ import annotations

import pytest

from contest.kit.clock import bounded, is_due, pull_back
from contest.kit.sqlite import SqliteDatabase


@pytest.mark.parametrize(
    ("at", "due"),
    [
        pytest.param(99, True, id="past"),
        pytest.param(100, True, id="now"),
        pytest.param(101, False, id="soon"),
        pytest.param(160, False, id="at the longest wait"),
        pytest.param(161, True, id="further ahead than anything waits"),
        pytest.param(315_360_000, True, id="ten years ahead"),
    ],
)
async def test_a_time_further_ahead_than_any_wait_is_not_a_time(at: int, due: bool) -> None:
    assert is_due(at, now=100, wait_s_max=60) is due
    assert bounded(at, now=100, wait_s_max=60) == min(at, 160)
    db = SqliteDatabase()
    await db.run("create table jobs (due_at integer not null) strict")
    await db.run("insert into jobs values (?)", at)
    await db.batch([pull_back("jobs", "due_at", now=100, wait_s_max=60)])
    assert (await db.one("select due_at <= 100 as due from jobs") == {"due": 1}) is due
    db.close()
