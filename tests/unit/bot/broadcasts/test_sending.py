"""A broadcast reaches each person once, whatever happens on the way."""

from __future__ import annotations

import asyncio

from contest.bot.sending.alarm import go_off
from contest.bot.sending.sender import SIDE_BY_SIDE_MAX
from tests.broadcasts import FIRST, Author, Told, crowd, limited
from tests.messages import lapse
from tests.sizes import sizes
from tests.system import ADMIN_ID, System
from tools.telegram.state import Fault


@sizes(320, 2_000)
async def test_everybody_is_told_once(system: System, cases: int) -> None:
    """Some have blocked the bot, Telegram asks to wait, for one and for all, and the isolate ends
    in the middle.
    """
    people, told, author = await crowd(system, cases), Told(system), Author(system)
    limited(system)
    blocked = set(people[::40])
    for telegram_id in blocked:
        system.emulator.users[telegram_id].blocked = True
    quarter = cases // 4
    for at, retry_s in ((7, 3), (quarter, 9), (quarter + 1, 9), (quarter + 2, 9)):
        fault = Fault("sendMessage", 1, str(people[at]), error_code=429, retry_after_s=retry_s)
        system.emulator.faults.append(fault)
    everybody = [ADMIN_ID, *people]
    reached = len(everybody) - len(blocked)
    broadcast = await author.begin()
    for _ in range(cases // 32):
        await system.deferred.popleft()
    system.crash()
    half = await author.see(broadcast)
    assert (half["state"], 0 < half["sent"] < cases) == ("running", True)
    for _ in range(4):
        system.now += 60
        await system.tick("bot")
    done = await author.see(broadcast)
    assert (done["state"], done["people"]) == ("done", cases + 1)
    assert (done["sent"], done["blocked"], done["failed"]) == (reached, len(blocked), 0)
    assert told.times == dict.fromkeys(set(everybody) - blocked, 1)
    system.emulator.requests.clear()
    again = await author.begin("Again")
    await system.settle()
    after = await author.see(again)
    assert (after["people"], after["sent"], after["blocked"]) == (reached, reached, 0)
    assert len(system.sent()) == reached


async def test_an_isolate_that_ends_while_it_sends_repeats_what_was_under_way(
    system: System,
) -> None:
    people, told, author = await crowd(system, 120), Told(system), Author(system)
    broadcast = await author.begin()
    system.crash()
    running = asyncio.ensure_future(go_off(system.deps["bot"]))
    while len(told.times) < 8:  # noqa: ASYNC110 - nothing happens when so many are told
        await asyncio.sleep(0)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    system.crash()
    lapse(system)
    await system.tick("bot")
    assert set(told.times) - {ADMIN_ID} == set(people)
    assert told.times.total() <= len(people) + 1 + SIDE_BY_SIDE_MAX
    assert (await author.see(broadcast))["state"] == "done"


async def test_who_is_known_twice_is_told_once(system: System) -> None:
    """Someone who deleted their account and came back, before the end of the first one arrives."""
    [ada], told = await crowd(system, 1), Told(system)
    await system.databases["bot"].run(
        "insert into recipients select 'user-twice', telegram_id, locale, 0, 0 from recipients"
    )
    await Author(system).begin()
    await system.settle()
    assert told.times == {ADMIN_ID: 1, ada: 1}


async def test_a_reply_does_not_wait_for_a_broadcast(system: System) -> None:
    """Telegram's limits are kept, and a reply is a second behind at most."""
    await crowd(system, 400)
    limited(system)
    ada = system.emulator.meet(42)
    system.emulator.start_private_chat(ada)
    await Author(system).begin()
    waited = []
    for number in range(10):
        for _ in range(2):
            await system.deferred.popleft()
        asked_at, before = system.now, len(system.sent())
        await system.send_update(system.private_message(number + 1, "/cancel"))
        while not (replies := [m for m in system.sent()[before:] if m["chat_id"] == ada.id]):
            await system.deferred.popleft()
        assert len(replies) == 1
        waited.append(system.now - asked_at)
        system.now += 1
    assert max(waited) <= 1
    assert all(request.status == 200 for request in system.emulator.requests)


async def test_who_is_gone_is_not_told(system: System) -> None:
    told = Told(system)
    session = await system.sign_in(FIRST)
    system.emulator.start_private_chat(system.emulator.meet(FIRST))
    await system.settle()
    author = Author(system)
    broadcast = await author.begin()
    system.crash()
    await system.request("DELETE", "/v1/me", token=session["access_token"])
    await system.settle()
    for _ in range(3):
        system.now += 60
        await system.tick("auth")
        await system.settle()
        await system.tick("bot")
    assert told.times == {ADMIN_ID: 1}
    assert (await author.see(broadcast))["state"] == "done"
    assert await system.rows("bot", "select * from told where telegram_id = ?", str(FIRST)) == []
