"""Opens the Mini App as somebody has it before them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal
from urllib.parse import urlencode

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Frame,
    FrameLocator,
    Locator,
    Page,
)

from tests.e2e.client import Client
from tests.e2e.telegram_page import AXE, SHOTS, SHOWN_WITHIN_MS

PHONE, DESKTOP = (390, 844), (1100, 800)
WIDE = (1280, 800)  # the tools of the emulator are beside the app
SKIPPED_MS, BETWEEN_SKIPS_MS, SKIPS_MAX = 750, 50, 400
ADA, IVAN, ORGANISER = 42, 43, 1  # of `make dev`; Иван's client is in Russian
# The browser's own line about an answer that is no success; the app tells it in words.
STATUS = re.compile(r"Failed to load resource: (the server responded|net::)")


@dataclass(frozen=True)
class Opened:
    """The app: `app` holds what it shows, `page` what is around it."""

    page: Page
    app: FrameLocator | Page

    @property
    def frame(self) -> Frame:
        """Another one after a reload by force."""
        main = self.page.main_frame
        return main if self.app is self.page else main.child_frames[0]

    def button(self, name: str) -> Locator:
        """One of the app's own."""
        return self.app.get_by_role("button", name=name, exact=True)

    def link(self, name: str) -> Locator:
        return self.app.get_by_role("link", name=name)

    def heading(self, name: str) -> Locator:
        return self.app.get_by_role("heading", name=name, exact=True)

    def main_button(self, name: str) -> Locator:
        """Telegram's."""
        return self.page.locator("[data-button=main]", has_text=name)

    def agree(self, action: str) -> None:
        """In the dialog that asks."""
        self.page.get_by_role("dialog").get_by_role("button", name=action, exact=True).click()

    def press(self, name: str) -> None:
        """A button of Telegram's above the app, wherever it is by now: it moves up when the app
        gets its main button, and the app may take the focus; a click or a key that is on its way
        hits something else then.
        """
        self.page.get_by_role("button", name=name, exact=True).dispatch_event("click")

    def back(self) -> None:
        self.press("Back")

    def reload(self) -> None:
        """By the client's button: the app does it itself, or by force where it is slow."""
        with self.page.expect_event("framenavigated", lambda each: "/app/" in each.url):
            self.press("Reload")
        self.app.locator(".page").wait_for()

    def skip_to(self, awaited: Locator) -> None:
        """The waits of the app are over at once; the clock of its device can skip."""
        for _ in range(SKIPS_MAX):
            self.page.clock.fast_forward(SKIPPED_MS)
            self.page.wait_for_timeout(BETWEEN_SKIPS_MS)  # what was waited for takes its time
            if awaited.is_visible():
                return
        raise AssertionError(f"{awaited} does not come")

    def violations(self) -> list[str]:
        """What axe-core finds that is moderate or worse."""
        if not self.frame.evaluate("'axe' in window"):
            self.frame.evaluate(AXE.read_text())
        options = {"preload": False, "selectors": False, "resultTypes": ["violations"]}
        found = self.frame.evaluate("options => axe.run(options)", options)
        return [
            f"{each['id']}: {node['html'][:90]}"
            for each in found["violations"]
            if each["impact"] in ("moderate", "serious", "critical")
            for node in each["nodes"]
        ]

    def shoot(self, name: str) -> None:
        SHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SHOTS / f"{name}.png", animations="disabled")


@cache
def start(client: Client, person: int) -> None:
    """Once: they have the bot in their chats then."""
    client.telegram("POST", f"users/{person}/messages", {"text": "/start"})


def new_device(browser: Browser) -> BrowserContext:
    """Nothing is kept on it yet."""
    device = browser.new_context(
        locale="en-GB", reduced_motion="reduce", timezone_id="Europe/Berlin"
    )
    device.set_default_timeout(SHOWN_WITHIN_MS)
    return device


def launch_data(client: Client, person: int) -> str:
    """Those of somebody, as the fragment has them."""
    signed = client.telegram("POST", f"users/{person}/launches", {"by": "menu_button"})
    data = signed["init_data"]
    told = {"tgWebAppData": data, "tgWebAppVersion": "9.6", "tgWebAppPlatform": "tdesktop"}
    return urlencode(told)


class Opener:
    """Opens it as anybody; what was said on the console is an error."""

    def __init__(
        self,
        device: BrowserContext,
        client: Client,
        *,
        prepare: Callable[[Page], None] | None = None,
    ) -> None:
        self.console: list[str] = []
        self.client = client
        self._prepare = prepare
        self._device = device
        self._pages: list[Page] = []

    def in_telegram(
        self,
        person: int = ADA,
        *,
        at: str | None = None,
        start_param: str | None = None,
        theme: Literal["light", "dark", "custom"] = "light",
        size: tuple[int, int] = PHONE,
        version: str = "9.6",
    ) -> Opened:
        """In the frame of the emulator's page. The language is that of the person's client."""
        device = {"theme": theme, "version": version}
        device["size"] = "half and full" if size[0] == PHONE[0] else "desktop"
        page = self._page(size, theme)
        page.add_init_script(f"localStorage.setItem('device', {json.dumps(json.dumps(device))})")
        start(self.client, person)
        told = {"person": person, "chat": person} | ({} if start_param else {"app": at or ""})
        page.goto(f"{self.client.stack.layout.telegram_url}/?{urlencode(told)}")
        if start_param:
            self._follow(page, person, start_param)
        app = page.frame_locator("iframe")
        app.locator("h1").wait_for()  # the page that is waiting has none
        opened = Opened(page, app)
        if start_param and at:
            self.go(opened, at)
        return opened

    def in_browser(
        self,
        *,
        at: str | None = None,
        person: int | None = None,
        theme: Literal["light", "dark"] = "light",
        size: tuple[int, int] = PHONE,
    ) -> Opened:
        """By itself: as nobody, or with the launch data of a person and no Telegram around it."""
        page = self._page(size, theme)
        query = f"?{urlencode({'at': at})}" if at else ""
        fragment = f"#{launch_data(self.client, person)}" if person else ""
        page.goto(f"{self.client.stack.layout.url}/app/{query}{fragment}")
        page.locator("h1").wait_for()
        return Opened(page, page)

    def go(self, opened: Opened, at: str) -> None:
        """As if the person had come there by links."""
        opened.frame.evaluate(
            "at => { history.pushState({depth: 1}, '', `/app/?at=${encodeURIComponent(at)}`);"
            " dispatchEvent(new PopStateEvent('popstate', {state: {depth: 1}})) }",
            at,
        )

    def close(self) -> None:
        """Nothing is left on the device but the files of the app."""
        self._device.set_offline(False)
        for page in self._pages:
            devtools = self._device.new_cdp_session(page)
            for url in (self.client.stack.layout.url, self.client.stack.layout.telegram_url):
                devtools.send(
                    "Storage.clearDataForOrigin", {"origin": url, "storageTypes": "local_storage"}
                )
            page.close()

    def _follow(self, page: Page, person: int, start_param: str) -> None:
        bot = self.client.settings["TELEGRAM_BOT_USERNAME"]
        link = f"https://t.me/{bot}?startapp={start_param}"
        self.client.telegram("POST", f"users/{person}/messages", {"text": link})
        page.locator(".message", has_text=link).last.get_by_role("button", name=link).click()

    def _page(self, size: tuple[int, int], theme: str) -> Page:
        page = self._device.new_page()
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        self._pages.append(page)
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.console.append(str(error)))
        if self._prepare:
            self._prepare(page)
        return page

    def _hear(self, message: ConsoleMessage) -> None:
        if not STATUS.match(message.text):
            self.console.append(message.text)
