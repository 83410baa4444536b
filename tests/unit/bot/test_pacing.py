"""The pace of all that the bot sends: what Telegram names as its limits,
and the pauses that it asks for.
"""

from __future__ import annotations

import pytest

from contest.bot.sending import pacing
from contest.bot.sending.pacing import PAUSE_S_MAX, WAIT_MAX_S, WAIT_MAX_S_BELOW, Pace
from contest.kit.telegram import RETRY_AFTER_S_MAX

NOW = 1_800_000_000.0
HOUR_S = 3600.0
DAY_S = 24 * HOUR_S
YEARS_S = 3650 * DAY_S
JUMPS = [HOUR_S, DAY_S, YEARS_S, -HOUR_S, -DAY_S, -YEARS_S]


@pytest.mark.parametrize(
    ("chats", "waits"),
    [
        pytest.param(["1", "1", "1"], [0, 1, 2], id="one chat: a message a second"),
        pytest.param(["-1", "-1", "-1"], [0, 3, 6], id="one group: twenty a minute"),
        pytest.param(
            [str(n) for n in range(1, 32)],
            [n / 30 for n in range(31)],
            id="many chats: thirty a second",
        ),
    ],
)
def test_pace(chats: list[str], waits: list[float]) -> None:
    pace = Pace()
    assert [pace.reserve(chat, now=1000.0) for chat in chats] == pytest.approx(waits)
    assert pace.reserve(chats[0], now=2000.0) == 0


def test_a_place_too_far_away_is_not_taken() -> None:
    pace = Pace()
    waits = [pace.reserve("1", now=1000.0) for _ in range(9)]
    assert waits == [0, 1, 2, 3, 4, 5, 6, 6, 6]
    assert pace.reserve("2", now=1000.0) == pytest.approx(6 / 30)


def test_what_has_time_never_stands_far_before_a_reply() -> None:
    """However many senders of a broadcast ask at once, and however often."""
    pace = Pace()
    for chat in range(100_000):
        pace.reserve(str(chat), now=NOW, wait_s_max=WAIT_MAX_S_BELOW)
    assert pace.reserve("reply", now=NOW) <= WAIT_MAX_S_BELOW + 1 / 30 < 1


def test_a_pause_is_for_every_chat_and_begins_with_the_usual_pace() -> None:
    pace = Pace()
    pace.pause(60, now=NOW)
    assert [pace.reserve(chat, now=NOW) for chat in ("1", "2", "-3")] == [60, 60, 60]
    assert [pace.reserve(str(chat), now=NOW + 58) for chat in range(4)] == pytest.approx(
        [2 + n / 30 for n in range(4)]
    )


def test_of_several_pauses_the_longest_holds() -> None:
    pace = Pace()
    pace.pause(60, now=NOW)
    pace.pause(5, now=NOW)
    assert pace.reserve("1", now=NOW) == 60


def test_a_pause_is_believed_for_a_quarter_of_an_hour() -> None:
    """So is Telegram's word where it is read: one bound would not hold the other."""
    pace = Pace()
    pace.pause(YEARS_S, now=NOW)
    assert pace.reserve("1", now=NOW) == PAUSE_S_MAX == RETRY_AFTER_S_MAX


@pytest.mark.parametrize("jump_s", JUMPS)
@pytest.mark.parametrize("pause_s", [0, 30], ids=["as usual", "in a pause"])
def test_a_clock_that_was_wrong_for_a_moment_leaves_nothing_behind(
    jump_s: float, pause_s: float
) -> None:
    pace = Pace()
    for _ in range(9):
        pace.reserve("1", now=NOW + jump_s)
    pace.pause(pause_s, now=NOW + jump_s)
    assert pace.reserve("1", now=NOW) == 0
    assert pace.reserve("1", now=NOW) == 1


def test_the_chats_that_are_remembered_are_bounded_also_those_of_a_clock_that_was_ahead(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pacing, "CHATS_MAX", 10)
    pace = Pace()
    for chat in range(50):
        pace.reserve(str(chat), now=NOW + DAY_S + chat)
    for chat in range(50):
        pace.reserve(str(chat), now=NOW + chat)
    assert len(pace._chat_free_at) <= 10 + WAIT_MAX_S
