"""Whoever develops skips time: the clock of the emulated Telegram and of the beacon beside it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.tools.telegram.emulated import ADA, Telegram
from tools.local.clock import LocalClock
from tools.telegram.state import Emulator

HOUR_S = 3600


async def test_it_is_later_and_stays_so(
    telegram: Telegram, emulator: Emulator, tmp_path: Path
) -> None:
    clock = emulator.clock = LocalClock(tmp_path)
    emulator.now_s = clock.now_s
    assert await telegram.control("GET", "clock") == {"ahead_s": 0, "followed": False}
    for hours, ahead_s in ((1, HOUR_S), (24, 25 * HOUR_S)):
        skipped = await telegram.control("POST", "clock", {"hours": hours})
        assert skipped["ahead_s"] == ahead_s
    said = await telegram.write(ADA, "Later")
    assert 0 <= said["message"]["date"] - int(time.time()) - 25 * HOUR_S < HOUR_S
    assert LocalClock(tmp_path).ahead_s == 25 * HOUR_S, "also after a start"


@pytest.mark.parametrize("hours", [0, -1, 1000, "1"])
async def test_it_never_goes_back(telegram: Telegram, hours: object) -> None:
    await telegram.control("POST", "clock", {"hours": hours}, code=400)


async def test_without_a_stack_nothing_would_follow(telegram: Telegram) -> None:
    await telegram.control("POST", "clock", {"hours": 1}, code=400)
