"""How soon the list of contests is there on a slow phone and a slow line, by the browser's own
account.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from playwright.sync_api import Browser

CPU_SLOWDOWN = 4
SHOWN_WITHIN_MS, SETTLED_MS = 60_000, 1_000
BYTES_PER_S = 1_600_000 // 8
WATCH = """
    window.seen = {shift: 0, longest: 0, lcp: 0, list: 0};
    const watch = (type, use) => new PerformanceObserver((list) => list.getEntries().forEach(use))
        .observe({type, buffered: true});
    watch('layout-shift', (each) => { seen.shift += each.value; });
    watch('longtask', ({duration}) => {
        if (!seen.list) seen.longest = Math.max(seen.longest, duration);
    });
    watch('largest-contentful-paint', (each) => { seen.lcp = each.startTime; });
    new MutationObserver(() => {
        if (!seen.list && document.querySelector('.contest-card')) {
            requestAnimationFrame(() => setTimeout(() => { seen.list = performance.now(); }));
        }
    }).observe(document, {childList: true, subtree: true});
"""


@dataclass(frozen=True)
class Speed:
    """Medians of several loads; the shift and the longest task are the worst of them."""

    list_ms: float
    lcp_ms: float
    shift: float
    longest_task_ms: float

    def __str__(self) -> str:
        return (
            f"list {self.list_ms:.0f} ms, LCP {self.lcp_ms:.0f} ms, CLS {self.shift:.3f}, "
            f"longest task {self.longest_task_ms:.0f} ms"
        )


def measure(browser: Browser, url: str, *, latency_ms: int, times: int = 5) -> Speed:
    """With nothing kept of before, each time."""
    loads = [_load(browser, url, latency_ms) for _ in range(times)]
    return Speed(
        median(load["list"] for load in loads),
        median(load["lcp"] for load in loads),
        max(load["shift"] for load in loads),
        max(load["longest"] for load in loads),
    )


def _load(browser: Browser, url: str, latency_ms: int) -> dict[str, float]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="ru-RU")
    page = context.new_page()
    page.add_init_script(WATCH)
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    line = {"downloadThroughput": BYTES_PER_S, "uploadThroughput": BYTES_PER_S // 2}
    devtools.send(
        "Network.emulateNetworkConditions", {"offline": False, "latency": latency_ms, **line}
    )
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWDOWN})
    page.goto(url, wait_until="commit")
    page.locator(".contest-card").first.wait_for(timeout=SHOWN_WITHIN_MS)
    page.wait_for_timeout(SETTLED_MS)  # what comes after it may move it
    seen: dict[str, float] = page.evaluate("seen")
    context.close()
    return seen
