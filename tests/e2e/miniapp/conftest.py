"""The Mini App in a browser: in the frame of the emulator's page, and by itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.e2e.client import Client
from tests.e2e.miniapp.opened import Opener
from tests.e2e.telegram_page import Bot


@pytest.fixture
def miniapp(chromium: Browser, client: Client, bot: Bot) -> Iterator[Opener]:
    opener = Opener(chromium, client)
    yield opener
    opener.close()
    assert opener.console == []
