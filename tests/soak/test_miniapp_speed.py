"""How soon the Mini App shows the first list, on a slow phone and a slow line."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser

from tests.e2e.client import Client
from tests.e2e.miniapp.opened import ADA, launch_data
from tests.e2e.miniapp.speed import measure
from tests.e2e.telegram_page import Bot
from tools.processes import free_port

pytestmark = pytest.mark.soak

LONGEST_TASK_MS_MAX = 100
ANSWERS_WITHIN_S = 30


@pytest.fixture
def compressing(client: Client) -> Iterator[str]:
    """The stack as Cloudflare's edge has it: what can be compressed is."""
    url = f"http://127.0.0.1:{(port := free_port())}"
    command = [sys.executable, "-m", "tests.e2e.miniapp.compressing"]
    front = subprocess.Popen([*command, client.stack.layout.url, str(port)])
    try:
        client.wait_for(lambda: _answers(url), within_s=ANSWERS_WITHIN_S)
        yield url
    finally:
        front.terminate()
        front.wait()


def _answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/health").is_success
    except httpx.TransportError:
        return False


@pytest.mark.parametrize(
    ("latency_ms", "list_ms_max"),
    [pytest.param(150, 1_000, id="150 ms"), pytest.param(562, 1_800, id="562 ms")],
)
def test_the_first_list(
    chromium: Browser, client: Client, bot: Bot, compressing: str, latency_ms: int, list_ms_max: int
) -> None:
    launch = launch_data(client, ADA)
    speed = measure(chromium, f"{compressing}/app/#{launch}", latency_ms=latency_ms)
    print(f"\n  {latency_ms} ms: {speed}")
    assert speed.list_ms <= list_ms_max
    assert speed.shift == 0
    assert speed.longest_task_ms <= LONGEST_TASK_MS_MAX
