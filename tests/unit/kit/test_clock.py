"""Times that a clock which was ahead has left behind; and the clock that is ahead on purpose."""

from __future__ import annotations

import pytest

from contest.kit.clock import bounded, clock_of, is_due, pull_back
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


@pytest.mark.parametrize(
    ("environment", "ahead", "now"),
    [
        pytest.param("local", "3600", 3700.0, id="an hour was skipped"),
        pytest.param("local", "0", 100.0, id="none was"),
        pytest.param("local", "", 100.0, id="nothing is set"),
        pytest.param("serve", "3600", 100.0, id="people use it on this machine"),
        pytest.param("staging", "3600", 100.0, id="it is tried out by others"),
        pytest.param("production", "3600", 100.0, id="people use it"),
    ],
)
def test_time_is_skipped_where_the_product_is_developed_and_nowhere_else(
    environment: str, ahead: str, now: float
) -> None:
    settings = {"ENVIRONMENT": environment, "CLOCK_AHEAD_S": ahead}
    assert clock_of(settings, lambda: 100.0)() == now
