"""What people do takes effect once, in order, and nothing is lost: whatever comes twice, or too
early, whatever Telegram refuses, and wherever the isolate ends.
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from types import SimpleNamespace
from typing import Any

import pytest

from contest.bot import rooms
from tests.chats import Chats
from tests.contests import Organiser
from tests.failing import Cut, Fuse
from tests.messages import lapse, states, waiting
from tests.sizes import sizes
from tests.system import System
from tests.unit.bot import probe
from tools.telegram.state import Fault

AWAITS_MAX = 60  # of one update, from the webhook to the end of all that it leads to


@pytest.fixture(autouse=True)
def _probe(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("join", "count"):
        monkeypatch.setitem(rooms.COMMANDS, name, probe.COMMANDS[name])
    monkeypatch.setitem(rooms.STATES, "count", probe.count)
    for text in probe.TEXTS:
        monkeypatch.setitem(rooms.TEXTS, text, probe.TEXTS[text])


def _guard(system: System) -> Fuse:
    """Whatever the bot awaits can cut it off."""
    deps, fuse = system.deps["bot"], Fuse()
    asks = {name: fuse.guard(SimpleNamespace(ask=ask)).ask for name, ask in deps.services.items()}
    parts = {name: fuse.guard(getattr(deps, name)) for name in ("db", "telegram", "pacer", "alarm")}
    system.replace("bot", services=asks, **parts)
    return fuse


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
async def test_an_isolate_may_end_at_each_step(after: bool) -> None:
    """Cut off at its n-th await, for every n: the person is in once, is asked once, and has read
    each message, in order; the same one again only where Telegram had taken it and nobody could
    write that down.
    """
    doubles = 0
    for number in range(AWAITS_MAX):
        system = System()
        person = Chats(system).person()
        contest = await Organiser(system).opened()
        await system.settle()
        fuse = _guard(system)
        fuse.left, fuse.after = number, after
        update = system.private_message(7, f"/join {contest['id']}")
        with suppress(Cut):
            await system.send_update(update)
            await system.settle()
        was_cut = fuse.left < 0
        fuse.left = None
        lapse(system)
        await system.send_update(update)
        for _ in range(3):
            await system.tick("bot")
            system.now += 60
        said = [each["text"] for each in system.sent() if each["chat_id"] == 42]
        doubles += len(said) - 2
        assert list(dict.fromkeys(said)) == ["heard you are in", "Which word?"]
        assert len(said) <= 2 + was_cut
        assert await states(system) == {7: "done"}
        entries = "select state from entries where telegram_id = '42'"
        assert await system.rows("content", entries) == [{"state": "active"}]
        assert await system.rows("bot", "select state from conversations") == [{"state": "probe"}]
        assert person.heard() == said
        await system.close()
        if not was_cut:
            break
    assert not was_cut, f"more than {AWAITS_MAX} awaits"
    assert doubles == 2, "one for each message: nothing else may come twice"


@sizes(240, 2000)
async def test_what_comes_twice_and_in_any_order_is_done_once_and_in_order(
    system: System, cases: int
) -> None:
    """Ten updates of each person, each tenth twice; of those that wait together any may come
    first; one message of twenty fails; and in the middle the isolate ends.
    """
    chance = random.Random(15)
    people = [1000 + number for number in range(cases // 10)]
    for telegram_id in people:
        Chats(system).person(telegram_id)
    updates = [
        system.private_message(number, "/count", telegram_id=chance.choice(people))
        for number in range(1, cases + 1)
    ]
    fuse = _guard(system)
    at_once = 40
    for start in range(0, cases, at_once):
        burst = updates[start : start + at_once]
        burst += chance.sample(updates[: start + at_once], at_once // 10)
        chance.shuffle(burst)
        for _ in range(at_once // 20):
            chat = str(chance.choice(burst)["message"]["chat"]["id"])
            system.emulator.faults.append(Fault("sendMessage", 1, chat_id=chat, error_code=500))
        if start == cases // 2:
            fuse.left = 5 * at_once
        with suppress(Cut):
            for update in burst:
                await system.send_update(update)
            await system.settle()
        if fuse.left is not None:
            assert fuse.left < 0
            fuse.left = None
            system.crash()
            for update in burst:
                await system.send_update(update)
        system.now += 60
        await system.tick("bot")
    for _ in range(30):
        system.now += 60
        await system.tick("bot")
    failed = [each for each in system.emulator.requests if each.status == 500]
    assert len(failed) >= cases // 20 - at_once // 20
    await _check(system, updates)


async def _check(system: System, updates: Sequence[dict[str, Any]]) -> None:
    assert set((await states(system)).values()) == {"done"}
    assert await waiting(system) == 0
    wanted = defaultdict[str, list[int]](list)
    for update in updates:
        wanted[str(update["message"]["chat"]["id"])].append(update["update_id"])
    rows = await system.rows("bot", "select telegram_id, data from conversations")
    assert {row["telegram_id"]: json.loads(row["data"])["seen"] for row in rows} == dict(wanted)
    read = defaultdict[str, list[int]](list)
    for each in system.emulator.requests:
        if each.method == "sendMessage" and each.status == 200:
            said = int(each.parameters["text"].removeprefix("heard "))
            read[str(each.parameters["chat_id"])].append(said)
    assert {chat: list(dict.fromkeys(said)) for chat, said in read.items()} == dict(wanted)
