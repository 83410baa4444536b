"""The tour of docs/tour.md as a stranger plays it, step by step in Chromium, and its pictures:
`PICTURES=write .venv/bin/python -m pytest -s -m soak tests/soak/test_tour.py` puts them into
docs/images, those of the README as well.
"""

from __future__ import annotations

import os
import shutil
import time

import pytest
from playwright.sync_api import Browser, Locator

from tests.e2e.browser import INSTALLED_WITHIN_S
from tests.e2e.client import Client
from tests.e2e.telegram_page import PHONE, SHOTS, Bot, TelegramPage
from tools.local.people import CHANNEL
from tools.paths import ROOT

pytestmark = [pytest.mark.soak, pytest.mark.timeout(INSTALLED_WITHIN_S + 900)]

ADA, IVAN, ORGANISER = 42, 43, 1
TITLE, WORD = "A mug for you", "sesame"
IMAGES, BYTES_MAX = ROOT / "docs" / "images", 150_000
# What the page shows is in docs/images by the same name.
PICTURES = (
    "tour-start",
    "tour-wizard",
    "tour-channel",
    "phone-dark-chat",
    "telegram-wide",
    "telegram-tools",
    "tour-winners",
    "tour-check",
)
TOUR_S_MAX = 600
DRAWN_WITHIN_S, LONGEST_MS = 240, 180_000

WIZARD = (
    ("/new", "What is the contest called?"),
    (TITLE, "What is it about?"),
    ("Join, win a mug.", "What can be won?"),
    ("1 x Mug", "When does it end?"),
    ("3 minutes", "Which channels must winners have joined?"),
)


class Tour:
    """Two windows: one on a desk, and a phone in the dark."""

    def __init__(self, browser: Browser, client: Client) -> None:
        self.client = client
        self.desk = TelegramPage(browser, client)
        self.phone = TelegramPage(browser, client, viewport=PHONE, scheme="dark")

    def close(self) -> None:
        for page in (self.desk, self.phone):
            page.page.context.close()
            assert page.console == []

    def start(self) -> None:
        self.desk.open(ADA, ADA)
        self._press_start()
        self.desk.message("Hello, Ada").wait_for()
        self.desk.button("Open app").click()
        self.desk.app.locator("h1").wait_for()
        self.desk.shoot("tour-start")

    def _press_start(self) -> None:
        """Other long runs on this stack may have done so."""
        start, composer = (
            self.desk.button("Start"),
            self.desk.page.get_by_label("Message", exact=True),
        )
        start.or_(composer).first.wait_for()
        if start.is_visible():
            start.click()
        else:
            self.desk.write("/start")

    def make(self) -> None:
        desk = self.desk
        desk.open(ORGANISER, ORGANISER)
        self._press_start()
        for text, asked in WIZARD:
            desk.write(text)
            desk.message(asked).wait_for()
        desk.button("Skip »").last.click()
        desk.button("➕ Secret word").last.click()
        desk.message("Which word should be found?").wait_for()
        desk.write(WORD)
        desk.message("Find the secret word").wait_for()
        desk.shoot("tour-wizard")
        for label in ("« To the contest", "🚀 Publish", "🚀 Yes, publish"):
            desk.button(label).last.click()

    def post(self) -> None:
        desk = self.desk
        desk.button("📣 Post in a channel").last.click()
        desk.button("Add to a channel", exact=False).click()
        desk.page.get_by_role("dialog").get_by_role("button", name="Contest news").click()
        desk.message("“Contest news” is connected").wait_for()
        desk.button("📣 Post in a channel").last.click()
        desk.message("Where?").get_by_role("button", name="Contest news").click()
        desk.button("How to join").click()
        desk.message("at once, by the button").wait_for()
        desk.button("Publish").click()
        desk.message("The post will stand in “Contest news”").wait_for()
        self.client.stack.tick("bot")  # within a minute, where a clock ticks
        desk.open(ORGANISER, CHANNEL)
        desk.message("Join, win a mug.").get_by_role("button", name="Take part").wait_for()
        desk.shoot("tour-channel")

    def join_by_the_post(self) -> None:
        phone = self.phone
        phone.open(IVAN, CHANNEL)
        phone.button("Join").click()
        phone.message("Join, win a mug.").get_by_role("button", name="Take part").click()
        phone.page.get_by_text("Вы участвуете, удачи!").wait_for()
        phone.shoot("phone-dark-chat")

    def join_in_the_app(self) -> None:
        desk = self.desk
        desk.open(ADA, ADA)
        desk.write("/contests")
        desk.button(TITLE).last.click()
        desk.button("Join").last.click()
        desk.button("Open the app").last.click()
        desk.app.get_by_role("heading", name=TITLE).wait_for()
        desk.app.get_by_role("link", name="Find the secret word").wait_for()
        desk.shoot("telegram-wide")
        desk.app.get_by_role("link", name="Find the secret word").click()
        desk.app.get_by_label("The code").fill(WORD.upper())
        desk.app.get_by_label("The code").press("Enter")
        desk.app.get_by_role("heading", name="Done").wait_for()

    def bring_others(self) -> None:
        desk = self.desk
        desk.button("Close").click()
        desk.tool("World")
        desk.page.get_by_label("How many").fill("50")
        desk.button("They join", exact=False).click()
        desk.toast.get_by_text("50 people have joined").wait_for(timeout=LONGEST_MS)
        desk.shoot("telegram-tools")

    def win(self) -> None:
        desk = self.desk
        desk.open(ORGANISER, ORGANISER)
        self._minutes_until(desk.message("has been drawn"))
        for _ in range(2):
            self.client.stack.tick("bot")  # those who are drawn are looked at
        desk.button("🏆 The winners").last.click()
        desk.message("✅ may win").wait_for()
        for label in ("✅ Confirm the winners", "✅ Yes, confirm"):
            desk.button(label).last.click()
        desk.message("Confirmed. The winners are told.").wait_for()
        desk.open(ORGANISER, CHANNEL)
        self._minutes_until(desk.message("🏆 The winners of the contest"))
        desk.shoot("tour-winners")

    def _minutes_until(self, shown: Locator) -> None:
        until = time.monotonic() + DRAWN_WITHIN_S
        while not shown.count():
            assert time.monotonic() < until
            self.client.stack.tick("bot")
            self.desk.page.wait_for_timeout(1000)

    def check(self) -> None:
        desk = self.desk
        desk.open(ADA, ADA)
        desk.button("Open app").click()
        desk.app.get_by_role("link", name="Finished").click()
        desk.app.get_by_role("link", name=TITLE).first.click()
        desk.app.get_by_role("heading", name="The winners are confirmed").wait_for()
        desk.app.get_by_role("link", name="Check this draw").click()
        desk.app.get_by_role("heading", name="It fits, but this is a trial").wait_for()
        desk.app.get_by_role("heading", name="Your line is in the list").wait_for()
        desk.shoot("tour-check")


def test_the_tour(chromium: Browser, client: Client, bot: Bot) -> None:
    started, tour = time.monotonic(), Tour(chromium, client)
    tour.start()
    tour.make()
    tour.post()
    tour.join_by_the_post()
    tour.join_in_the_app()
    tour.bring_others()
    tour.win()
    tour.check()
    tour.close()
    seconds = time.monotonic() - started
    sizes = {name: (SHOTS / f"{name}.png").stat().st_size for name in PICTURES}
    print(f"\n  the tour took {seconds:.0f} s; its pictures: {sizes}")
    assert seconds < TOUR_S_MAX
    assert max(sizes.values()) <= BYTES_MAX
    if os.environ.get("PICTURES") == "write":
        for name in PICTURES:
            shutil.copyfile(SHOTS / f"{name}.png", IMAGES / f"{name}.png")
