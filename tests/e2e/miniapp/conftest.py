"""The Mini App in a browser: in the frame of the emulator's page, and by itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.e2e.browser import find_chromium
from tests.e2e.client import Client
from tests.e2e.miniapp.life import Life
from tests.e2e.miniapp.opened import Opener
from tests.e2e.telegram_page import OPTIONS, Bot


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """One for all of the folder."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(OPTIONS))
        yield browser
        browser.close()


@pytest.fixture
def miniapp(chromium: Browser, client: Client, bot: Bot) -> Iterator[Opener]:
    opener = Opener(chromium, client)
    yield opener
    opener.close()
    assert opener.console == []


@pytest.fixture(scope="session")
def lives() -> list[Life]:
    """Played once, in whichever order the folders' tests run."""
    return []


@pytest.fixture(scope="package")
def life(chromium: Browser, client: Client, bot: Bot, lives: list[Life]) -> Life:
    """A contest that was played from the first tap to its confirmed winners."""
    if not lives:
        opener = Opener(chromium, client)
        life = Life(opener)
        try:
            life.play()
        finally:
            opener.close()
        assert opener.console == []
        lives.append(life)
    return lives[0]
