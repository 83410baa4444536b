"""Some screens of the Mini App as people have them before them; all of them are in
tests/soak/test_miniapp_screens.py.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.e2e.browser import INSTALLED_WITHIN_S
from tests.e2e.client import Client
from tests.e2e.miniapp.screens.looking import Looker, Pass
from tests.e2e.miniapp.screens.table import SHARE
from tests.e2e.miniapp.screens.world import ScreenWorld
from tests.e2e.telegram_page import Bot

pytestmark = [pytest.mark.workerd, pytest.mark.timeout(INSTALLED_WITHIN_S + 240)]


def test_a_share_of_the_screens(chromium: Browser, client: Client, bot: Bot) -> None:
    """A participant's on a phone, in the dark, and with text of twice its size."""
    world = ScreenWorld(client)
    world.share()
    phone = Looker(chromium, client, world, Pass("participant", locale="ru", theme="dark"))
    assert phone.found(phone.unlike, phone.cut, names=SHARE) == {}
    phone.close()
