"""Goes over the screens as somebody in a language, a theme and a size has them before them."""

from __future__ import annotations

import html
import os
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser

from tests.e2e.client import Client
from tests.e2e.miniapp.opened import ORGANISER, Opener, new_device
from tests.e2e.miniapp.screens.sheet import Sheet
from tests.e2e.miniapp.screens.still import Still, still_tree
from tests.e2e.miniapp.screens.table import SCREENS
from tests.e2e.miniapp.screens.world import PERSON, ScreenWorld
from tests.e2e.telegram_page import SHOTS

RENEW = os.environ.get("SCREENS") == "write"
TREES = Path(__file__).parent / "trees"
SIZES = {"phone": (390, 1400), "desktop": (900, 1000)}
LOOK_MS, QUIET_LOOKS, LOOKS_MAX = 50, 4, 400
# The app's window alone, as tall as most screens are.
WINDOW = """([width, height]) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
        .app-window { position: fixed; inset: 0 auto auto 0; z-index: 9; display: flex;
            flex-direction: column; width: ${width}px; height: ${height}px; max-width: none;
            border: 0; border-radius: 0 }
        .app-frame { flex: 1; height: auto }`);
    document.adoptedStyleSheets = [sheet];
}"""
SEEN = """() => document.querySelector(".skeleton, [aria-busy=true], .busy, .toast")
    ? "" : document.body.innerHTML"""
ENLARGE = "(size) => { document.documentElement.style.fontSize = size; }"
# What stands outside of the window, or is cut off; but for what is there to be moved sideways.
CUT = """() => [...document.querySelectorAll("body *")].filter((each) => {
    if (each.closest(".sections, .hidden, svg, textarea, select, .segments input")) return false;
    const {overflowX, overflowY} = getComputedStyle(each);
    const {left, right} = each.getBoundingClientRect();
    const isClipped = overflowX === "hidden" && each.scrollWidth > each.clientWidth + 1
        || overflowY === "hidden" && each.scrollHeight > each.clientHeight + 1;
    return isClipped || right > innerWidth + 1 || left < -1;
}).map((each) => `${each.tagName}.${each.className}: ${each.textContent.slice(0, 60)}`)"""


@dataclass(frozen=True)
class Pass:
    """Once over all screens of somebody."""

    who: Literal["participant", "organiser"]
    locale: Literal["ru", "en"] = "en"
    theme: Literal["light", "dark", "custom"] = "light"
    size: Literal["phone", "desktop"] = "phone"

    @property
    def name(self) -> str:
        return f"{self.who}-{self.locale}-{self.theme}-{self.size}"


class Looker:
    def __init__(self, browser: Browser, client: Client, world: ScreenWorld, each: Pass) -> None:
        self._still, self._world, self._pass = Still(), world, each
        self._size = SIZES[each.size]
        self._screens = SCREENS[each.who]
        self._device = new_device(browser)
        self._opener = Opener(self._device, client, prepare=self._still.hold)
        self._blank = browser.new_page()
        world.speak(each.who, each.locale)
        width, height = self._size
        person = ORGANISER if each.who == "organiser" else PERSON
        self.opened = self._opener.in_telegram(person, theme=each.theme, size=(width, height + 50))
        self.opened.page.evaluate(WINDOW, [width, height])

    def close(self) -> None:
        self.opened.page.unroute_all(behavior="ignoreErrors")
        self._device.close()
        self._blank.close()
        assert self._opener.console == []

    def found(
        self, *checks: Callable[[str], list[str]], names: Sequence[str] = ()
    ) -> dict[str, list[str]]:
        """What the checks find, by the screen; each is looked at once all of it is there."""
        found = {}
        for name in names or self._screens:
            self._opener.go(self.opened, self._screens[name].format(**self._world.places))
            self._settle(name)
            found[name] = [told for check in checks for told in check(name)]
        return {name: told for name, told in found.items() if told}

    def unlike(self, name: str) -> list[str]:
        """Whether it looks other than what is kept."""
        self._still.text(self.opened.frame)
        is_alike = self._sheet.is_alike(name, self._shot(self._pass.name, name))
        return [] if is_alike else ["looks otherwise"]

    def keep(self, others: Collection[str]) -> None:
        """All pictures of the pass, once all screens were compared."""
        self._sheet.keep()
        _contact_sheet(SHOTS / "screens" / self._pass.name, others)

    def untold(self, name: str) -> list[str]:
        """Whether a screen reader tells other of it than is kept."""
        self._still.text(self.opened.frame)
        tree = f"{still_tree(self.opened.app.locator('#app').aria_snapshot())}\n"
        kept = TREES / f"{name}.txt"
        if RENEW:
            TREES.mkdir(exist_ok=True)
            kept.write_text(tree)
        elif kept.read_text() != tree:
            (SHOTS / f"{name}.txt").write_text(tree)
            return ["is told otherwise"]
        return []

    def violations(self, _: str) -> list[str]:
        """What axe-core finds."""
        return self.opened.violations()

    def cut(self, name: str) -> list[str]:
        """What is cut off when all text is twice as large."""
        self.opened.frame.evaluate(ENLARGE, "200%")
        self.opened.page.wait_for_timeout(LOOK_MS)
        told: list[str] = self.opened.frame.evaluate(CUT)
        self._shot(f"{self._pass.name}-large", name)
        self.opened.frame.evaluate(ENLARGE, "")
        return told

    @cached_property
    def _sheet(self) -> Sheet:
        return Sheet(self._blank, self._pass.name, tuple(self._screens), self._size, renew=RENEW)

    def _shot(self, folder: str, name: str) -> bytes:
        path = SHOTS / "screens" / folder / f"{name}.png"
        clip: Any = {"x": 0, "y": 0, "width": self._size[0], "height": self._size[1]}
        return self.opened.page.screenshot(path=path, clip=clip, animations="disabled")

    def _settle(self, name: str) -> None:
        before, quiet = "", 0
        for _ in range(LOOKS_MAX):
            self.opened.page.wait_for_timeout(LOOK_MS)
            now = self.opened.frame.evaluate(SEEN)
            is_quiet = now and now == before and not self._still.pending
            before, quiet = now, quiet + 1 if is_quiet else 0
            if quiet == QUIET_LOOKS:
                return
        raise AssertionError(f"{name} does not come to rest")


def _contact_sheet(folder: Path, others: Collection[str]) -> None:
    """A page with all pictures of a pass, to be looked at; first those that look otherwise."""
    shots = sorted(folder.glob("*.png"), key=lambda each: (each.stem not in others, each.stem))
    figures = "".join(
        f'<figure><img src="{folder.name}/{each.name}" width="260"><figcaption>'
        f"{'<b>other: </b>' if each.stem in others else ''}{html.escape(each.stem)}</figcaption>"
        "</figure>"
        for each in shots
    )
    style = "body{font:14px sans-serif;display:flex;flex-wrap:wrap;gap:8px}figure{margin:0}"
    page = f"<!doctype html><meta charset=utf-8><title>{folder.name}</title><style>{style}</style>"
    folder.with_suffix(".html").write_text(page + figures)
