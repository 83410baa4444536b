"""What tests of broadcasts share: many people whom the bot knows, and who of them was told what."""

from __future__ import annotations

from collections import Counter
from itertools import count
from typing import Any

from tests.contests import Organiser
from tests.system import ADMIN_ID, Reply, System
from tools.telegram.limits import Limits

FIRST = 10_000_000  # the Telegram id of the first: the same people as in `many_entries`
TEXT = "Two days left: <b>hurry</b> & win_it*["
RECIPIENTS = """
    with recursive n (i) as (
        select cast(?2 as integer) union all select i + 1 from n where i + 1 < ?2 + ?1)
    insert into recipients (user_id, telegram_id, locale, changed_at_ms, created_at)
    select printf('user-%07d', i), '' || (10000000 + i), iif(i % 4 = 3, 'ru', 'en'), 0, 1000 from n
"""
_keys = count()


class Author:
    """Who makes broadcasts: an admin, unless another is named."""

    def __init__(self, system: System, organiser: Organiser | None = None) -> None:
        self._system, self._organiser = system, organiser or Organiser(system)
        system.emulator.start_private_chat(system.emulator.meet(ADMIN_ID))

    async def send(self, method: str, path: str = "", body: Any = None, key: str = "") -> Reply:
        headers = {"idempotency-key": key or f"key-{next(_keys):08}"} if method == "POST" else {}
        headers = {} if path else headers
        token, target = await self._organiser.token(), f"/v1/broadcasts{path}"
        return await self._system.request(method, target, body=body, headers=headers, token=token)

    async def begin(self, text: str = TEXT, key: str = "", **audience: Any) -> dict[str, Any]:
        """A broadcast that begins; to everybody, unless an audience is named."""
        body: dict[str, Any] = {"audience": audience or {"kind": "all"}, "text": text}
        reply = await self.send("POST", body=body, key=key)
        assert reply.status == 201, reply.body
        begun: dict[str, Any] = reply.json()
        return begun

    async def see(self, broadcast: dict[str, Any]) -> dict[str, Any]:
        """The broadcast as it is now."""
        seen: dict[str, Any] = (await self.send("GET", f"/{broadcast['id']}")).json()
        return seen


async def crowd(system: System, how_many: int, *, first: int = 0) -> list[int]:
    """So many more people whom the bot knows and may write to; every fourth reads Russian."""
    await system.databases["bot"].run(RECIPIENTS, how_many, first)
    people = [FIRST + n for n in range(first, first + how_many)]
    for telegram_id in people:
        system.emulator.start_private_chat(system.emulator.meet(telegram_id))
    return people


def limited(system: System) -> None:
    """From now on Telegram counts what is sent."""
    system.emulator.now_s = lambda: system.now
    system.emulator.limits = Limits()


class Told:
    """How often each chat was sent a text, however much is sent: the emulator's log is bounded."""

    def __init__(self, system: System, text: str = TEXT) -> None:
        self.times: Counter[int] = Counter()
        self.refused: Counter[int] = Counter()
        history, put = system.emulator.history, system.emulator.history.put

        def counting(message: dict[str, Any], *, is_bots: bool = False) -> None:
            if is_bots and message.get("text") == text:
                self.times[message["chat"]["id"]] += 1
                history.chats.pop(message["chat"]["id"], None)
            else:
                put(message, is_bots=is_bots)

        history.put = counting  # type: ignore[method-assign]
