"""Somebody who has the keyboard alone, and sees where they are at every step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.e2e.miniapp.opened import Opened

STEPS_MAX, NAME_MAX = 120, 40
FOCUSED = """() => {
    const at = document.activeElement;
    const shown = at.matches(".segments input") ? at.nextElementSibling : at;
    const {outlineStyle, outlineWidth} = getComputedStyle(shown);
    const {left, right, top, bottom} = shown.getBoundingClientRect();
    const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return {
        tag: at.tagName,
        name: (at.getAttribute("aria-label") || at.labels?.[0]?.innerText || at.innerText || "")
            .replace(/\\s+/g, " ").trim(),
        isMarked: outlineStyle !== "none" && parseFloat(outlineWidth) > 0,
        isFree: shown.contains(over) || (over?.contains(shown) ?? false),
    };
}"""


@dataclass(frozen=True)
class Keyboard:
    opened: Opened

    def __post_init__(self) -> None:
        """The web view has the focus, as where a client opens one."""
        self.opened.page.locator("iframe").focus()

    def to(self, name: str) -> None:
        """By Tab, to what is called so; what of the app has the focus on the way is marked, and
        nothing is over it.
        """
        # What is loaded later moves what is below it.
        self.opened.app.locator(".skeleton").first.wait_for(state="detached")
        passed = list[str]()
        for _ in range(STEPS_MAX):
            self.press("Tab")
            focused = self.focused()
            passed.append(focused["name"][:NAME_MAX])
            if focused["tag"] == "BODY":
                continue
            if focused["isInApp"] and focused["tag"] != "H1":  # of a screen that has just come
                assert focused["isMarked"], focused
                assert focused["isFree"], focused
            if focused["name"].startswith(name):
                return
        raise AssertionError(f"{name} is not among {passed}")

    def follow(self, name: str) -> None:
        self.to(name)
        self.press("Enter")

    def press(self, key: str) -> None:
        self.opened.page.keyboard.press(key)

    def write(self, text: str) -> None:
        self.opened.page.keyboard.insert_text(text)

    def arrives_at(self, heading: str) -> None:
        """On a screen whose heading has the focus, for those who hear it."""
        self.opened.heading(heading).wait_for()
        assert self._in_app()["name"] == heading

    def focused(self) -> Any:
        """In the app, or else around it."""
        around = self.opened.page.evaluate(FOCUSED)
        return self._in_app() if around["tag"] == "IFRAME" else around | {"isInApp": False}

    def _in_app(self) -> Any:
        return self.opened.frame.evaluate(FOCUSED) | {"isInApp": True}
