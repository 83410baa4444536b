"""What is down is down for all: nobody hammers it, no message is blamed for it, and everything goes on by itself."""

from __future__ import annotations

from contest.bot import repository
from contest.bot.updates import work_off
from tests.system import System
from tools.telegram.state import Fault

HOUR_S = 3600
DOWN = 10_000_000


async def _people(system: System, count: int, *, first: int = 1001) -> range:
    """So many people who have started the bot."""
    people = range(first, first + count)
    for telegram_id in people:
        system.emulator.start_private_chat(system.emulator.meet(telegram_id, first_name="Ada"))
    return people


async def _starts(system: System, count: int, *, first: int = 1001) -> None:
    """A `/start` of each of so many people, taken in and not looked at yet."""
    for telegram_id in await _people(system, count, first=first):
        assert (await system.send_update(system.private_message(telegram_id, telegram_id=telegram_id))).status == 200


async def _notices(system: System, count: int) -> None:
    """Something to tell so many people."""
    for number, telegram_id in enumerate(await _people(system, count)):
        user = f"user-{number}"
        insert = "insert into recipients (user_id, telegram_id, locale, created_at) values (?, ?, 'en', 0)"
        await system.databases["bot"].run(insert, user, str(telegram_id))
        notice = repository.insert_notice(f"notice-{number}", user, "session-ended", now=int(system.now))
        await system.databases["bot"].batch([notice])


async def _minutes(system: System, count: int) -> None:
    for _ in range(count):
        system.now += 60
        await system.tick("bot")
        await system.settle()


async def _states(system: System) -> dict[str, int]:
    rows = await system.rows("bot", "select state, count(*) as updates from updates group by state")
    return {row["state"]: row["updates"] for row in rows}


def _arrived(system: System) -> list[int]:
    """The chats of the messages that Telegram took."""
    return [entry.parameters["chat_id"] for entry in system.emulator.requests if entry.method == "sendMessage" and entry.status == 200]


async def test_a_pacer_that_is_away_for_three_minutes_costs_no_update(system: System) -> None:
    system.pacer.away = True
    await _starts(system, 30)
    await system.settle()
    await _minutes(system, 3)
    assert system.pacer.calls <= 6 + 2 * 3
    system.pacer.away = False
    await _minutes(system, 3)
    assert await _states(system) == {"done": 30}
    assert sorted(_arrived(system)) == list(range(1001, 1031))


async def test_a_pacer_that_is_away_for_a_day_costs_no_notice(system: System) -> None:
    system.pacer.away = True
    await _notices(system, 8)
    await _minutes(system, 20 * 60)
    assert system.pacer.calls <= 6 + 20 * 60
    system.pacer.away = False
    await _minutes(system, 5)
    assert sorted(_arrived(system)) == list(range(1001, 1009))


async def test_telegram_away_for_five_hours_is_asked_by_probes_only(system: System) -> None:
    fault = Fault("sendMessage", DOWN, error_code=500)
    system.emulator.faults.append(fault)
    await _starts(system, 300)
    await system.settle()
    await _minutes(system, 5 * 60)
    assert len(system.sent()) <= 6 + 5 * 60
    assert await _states(system) == {"pending": 300}
    system.emulator.faults.remove(fault)
    await _minutes(system, 15)
    assert await _states(system) == {"done": 300}
    assert sorted(_arrived(system)) == list(range(1001, 1301))


async def test_what_telegram_asks_all_to_wait_is_learnt_once(system: System) -> None:
    """60 chats, two messages each, and a minute in which Telegram takes none of them."""
    fault = Fault("sendMessage", DOWN, error_code=429, retry_after_s=60)
    system.emulator.faults.append(fault)
    people = await _people(system, 60)
    for turn, language in enumerate(("en", "ru")):
        for telegram_id in people:
            update = system.private_message(10_000 * turn + telegram_id, telegram_id=telegram_id, language_code=language)
            await system.send_update(update)
    for _ in range(29):
        await system.settle()
        system.now += 2
        await work_off(system.deps["bot"])
    assert len(system.sent()) <= 6
    system.emulator.faults.remove(fault)
    await _minutes(system, 6)
    assert await _states(system) == {"done": 120}
    for telegram_id in people:
        texts = [m["text"][:5] for m in system.sent()[-120:] if m["chat_id"] == telegram_id]
        assert texts == ["Hello", "Здрав"]
