"""The Mini App in a browser: in the frame of the emulator's page, and by itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.e2e.browser import find_chromium
from tests.e2e.client import Client
from tests.e2e.miniapp.life import Life
from tests.e2e.miniapp.opened import Opener, new_device
from tests.e2e.telegram_page import OPTIONS, Bot


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """One for all of the folder; its pages are of one process, which opens them sooner."""
    options = [*OPTIONS, "--process-per-site"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=options)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def device(chromium: Browser) -> BrowserContext:
    """Whose files of the app are kept, as people's are."""
    return new_device(chromium)


@pytest.fixture
def miniapp(device: BrowserContext, client: Client, bot: Bot) -> Iterator[Opener]:
    opener = Opener(device, client)
    yield opener
    opener.close()
    assert opener.console == []


@pytest.fixture
def skipping(chromium: Browser, client: Client, bot: Bot) -> Iterator[Opener]:
    """On a device whose clock can be put forward."""
    with new_device(chromium) as device:
        device.clock.install()
        opener = Opener(device, client)
        yield opener
    assert opener.console == []


@pytest.fixture(scope="session")
def lives() -> list[Life]:
    """Played once, in whichever order the folders' tests run."""
    return []


@pytest.fixture(scope="package")
def life(chromium: Browser, client: Client, bot: Bot, lives: list[Life]) -> Life:
    """A contest that was played from the first tap to its confirmed winners."""
    if not lives:
        with new_device(chromium) as device:
            opener = Opener(device, client)
            life = Life(opener)
            life.play()
        assert opener.console == []
        lives.append(life)
    return lives[0]
