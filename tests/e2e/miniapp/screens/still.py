"""What differs from run to run stands still: the clock of the browser, the times in the server's
replies, and what is drawn by lot.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import partial
from operator import itemgetter
from typing import Any

from playwright.sync_api import Frame, Page, Route

from tests.draw.samples import CONTEST_ID
from tests.draw.vectors import FOLDER as VECTORS

NOW = datetime(2026, 3, 3, 11, tzinfo=UTC)
DAY = timedelta(days=1)
MOMENT = re.compile(r'"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?Z"')
DATE = re.compile(r'"(\d{4}-\d\d-\d\d)"')
SECONDS = re.compile(r"(?<=:)(1[789]\d{8})\b")
EARLIEST = datetime(2026, 1, 1, tzinfo=UTC)  # what is older is no time of this run
LOTS = (
    (r"[a-z2-7]{26}", "a" * 26),  # an id
    (r"[0-9a-f]{64}", "0f" * 32),
    (r"\b\d{2,3}[,\u00a0]\d{3}[,\u00a0]\d{3}\b", "95,000,000"),  # a round
    (r"Chrome/[0-9.]+", "Chrome/100"),
    (r"(?<=start=)[a-z2-9]{8}\b", "abcd2345"),
    (r"(?<=startapp=)[a-z2-9]{8}\b", "abcd2345"),
)
STILL = """([lots, digests]) => {
    const still = (text) => lots.reduce(
        (said, [lot, instead]) => said.replace(new RegExp(lot, "g"), instead),
        digests.includes(text) ? "a1b2c3d4" : text);
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const {nodeValue} = walk.currentNode;
        if (still(nodeValue) !== nodeValue) walk.currentNode.nodeValue = still(nodeValue);
    }
    document.activeElement.blur();
}"""
# Made in one second, so that lists have them in the order of their ids; and before or after the
# others, which began a minute before they were made.
SEEDED = (
    {"A contest that starts tomorrow", "Конкурс, который начнётся завтра"},
    {"A contest that is over", "Завершённый конкурс"},
    {"A hundred points for three", "Сто баллов для троих"},
)


def _seeded(contest: dict[str, Any]) -> int:
    """Its place among them; 0 for any other, which stays where it is."""
    return sum(number * (contest["title"] in each) for number, each in enumerate(SEEDED, 1))


CHANGES: Mapping[str, Callable[[list[Any]], list[Any]]] = {
    # Every pass signs in anew.
    r"/v1/auth/sessions$": lambda items: [each for each in items if each["current"]],
    # Those that other tests of the stack have connected.
    r"/v1/channels(\?|$)": lambda _: [],
    r"/v1/contests\?(.*&)?(mine=true|limit=100|status=open)": partial(sorted, key=_seeded),
    r"/v1/contests/\w+/entries(\?|$)": lambda items: sorted(items, key=itemgetter("telegram_id")),
}
DIGEST = re.compile(r"/assets/[^/]*-([\w-]{8})\.js")


class Still:
    """Holds a page; `pending` counts the replies that are under way."""

    def __init__(self) -> None:
        self._since = datetime.fromtimestamp(time.time(), UTC)
        self.pending = 0
        self._digests = set[str]()

    def hold(self, page: Page) -> None:
        page.clock.set_fixed_time(NOW)
        page.on("request", lambda asked: self._digests.update(DIGEST.findall(asked.url)))
        page.route("**/v1/**", self._answer)
        page.route(f"**/v1/contests/{CONTEST_ID}/draw", _proven)
        page.route("**/__local/beacon", lambda route: route.fulfill(status=404))

    def text(self, frame: Frame) -> None:
        """What was drawn by lot, and what has the focus, are the same as in any other run."""
        frame.evaluate(STILL, [LOTS, list(self._digests)])

    def _answer(self, route: Route) -> None:
        self.pending += 1
        try:
            reply = route.fetch()
            headers = reply.headers | {"date": format_datetime(NOW, usegmt=True)}
            text = self._held(reply.text())
            for path, change in CHANGES.items():
                if re.search(path, route.request.url):
                    text = _with_items(text, change)
            route.fulfill(response=reply, headers=headers, body=text)
        finally:
            self.pending -= 1

    def _held(self, text: str) -> str:
        text = MOMENT.sub(lambda found: f'"{self._moment(found[1]):%Y-%m-%dT%H:%M:%SZ}"', text)
        text = DATE.sub(lambda found: f'"{self._moment(found[1] + "T11:00:00"):%Y-%m-%d}"', text)
        return SECONDS.sub(lambda found: str(self._seconds(int(found[1]))), text)

    def _moment(self, text: str) -> datetime:
        return self._at(datetime.fromisoformat(text).replace(tzinfo=UTC))

    def _seconds(self, at: int) -> int:
        return int(self._at(datetime.fromtimestamp(at, UTC)).timestamp())

    def _at(self, moment: datetime) -> datetime:
        """As many whole days from the clock's now as it is from the run's."""
        return moment if moment < EARLIEST else NOW + round((moment - self._since) / DAY) * DAY


def still_tree(tree: str) -> str:
    """Without the addresses of links, which nobody is told."""
    tree = re.sub(r":\n *- /url: .*", "", tree)
    for lot, instead in LOTS:
        tree = re.sub(lot, instead, tree)
    return tree


def _with_items(text: str, change: Callable[[list[Any]], list[Any]]) -> str:
    told = json.loads(text)
    return json.dumps({**told, "items": change(told["items"])})


def _proven(route: Route) -> None:
    """A draw that was recorded, by a round of the public beacon."""
    sample = json.loads((VECTORS / "proofs" / "confirmed.json").read_text())
    route.fulfill(body=json.dumps(sample["proof"]), content_type="application/json")
