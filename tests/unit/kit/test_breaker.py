"""When a breaker admits: all, nobody, or one who tries."""

from __future__ import annotations

import pytest

from contest.kit.breaker import PROBE_S_MAX, WAIT_S_MAX, Breaker

HOUR_S = 3600
DAY_S = 24 * HOUR_S
YEARS_S = 3650 * DAY_S

# What happens, as (seconds since the beginning, what): "ask" and "held" are its answers to who asks, the others are told to it.
STORIES = [
    pytest.param([(0, "ask"), (0, "ask"), (0, "ask")], id="closed: all are admitted"),
    pytest.param(
        [(0, "ask"), (0, "failed"), (1, "held"), (4.9, "held"), (5, "ask")],
        id="a failure: nobody for five seconds",
    ),
    pytest.param([(0, "failed"), (5, "ask"), (5, "held"), (6, "held")], id="then one alone"),
    pytest.param(
        [(0, "failed"), (5, "ask"), (6, "succeeded"), (6, "ask"), (6, "ask")],
        id="a success: all are admitted",
    ),
    pytest.param(
        [(0, "failed"), (5, "ask"), (6, "failed"), (15, "held"), (16, "ask")],
        id="another failure: twice as long",
    ),
    pytest.param(
        [(0, "failed"), (1, "failed"), (2, "failed"), (5, "ask")],
        id="those under way when it opened tell nothing new",
    ),
    pytest.param([(0, "failed"), (1, "succeeded"), (1, "ask")], id="unless they succeed"),
    pytest.param(
        [(0, "failed"), (5, "ask"), (34, "held"), (35, "ask")],
        id="a probe that never tells is waited for",
    ),
    pytest.param(
        [(0, "failed"), (5, "ask"), (6, "succeeded"), (7, "failed"), (12, "ask")],
        id="after a success it begins anew",
    ),
    pytest.param(
        [(0, "asks for 90"), (89, "held"), (90, "ask"), (90, "failed"), (150, "ask")],
        id="it says for how long",
    ),
    pytest.param(
        [(0, "failed"), (1, "asks for 90"), (90, "held"), (91, "ask")], id="it says so later"
    ),
    pytest.param([(0, "failed"), (-2, "ask")], id="a clock that is set back: a probe at once"),
    *(
        pytest.param(
            [(ahead, "failed"), (1, "ask"), (1, "held"), (2, "failed"), (12, "ask")],
            id=f"a clock that was {ahead} s ahead",
        )
        for ahead in (HOUR_S, DAY_S, YEARS_S)
    ),
    *(
        pytest.param(
            [(-behind, "failed"), (0, "ask"), (0, "held"), (1, "succeeded"), (1, "ask")],
            id=f"a clock that was {behind} s behind",
        )
        for behind in (HOUR_S, DAY_S, YEARS_S)
    ),
    pytest.param(
        [(0, "failed"), (5 + DAY_S, "ask"), (6, "ask"), (6, "held")],
        id="a probe that began while the clock was ahead",
    ),
]


@pytest.mark.parametrize("story", STORIES)
def test_whom_it_admits(story: list[tuple[float, str]]) -> None:
    breaker, begin = Breaker(), 1_800_000_000.0
    for at, what in story:
        now = begin + at
        if what in ("ask", "held"):
            assert (breaker.wait_s(now=now) == 0) is (what == "ask"), (at, what)
            assert breaker.admits(now=now) is (what == "ask"), (at, what)
        elif what == "succeeded":
            breaker.succeeded()
        else:
            breaker.failed(
                now=now, wait_s=float(what.removeprefix("asks for ")) if "for" in what else 0.0
            )


def test_an_outage_of_a_day_is_asked_about_once_a_minute_at_most() -> None:
    breaker, probes = Breaker(), 0
    breaker.failed(now=0)
    for second in range(DAY_S):
        if breaker.admits(now=second):
            probes += 1
            breaker.failed(now=second)
        assert breaker.wait_s(now=second) <= max(WAIT_S_MAX, PROBE_S_MAX)
        assert breaker.is_open
    assert DAY_S / WAIT_S_MAX <= probes <= DAY_S / WAIT_S_MAX + 4
