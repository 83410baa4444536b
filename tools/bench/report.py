"""The figures as a table for people."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median
from typing import Any

TITLES = {
    "a": "our gateway, kit service",
    "b": "bare Python, bare service",
    "c": "FastAPI, bare service",
    "d": "Hono + zod-openapi, bare service",
    "e": "as a, with x-rate-limit",
}
# What the project wants to hold: (ratio, at least). Said beside the figure; nothing fails by it.
BARS = {"a/b": 0.8, "a/c": 1.6}
LEDGER_SHARE_MIN, SEALING_MAX, GROWTH_MAX = 0.6, 0.1, 1.2
CHECK_US_MAX, OPENAPI_CORE_TIMES, MATCHING_MAX = 100, 30, 1.2


def lines(figures: dict[str, Any]) -> Iterable[str]:
    """The whole report."""
    if "workerd" in figures:
        yield from _workerd(figures["workerd"])
    if "native" in figures:
        yield from _native(figures["native"])
    if "ledger" in figures:
        yield from _ledger(figures["ledger"])


def _workerd(found: dict[str, Any]) -> Iterable[str]:
    yield (
        f"\n{'on one workerd, one core, 16 connections':44}"
        f"{'req/s':>8}{'p50 ms':>9}{'p99 ms':>9}{'CPU ms':>9}{'generator':>11}"
    )
    for letter, each in found["gateways"].items():
        yield _row(f"({letter}) {TITLES[letter]}", each["rounds"])
    yield _row("    an answer without any work", [found["ceiling"]])
    yield f"\n{'throughput':44}{'median':>8}{'lowest':>9}{'highest':>9}"
    for name, each in found["ratios"].items():
        bar = f"  {_met(each['median'] >= BARS[name])} bar {BARS[name]}" if name in BARS else ""
        yield f"{name:44}{each['median']:8.2f}{each['lowest']:9.2f}{each['highest']:9.2f}{bar}"
    yield f"{'a/b by CPU time':44}{found['cpu_ratio']:8.2f}" if found["cpu_ratio"] else ""
    yield (
        "from the start of workerd to the gateway's first answer, with its service: "
        f"{found['cold_start_s']} s"
    )


def _row(title: str, rounds: list[dict[str, Any]]) -> str:
    figures = [
        median(each[name] for each in rounds) for name in ("requests_per_s", "p50_ms", "p99_ms")
    ]
    cpu = (
        f"{median(each['cpu_ms'] for each in rounds):9.2f}"
        if rounds[0]["cpu_ms"] is not None
        else f"{'?':>9}"
    )
    generator = median(each["generator"] for each in rounds)
    return f"{title:44}{figures[0]:8.0f}{figures[1]:9.1f}{figures[2]:9.1f}{cpu}{generator:11.0%}"


def _native(found: dict[str, Any]) -> Iterable[str]:
    us, ratios = found["checks"]["us"], found["checks"]["ratios"]
    yield (
        f"\non CPython {found['python']}: uuid in the path, 2 query parameters, a header, bearer, "
        "5 items of two kinds"
    )
    checked = _met(us["ours"] < CHECK_US_MAX)
    yield (
        f"{'ours: match, authenticate, check':44}{us['ours']:8.1f} us  "
        f"{checked} bar {CHECK_US_MAX} us"
    )
    times = ratios["openapi-core/ours"]
    met = f"{_met(times >= OPENAPI_CORE_TIMES)} bar {OPENAPI_CORE_TIMES} times"
    yield (
        f"{'openapi-core: validate_request':44}{us['openapi-core']:8.1f} us  "
        f"{times:.0f} times ours, {met}"
    )
    yield (
        f"{'connexion: the whole ASGI application':44}{us['connexion']:8.1f} us  "
        f"{ratios['connexion/ours']:.0f} times ours"
    )
    for count, each in found["matching"]["us"].items():
        yield f"{f'match, {count} routes':44}{each:8.2f} us"
    grown = found["matching"]["609/5"]
    matched = _met(grown <= MATCHING_MAX)
    yield f"{'match, 609 routes to 5':44}{grown:8.2f}     {matched} bar {MATCHING_MAX}"
    imports = found["import_ms"]
    yield (
        f"{'import of the gateway':44}{imports['with_dependencies']:8.1f} ms, "
        f"{imports['own_modules']:.1f} ms of it in modules of our own"
    )


def _ledger(found: dict[str, Any]) -> Iterable[str]:
    heads = f"{'req/s':>8}{'p50 ms':>9}{'p99 ms':>9}{'CPU ms':>9}"
    yield f"\n{'transfers of points, by wrangler':44}{heads}"
    for name, each in found["transfers"].items():
        figures = [
            median(done[figure] for done in each["rounds"])
            for figure in ("requests_per_s", "p50_ms", "p99_ms")
        ]
        cpu_ms = [done["cpu_ms"] for done in each["rounds"] if done["cpu_ms"] is not None]
        cpu = f"{median(cpu_ms):9.1f}" if cpu_ms else f"{'?':>9}"
        title = f"{name} at once"
        yield f"{title:44}{figures[0]:8.0f}{figures[1]:9.1f}{figures[2]:9.1f}{cpu}"
    for count, ratio in found["ratios"].items():
        title = f"ours/bare, {count} at once"
        met = f"{_met(ratio >= LEDGER_SHARE_MIN)} bar {LEDGER_SHARE_MIN}"
        yield f"{title:44}{ratio:8.2f}     {met}"
    for count, ratio in found["cpu_ratios"].items():
        title = f"the same by CPU time, {count} at once"
        yield f"{title:44}{ratio:8.2f}" if ratio else ""
    for size, per_s in found["instructions_per_s"].items():
        title = f"instructions per second, {size} to a call"
        yield f"{title:44}{per_s:8.0f}"
    share = found["sealing_share"]
    yield (
        f"{'a seal':44}{found['seal_ms']:8.1f} ms, {share:.1%} of the time at most, "
        f"{_met(share <= SEALING_MAX)} bar {SEALING_MAX:.0%}"
    )
    for name, (few, many) in found["growth"].items():
        title = f"{name}, of 1,000 and 200,000 transfers"
        met = f"{many / few:.2f}, {_met(many / few <= GROWTH_MAX)} bar {GROWTH_MAX}"
        yield f"{title:44}{few:8.1f} ms{many:8.1f} ms  {met}"


def _met(held: bool) -> str:  # noqa: FBT001 - a verdict
    return "meets" if held else "MISSES"
