"""The story of a contest on workerd while the workers are killed at random moments, updates come
twice and late, Telegram refuses or says nothing, the beacon is late, and the disk is full for a
minute: in the end it went as it should, and everybody was told.
"""

from __future__ import annotations

import os
import random
import secrets
import shutil
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from http.client import HTTPException
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.e2e.client import Client
from tests.story.acts import Story
from tests.story.script import CODES
from tests.story.world import OnWorkerd
from tests.system import Reply
from tools.console import Failure
from tools.local.seed import seed
from tools.local.stack import Layout, Stack
from tools.local.trial import new_settings
from tools.processes import free_port

pytestmark = [pytest.mark.soak, pytest.mark.timeout(1500)]

DISK, ROOM_BYTES, FULL_S = "256m", 1 << 17, 60
PATIENCE_S, AGAIN_S, TRIES_MAX = 420, 1, 8
BETWEEN_S = (4, 12)
LATE_S, HOUR_S = 20, 3600
GONE = 2  # who have blocked the bot
# In each stretch of trouble the kill and an outage of Telegram come once: while it goes on, the bot
# asks once a minute, and would meet the next one each time.
ONCE, AGAIN = (
    ("telegram_refuses", "telegram_silent"),
    ("webhook_down", "updates_twice", "updates_late"),
)
KINDS = ("message", "callback_query", "my_chat_member")
METHODS = ("sendMessage", "editMessageText", "answerCallbackQuery")


@pytest.fixture
def small(databases: Path, tmp_path: Path) -> Iterator[Client]:
    """A stack whose state is on a small disk of its own."""
    state = tmp_path / "state"
    state.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(state)]
    if subprocess.run(mount, capture_output=True, check=False, timeout=20).returncode:
        pytest.skip("a small disk cannot be mounted here")
    try:
        shutil.copytree(databases, state, dirs_exist_ok=True)
        layout = Layout(port=free_port(), telegram_port=free_port(), state=state)
        settings = new_settings(layout)
        with Stack(layout, settings) as stack:
            stack.start()
            seed(layout, settings)
            yield Client(stack, settings)
    finally:
        subprocess.run(["umount", str(state)], check=True, timeout=20)


class InTrouble(OnWorkerd):
    """Whoever gets no answer, or one that says that it does not work, asks again."""

    def __init__(self, client: Client, number: int) -> None:
        super().__init__(client)
        self._chance, self.met = random.Random(number), Counter[str]()
        self.request = self._until_answered

    def _until_answered(self, method: str, target: str, **asked: Any) -> Reply:
        key = {"idempotency-key": secrets.token_hex(16)}
        asked["headers"] = key | dict(asked.get("headers") or {})
        deadline = time.monotonic() + PATIENCE_S
        while True:
            with suppress(OSError, HTTPException, AssertionError):
                reply = self.client.request(method, target, **asked)
                if reply.status < 500:
                    return reply
            assert time.monotonic() < deadline, (method, target)
            time.sleep(AGAIN_S)

    def tick(self) -> None:
        with suppress(Failure, httpx.HTTPError):
            super().tick()

    @contextmanager
    def trouble(self) -> Iterator[None]:
        """One thing after the other, each before any comes again, while something else goes on; the
        workers are killed once, soon. Goes on when all is well.
        """
        over = threading.Event()

        def meet() -> None:
            rest = self._chance.sample(ONCE + AGAIN, len(ONCE + AGAIN))
            rest.insert(len(rest) - self._chance.randrange(2), "kill")  # first, or second
            while not over.wait(self._chance.uniform(*BETWEEN_S)):
                what = rest.pop() if rest else self._chance.choice(AGAIN)
                self.met[what] += 1
                getattr(self, f"_{what}")()

        with ThreadPoolExecutor(1) as pool:
            meeting = pool.submit(meet)
            try:
                yield
            finally:
                over.set()
                meeting.result()
                self.telegram("DELETE", "faults")
                self._weather(down=False, duplicates=False)

    def fill_disk(self) -> None:
        """For a minute; workers that cannot bear it are started again, as by the watchdog."""
        ballast = self.client.stack.layout.state / "ballast"
        with ballast.open("wb", buffering=0) as output, suppress(OSError):
            while True:
                output.write(bytes(1 << 16))
        os.truncate(ballast, max(0, ballast.stat().st_size - ROOM_BYTES))
        time.sleep(FULL_S)
        ballast.unlink()
        self.met["disk full"] += 1
        if self.client.stack.workers_ended():
            self._kill()

    def jump(self) -> None:
        """An hour ahead, from one moment to the next."""
        self.client.stack.clock.skip(HOUR_S)
        self._kill()
        self.met["clock"] += 1

    def _kill(self) -> None:
        self.client.stack.restart_workers(crash=True)

    def _webhook_down(self) -> None:
        self._weather(down=True)
        time.sleep(self._chance.uniform(*BETWEEN_S))
        self._weather(down=False)

    def _updates_twice(self) -> None:
        self._weather(duplicates=self._chance.random() < 0.7)

    def _updates_late(self) -> None:
        """Some that were taken come once more, in another order."""
        seen = self.telegram("GET", f"updates?kind={self._chance.choice(KINDS)}")["updates"]
        for update in self._chance.sample(seen, min(len(seen), 20)):
            self.telegram("POST", f"updates/{update['update_id']}/redeliver")

    def _telegram_refuses(self) -> None:
        code = self._chance.choice((429, 500))
        method = self._chance.choice(METHODS)
        self._order({"method": method, "times": 4, "error_code": code})

    def _telegram_silent(self) -> None:
        self._order({"method": "sendMessage", "times": 2, "hang_s": 20})

    def _order(self, fault: Mapping[str, Any]) -> None:
        """Unless others are still to come: the bot asks more rarely than this would go on."""
        if not self.telegram("GET", "faults")["faults"]:
            self.telegram("POST", "faults", fault)

    def _weather(self, **change: bool) -> None:
        self.telegram("PUT", "delivery", change)


def test_whatever_fails(small: Client) -> None:
    world, started = InTrouble(small, 1), time.monotonic()
    story = Story(world, patience_s=PATIENCE_S, tries_max=TRIES_MAX)

    def play(*acts: Callable[[], object]) -> None:
        for act in acts:
            act()
            print(f"  {time.monotonic() - started:.0f} s: {act.__name__}", flush=True)

    play(story.make, story.open)
    with world.trouble():
        play(story.post, story.join, story.play)
    world.order_fault(kind="late", late_s=LATE_S)
    play(world.fill_disk)
    with world.trouble():
        play(story.close, story.draw, story.decide)
    play(world.jump)
    with world.trouble():
        gone = [each for each in story.people.cast.by_button if each not in story.holders][:GONE]
        for person in gone:
            refusal = {"method": "sendMessage", "times": 1000, "error_code": 403}
            world.telegram("POST", "faults", refusal | {"chat_id": person})
        story.tell(gone)
        assert story.claim() == CODES
        play(story.leave)
    assert len(story.export()) == 1 + len(story.people.cast.all)
    resent = _check(small, story, gone)
    print(f"  {time.monotonic() - started:.0f} s: {dict(world.met)}; {resent} came twice")


def _check(client: Client, story: Story, gone: Collection[int]) -> int:
    """How many messages of the end came twice."""
    people, cast = story.people, story.people.cast
    assert people.invited(cast.inviter) == {"rewarded": len(cast.friends)}
    assert people.invited(cast.farmer) == {"flagged": len(cast.farm)}
    told = {person: story.told(person) for person in cast.with_chats if person not in gone}
    expected = {each: {"won" if each in story.holders else "not won"} for each in told}
    assert {person: set(said) for person, said in told.items()} == expected
    assert client.contradicting() == []
    return sum(map(len, told.values())) - len(told)
