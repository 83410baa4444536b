"""The list of contests, as people in Telegram and people in a browser have it."""

from __future__ import annotations

import re

import pytest

from tests.e2e.browser import INSTALLED_WITHIN_S
from tests.e2e.client import Client
from tests.e2e.miniapp.opened import DESKTOP, Opener

NEWCOMER = 7_320_001

pytestmark = [pytest.mark.workerd, pytest.mark.timeout(INSTALLED_WITHIN_S + 240)]


def test_in_telegram(miniapp: Opener, client: Client) -> None:
    """In the person's language and colours, from the list to a contest and back."""
    client.telegram("PUT", f"users/{NEWCOMER}", {"first_name": "Олег", "language_code": "ru"})
    opened = miniapp.in_telegram(NEWCOMER, theme="dark")
    opened.heading("Конкурсы").wait_for()
    card = opened.app.locator(".contest-card").first
    title = card.locator("h2").inner_text()
    assert opened.frame.evaluate("document.documentElement.dataset.scheme") == "dark"
    opened.link("Я участвую").click()
    opened.app.get_by_text("Вы пока нигде не участвуете").wait_for()
    opened.link("Идут").click()
    card.click()
    opened.heading(title).wait_for()
    opened.back()
    card.wait_for()
    card.click()
    opened.heading(title).wait_for()
    opened.press("Reload")
    opened.heading(title).wait_for()


def test_in_a_browser(miniapp: Opener) -> None:
    """What is public is there for everybody, by the keyboard alone as well; the rest says how to
    get in.
    """
    opened = miniapp.in_browser(size=DESKTOP)
    card = opened.app.locator(".contest-card").first
    title = card.locator("h2").inner_text()
    card.focus()
    opened.page.keyboard.press("Enter")
    opened.heading(title).wait_for()
    assert opened.frame.evaluate("document.activeElement.tagName") == "H1"
    way_in = opened.app.get_by_role("link", name="Open in Telegram")
    assert re.fullmatch(r"/contests/[a-z0-9]+", way_in.get_attribute("href") or "")
    opened.page.keyboard.press("Tab")
    opened.page.go_back()
    opened.app.locator(".contest-card").first.wait_for()
    assert opened.violations() == []
    opened.link("Joined").click()
    opened.heading("Open it in Telegram").wait_for()
    opened.page.reload()
    opened.heading("Open it in Telegram").wait_for()
    opened.link("Open in Telegram").click()
    chat = opened.page.get_by_role("link", name="Open in Telegram")
    assert (chat.get_attribute("href") or "").startswith("https://t.me/")


def test_the_page_is_asked_for_anew_and_its_files_are_kept(client: Client) -> None:
    page = client.request("GET", "/app/")
    assert "unsafe" not in page.headers["content-security-policy"]
    assert "must-revalidate" in page.headers["cache-control"]
    names = re.findall(r'"(/app/assets/[^"]+)"', page.body)
    assert names
    for name in names:
        assert "immutable" in client.request("GET", name).headers["cache-control"]
