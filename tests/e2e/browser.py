"""Pages as Chromium shows them: what stands there in the end,
what was said on the console, what was asked of whom.
"""

from __future__ import annotations

import fcntl
import html
import json
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tools.paths import CACHE

SHELL = "chromium-headless-shell"  # shows a page in half of the time that a whole Chromium takes
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
INSTALL = """apt-get update -qq
for each in "$@"; do
    apt-get install -qq -y --no-install-recommends \\
        "$each" fonts-dejavu-core fonts-noto-color-emoji && break
done"""
INSTALLED_WITHIN_S = 180
SHOWN_WITHIN_S = 60
SETTLED_AFTER_MS = 20_000  # of the page's own clock, which skips what nobody waits for
OPTIONS = (
    "--headless",
    "--no-sandbox",  # root may not have one, nor may a container
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--no-proxy-server",
    "--disable-background-networking",
    "--disable-component-update",
    # Nothing gets out, of the page or of the browser.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--enable-logging=stderr",
    f"--virtual-time-budget={SETTLED_AFTER_MS}",
)


@dataclass(frozen=True)
class Page:
    """One page, once it had settled."""

    dom: str
    console: list[str]
    # What the page asked for, from wherever; not what the browser asks on its own.
    requests: set[str]

    def texts(self, class_: str) -> list[str]:
        """The texts of the elements whose only class this is."""
        return [
            html.unescape(text) for text in re.findall(rf'class="{class_}"[^>]*>([^<]*)<', self.dom)
        ]


class Browser:
    def __init__(self, program: str, folder: Path) -> None:
        self._program = program
        self._folder = folder

    def open(self, url: str) -> Page:
        """Show a page, wait until it has settled, and close it."""
        log = self._folder / "net.json"
        own = [f"--user-data-dir={self._folder / 'profile'}", f"--log-net-log={log}", "--dump-dom"]
        command = [self._program, *OPTIONS, *own, url]
        ended = subprocess.run(
            command,
            capture_output=True,
            text=True,
            timeout=SHOWN_WITHIN_S,
            check=True,
            env=os.environ | {"HOME": str(self._folder)},
        )
        console = [
            line.partition("CONSOLE")[2] for line in ended.stderr.splitlines() if ":CONSOLE" in line
        ]
        return Page(ended.stdout, console, _asked_by_pages(json.loads(log.read_text())))


@cache
def find_chromium() -> str:
    """The program: the headless shell, installed where that is possible, or else whatever Chromium
    there is. Where there is none the test is skipped, with what is missing.
    """
    if not shutil.which(SHELL) and os.geteuid() == 0 and shutil.which("apt-get"):
        _install()
    return _found() or pytest.skip(
        f"no Chromium here: install one (apt-get install {SHELL}) to see the pages as people do"
    )


def _install() -> None:
    """One of the processes of a run does it, and the others wait for it."""
    CACHE.mkdir(exist_ok=True)
    with (CACHE / "chromium.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            fcntl.flock(lock, fcntl.LOCK_EX)
            return
        packages = [SHELL] if _found() else [SHELL, "chromium"]
        within = ["timeout", "--kill-after=5", str(INSTALLED_WITHIN_S)]
        subprocess.run(
            [*within, "sh", "-c", INSTALL, "sh", *packages],
            env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
            capture_output=True,
            check=False,
        )


def _found() -> str | None:
    return next((path for path in map(shutil.which, NAMES) if path), None)


def _asked_by_pages(log: dict[str, list[dict[str, object]]]) -> set[str]:
    parameters = (event.get("params") for event in log["events"])
    asked = [each for each in parameters if isinstance(each, dict) and "url" in each]
    return {each["url"] for each in asked if str(each.get("initiator", "")).startswith("http")}
