"""What the bot finds wrong with itself: messages that stay, posts that it cannot reach."""

from __future__ import annotations

from contest.bot.channels.lost import LOOKED_S
from contest.bot.operations import CHECKS
from contest.kit.events.sweep import find_alerts
from tests.channels import Channels
from tests.contests import Organiser
from tests.system import System
from tools.telegram.state import Fault


async def _alerts(system: System) -> dict[str, str]:
    return await find_alerts(system.deps["bot"], CHECKS)


async def _minutes(system: System, count: int) -> None:
    for _ in range(count):
        system.now += 60
        await system.tick("bot")


async def test_messages_that_telegram_does_not_take_are_told_after_an_hour(system: System) -> None:
    system.emulator.start_private_chat(system.emulator.meet(42))
    system.emulator.faults.append(Fault("sendMessage", 10**6, error_code=502))
    await system.send_update(system.private_message(1))
    await system.settle()
    await _minutes(system, 59)
    assert "messages-stuck" not in await _alerts(system)
    await _minutes(system, 2)
    told = (await _alerts(system))["messages-stuck"]
    assert told == "messages wait to be sent, one for 61 min"
    assert ("bot", "alert", "messages-stuck", "bot", 0.0) in system.points
    system.emulator.faults.clear()
    await _minutes(system, 6)
    assert "messages-stuck" not in await _alerts(system)


async def test_messages_that_nobody_sends_are_told_after_an_hour(system: System) -> None:
    system.emulator.start_private_chat(system.emulator.meet(42))
    await system.send_update(system.private_message(1))
    sql = "update deliveries set next_attempt_at = created_at"
    system.crash()
    await system.tick("bot")
    await system.databases["bot"].run(sql)
    assert await _alerts(system) == {}
    waiting = "insert into deliveries values ('42', 1, 0, 'x', 0, '{}', 0, 0, ?, 0, ?)"
    since = int(system.now) - 3700
    await system.databases["bot"].run(waiting, since, since)
    assert (await _alerts(system))["messages-stuck"].endswith("one for 61 min")


async def test_posts_in_a_channel_that_is_lost_are_told_until_it_is_back_or_given_up(
    system: System,
) -> None:
    channels = Channels(system)
    await channels.adds_bot()
    await channels.posts(await Organiser(system).opened())
    await channels.minute()
    assert "posts-lost" not in await _alerts(system)
    await channels.adds_bot(status="kicked")
    wrong = "contests are posted where the bot cannot write any more: News"
    assert (await _alerts(system))["posts-lost"] == wrong
    await channels.adds_bot()
    assert "posts-lost" not in await _alerts(system)
    await channels.adds_bot(status="kicked")
    system.now += LOOKED_S
    assert "posts-lost" not in await _alerts(system)
