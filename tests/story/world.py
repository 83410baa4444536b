"""Where the story takes place: the real stack on workerd, or the whole product in one process."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any, Protocol

import httpx

from tests.e2e.client import Client
from tests.e2e.databases import mentions
from tests.e2e.organiser import let_end
from tests.system import Reply
from tools.beacon.app import PATH as BEACON

BETWEEN_S = 0.5


class World(Protocol):
    """`bot_id` is the bot's own Telegram id; so many people do something `at_once`."""

    bot_id: int
    at_once: int

    def request(
        self,
        method: str,
        target: str,
        *,
        body: Any = None,
        token: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> Reply:
        """One request through the gateway."""
        ...

    def telegram(self, method: str, path: str, body: Any = None) -> Any:
        """The emulator's control interface."""
        ...

    def say(self, telegram_id: int, text: str, **user: Any) -> Any:
        """Someone writes to the bot."""
        ...

    def init_data(self, telegram_id: int, *, start_param: str | None = None, **user: Any) -> str:
        """What the Mini App of somebody gets."""
        ...

    def tick(self) -> None:
        """The cron of a minute."""
        ...

    def now(self) -> float:
        """The time, in epoch seconds."""
        ...

    def sleep_until(self, at: float) -> None: ...

    def let_end(self, contest_id: str, at: float) -> None:
        """The contest's end comes, which is to be `at`: sooner where nobody can wait so long."""
        ...

    def order_fault(self, **fault: Any) -> None:
        """One of the beacon's."""
        ...

    def mentions(self, word: str) -> set[str]:
        """Where in the databases a word stands."""
        ...


class OnWorkerd:
    """A stack that runs."""

    at_once = 4

    def __init__(self, client: Client) -> None:
        self.client = client
        self.bot_id = int(client.settings["TELEGRAM_BOT_TOKEN"].partition(":")[0])
        self.request, self.telegram, self.say = client.request, client.telegram, client.say

    def init_data(self, telegram_id: int, *, start_param: str | None = None, **user: Any) -> str:
        return self.client.init_data(telegram_id, start_param=start_param, **user)

    def tick(self) -> None:
        self.client.stack.tick("bot")
        time.sleep(BETWEEN_S)

    def now(self) -> float:
        return self.client.stack.clock.now_s()

    def sleep_until(self, at: float) -> None:
        time.sleep(max(0, at - self.now()))

    def let_end(self, contest_id: str, at: float) -> None:
        let_end(self.client.stack.layout.state, contest_id, now=int(self.now()))

    def order_fault(self, **fault: Any) -> None:
        url = f"{self.client.stack.layout.telegram_url}{BEACON}/_faults"
        httpx.post(url, json=fault, trust_env=False).raise_for_status()

    def mentions(self, word: str) -> set[str]:
        return mentions(self.client.stack.layout.state, word)
