"""The one alarm of a Durable Object, which is asked for several times."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contest.kit.bell import Bell

LATE_MS_MAX = 1000


def _goes_off(asked: list[tuple[int, int]]) -> list[int]:
    """When the alarm goes off that is asked for at these moments, for so long after each."""
    bell, alarm, found = Bell(), list[int](), list[int]()

    def pass_until(now: int) -> None:
        while alarm and alarm[0] <= now:
            found.append(alarm.pop())
            if (following := bell.gone_off(now=found[-1])) is not None:
                alarm.append(following)

    for now, after in sorted(asked):
        pass_until(now)
        at = bell.asked(now + after, is_set_for=alarm[0] if alarm else None, now=now)
        if at is not None:
            alarm[:] = [at]
    pass_until(10**9)
    return found


@pytest.mark.parametrize(
    ("asked", "times"),
    [
        pytest.param([(0, 500)], [500], id="once"),
        pytest.param([(0, 500), (100, 400)], [500], id="for the same moment twice"),
        pytest.param([(0, 500), (100, 2000)], [500, 3000], id="an earlier one is set"),
        pytest.param([(0, 4000), (100, 400)], [500, 4000], id="a later one is set"),
        pytest.param([(0, 500), (600, 400)], [500, 1000], id="one has gone off"),
    ],
)
def test_it_goes_off_whenever_it_was_asked_for(
    asked: list[tuple[int, int]], times: list[int]
) -> None:
    assert _goes_off(asked) == times


@given(st.lists(st.tuples(st.integers(0, 20_000), st.integers(0, 20_000)), max_size=30))
def test_whatever_is_asked_for_comes_at_its_time(asked: list[tuple[int, int]]) -> None:
    found = _goes_off(asked)
    for now, after in asked:
        assert any(0 <= at - now - after <= LATE_MS_MAX for at in found)


def test_an_alarm_that_should_have_gone_off_does_not_stand_in_the_way() -> None:
    """A clock has jumped, or the alarm was lost."""
    assert Bell().asked(2000, is_set_for=900, now=1000) == 2000
