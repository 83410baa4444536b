"""The ladders of attempts: each wait is twice the one before, up to the longest, until there is no further attempt."""

from __future__ import annotations

import pytest

from contest.kit.retries import NOTICE, OWN_FAULT, REFUSED_EVENT, REPLY, Schedule, wait_s


@pytest.mark.parametrize(
    ("schedule", "waits_s"),
    [
        pytest.param(
            REFUSED_EVENT, [60, 120, 240, 480, 960, None, None], id="an event that is refused"
        ),
        pytest.param(OWN_FAULT, [10, 20, 40, 80, None], id="a fault of ours"),
        pytest.param(REPLY, [10, 20, 40, 80, 160, 300, 300], id="an answer while Telegram is away"),
        pytest.param(
            NOTICE,
            [60, 120, 240, 480, 960, 1920, 3600, 3600],
            id="something to tell while Telegram is away",
        ),
    ],
)
def test_each_wait_is_twice_the_one_before(schedule: Schedule, waits_s: list[int | None]) -> None:
    assert [wait_s(schedule, failures) for failures in range(1, len(waits_s) + 1)] == waits_s


def test_no_number_of_failures_is_too_large() -> None:
    assert wait_s(NOTICE, 10**9) == NOTICE.wait_s_max
