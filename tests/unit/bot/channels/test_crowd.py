"""A crowd joins by the button under a post: nobody waits, and the count is right in the end."""

from __future__ import annotations

from contest.bot.channels.following import EDIT_EVERY_S
from tests.channels import Channels
from tests.sizes import sizes
from tests.system import System
from tools.telegram.limits import Limits

WITHIN_S = 10
TWICE = 25  # press a second time
REPLY_S_MAX = 2
EDITS_MAX = WITHIN_S // EDIT_EVERY_S + 2  # the last one shows them all


@sizes(100, 500)
async def test_a_crowd_joins_in_ten_seconds(system: System, cases: int) -> None:
    channels = Channels(system)
    await channels.adds_bot()
    contest = await channels.contests.opened()
    await channels.posts(contest, "How to join")
    await channels.minute()
    system.emulator.limits = Limits()
    began, pressed = system.now, 0
    for number in range(cases):
        system.now = max(system.now, began + number * WITHIN_S / cases)
        await channels.presses(1000 + number)
        pressed += 1
        if number % (cases // TWICE) == 0:
            await channels.presses(1000 + number)
            pressed += 1
            await system.tick("bot")  # far more often than the cron does
            asked_at = system.now
            assert await channels.chats.person(9000 + number).sends("/start")
            assert system.now - asked_at <= REPLY_S_MAX
    for _ in range(2):
        await channels.minute()
    said = [each for each in channels.answers() if each]
    assert len(said) == pressed
    assert sum("You are in already" in each for each in said) == TWICE
    assert f"{cases} people take part" in channels.texts()[0]
    assert 1 <= channels.edits() <= EDITS_MAX
    for table in ("deliveries", "dead_letters"):
        assert await system.rows("bot", f"select * from {table}") == []
