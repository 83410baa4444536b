"""Whoever develops skips hours, on the page of the emulated Telegram, and everybody goes by it; and
has a slow network.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest

from contest.kit.clock import from_rfc3339, to_rfc3339
from tests.e2e.client import Client
from tests.e2e.conftest import own_stack
from tests.e2e.organiser import Organiser
from tests.e2e.telegram_page import Bot, TelegramPage
from tools.local.watch import Watch

pytestmark = [pytest.mark.soak, pytest.mark.timeout(400)]

HOUR_S, ORGANISER = 3600, 1
AHEAD = ("1 h ahead", "2 h ahead", "3 h ahead")
SKIPPED_WITHIN_MS = 150_000
STEP_S = 0.2


@pytest.fixture(scope="module")
def client(databases: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """Its clock does not go back."""
    with own_stack(databases, tmp_path_factory.mktemp("skipped")) as client:
        yield client


@pytest.fixture(scope="module")
def bot(client: Client) -> Bot:
    return Bot(client)


@pytest.fixture
def watched(client: Client) -> Iterator[Client]:
    """The stack as `make dev` looks after it."""
    watch, ended = Watch(client.stack), threading.Event()

    def look() -> None:
        while not ended.wait(STEP_S):
            watch.step()

    thread = threading.Thread(target=look)
    thread.start()
    yield client
    ended.set()
    thread.join()


def test_a_contest_of_two_hours_is_over(
    watched: Client, telegram: TelegramPage, capsys: pytest.CaptureFixture[str]
) -> None:
    now = int(time.time())
    ends = {"starts_at": to_rfc3339(now - 60), "ends_at": to_rfc3339(now + 2 * HOUR_S)}
    organiser = Organiser(watched)
    contest = organiser.publish(organiser.create(**ends))
    path = f"/v1/contests/{contest['id']}"
    token = watched.sign_in(42)["access_token"]
    assert watched.request("POST", f"{path}/entries", body={}, token=token).status == 201
    telegram.open(ORGANISER)
    telegram.tool("World")
    for ahead in AHEAD:
        telegram.button("Skip an hour").click()
        telegram.page.get_by_text("It is an hour later").wait_for(timeout=SKIPPED_WITHIN_MS)
        telegram.page.get_by_text(ahead, exact=False).wait_for()
    said = capsys.readouterr().out
    assert said.count("it is later now") == len(AHEAD)
    assert "Binding" not in said, "what wrangler says of itself at each start"
    later = now + 3 * HOUR_S
    told = watched.request("GET", "/health").headers["date"]
    assert parsedate_to_datetime(told).timestamp() >= later
    assert watched.request("GET", "/v1/me", token=token).status == 401
    session = watched.sign_in(42)
    assert from_rfc3339(session["user"]["created_at"]) < later
    for _ in range(8):
        watched.stack.tick("bot")
        time.sleep(5)
        status = watched.request("GET", path).json()["status"]
        if status == "drawn":
            break
    assert status == "drawn", "the beacon goes by it as well"
    watched.stack.restart_workers()
    told = watched.request("GET", "/health").headers["date"]
    assert parsedate_to_datetime(told).timestamp() >= later


def test_a_slow_network_has_less_bandwidth(client: Client) -> None:
    """What was sent is whole, and takes its time."""

    def fetched() -> tuple[str, float]:
        started = time.monotonic()
        reply = client.request("GET", "/openapi.json")
        assert reply.status == 200
        return reply.body, time.monotonic() - started

    whole, _ = fetched()
    bits = 8 * len(whole.encode())
    assert bits > 1_000_000
    client.telegram("PUT", "network", {"delay_ms": 100, "kbit_s": 1000})
    slow, took_s = fetched()
    client.telegram("PUT", "network", {"delay_ms": 0})
    assert slow == whole
    assert took_s >= 0.1 + bits / 1_000_000
