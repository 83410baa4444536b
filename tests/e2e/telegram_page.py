"""The page of the emulator as a person has it before them, in Chromium."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
from playwright.sync_api import Browser, FrameLocator, Locator, Page

from tests.e2e.client import Client
from tools.paths import CACHE, NODE_MODULES

WIDE, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
AXE = NODE_MODULES / "axe-core" / "axe.min.js"
MINIAPP = Path(__file__).parent / "miniapp"
SHOWN_WITHIN_MS = 30_000
SHOTS = CACHE / "screenshots"  # what a run has seen, to be looked at


class TelegramPage:
    """One person's page; what was said on its console is an error."""

    def __init__(
        self, browser: Browser, client: Client, *, viewport: Any = WIDE, scheme: Any = "light"
    ) -> None:
        context = browser.new_context(viewport=viewport, color_scheme=scheme, locale="en-GB")
        context.set_default_timeout(SHOWN_WITHIN_MS)
        self.page: Page = context.new_page()
        self.client = client
        self.console: list[str] = []
        self.page.on("console", lambda message: self.console.append(message.text))
        self.page.on("pageerror", lambda error: self.console.append(str(error)))

    def open(self, person: int, chat: int | None = None) -> None:
        query = f"?person={person}" + (f"&chat={chat}" if chat else "")
        self.page.goto(f"{self.client.stack.layout.telegram_url}/{query}")
        self.page.locator(".chats").wait_for(state="attached")

    def button(self, name: str, *, exact: bool = True) -> Locator:
        return self.page.get_by_role("button", name=name, exact=exact)

    def write(self, text: str) -> None:
        self.page.get_by_label("Message", exact=True).fill(text)
        self.button("Send").click()

    def message(self, text: str) -> Locator:
        return self.page.locator(".message", has_text=text).last

    @property
    def newest(self) -> Locator:
        """The last message of the chat: not one like it, of an earlier test."""
        return self.page.locator(".message").last

    def tool(self, name: str) -> None:
        if not self.page.get_by_role("tab", name=name).is_visible():
            self.button("Tools").click()
        self.page.get_by_role("tab", name=name).click()

    def shoot(self, name: str) -> None:
        SHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SHOTS / f"{name}.png", animations="disabled")

    @property
    def app(self) -> FrameLocator:
        return self.page.frame_locator("iframe")

    @property
    def toast(self) -> Locator:
        return self.page.locator(".toast")

    def violations(self) -> list[str]:
        """What axe-core finds that is serious or worse, in the page itself."""
        self.page.evaluate(AXE.read_text())
        found = self.page.evaluate("axe.run(document, {iframes: false})")
        return [
            f"{each['id']}: {node['html'][:90]}"
            for each in found["violations"]
            if each["impact"] in ("serious", "critical")
            for node in each["nodes"]
        ]


class OpenApp:
    """The Mini App in the page's frame."""

    def __init__(self, telegram: TelegramPage) -> None:
        self.frame = telegram.page.frames[1]

    def post(self, name: str, **data: object) -> None:
        self.frame.evaluate("([name, data]) => post(name, data)", [name, data])

    def heard(self, name: str) -> Any:
        """What its host has said last by that name, once it has."""
        self.frame.wait_for_function("name => heard.some(([each]) => each === name)", arg=name)
        return self.frame.evaluate("name => heard.findLast(([each]) => each === name)[1]", name)


class Bot:
    """The bot's side of Telegram, played by the test."""

    def __init__(self, client: Client) -> None:
        token = client.settings["TELEGRAM_BOT_TOKEN"]
        self._url = f"{client.stack.layout.telegram_url}/bot{token}"

    def __call__(self, method: str, **parameters: object) -> Any:
        reply = httpx.post(f"{self._url}/{method}", json=parameters, trust_env=False)
        assert reply.status_code == 200, reply.text
        return reply.json()["result"]


@contextmanager
def serving_miniapp() -> Iterator[str]:
    """The address of a Mini App that says what a test tells it to."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    handler = partial(Quiet, directory=str(MINIAPP))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
