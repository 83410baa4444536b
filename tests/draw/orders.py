"""The order of a draw by the worker and by the verifier, to be held to the definition."""

from __future__ import annotations

from collections.abc import Callable

from contest.content.draw import order as worker
from contest_draw import stream as verifier
from contest_draw.sums import Sums
from tests.draw.reference import Entry

PAGE = 7  # lines, so that short lists have several pages

Order = Callable[[list[Entry], bytes, bytes, int], list[int]]


def by_worker(lines: list[Entry], randomness: bytes, header_hash: bytes, most: int) -> list[int]:
    pages = [
        [entry.tickets for entry in lines[start : start + PAGE]]
        for start in range(0, len(lines), PAGE)
    ]
    stream = worker.Stream(randomness, header_hash)
    order = worker.Order(stream, [sum(page) for page in pages], {})
    drawn = []
    for _ in range(min(most, len(lines))):
        page, ticket = order.next_ticket()
        drawn.append(page * PAGE + order.take(page, ticket, pages[page]))
    return drawn


def by_verifier(lines: list[Entry], randomness: bytes, header_hash: bytes, most: int) -> list[int]:
    sums, left = Sums(entry.tickets for entry in lines), sum(entry.tickets for entry in lines)
    stream = verifier.Stream(randomness, header_hash)
    drawn = []
    for _ in range(min(most, len(lines))):
        index = sums.holding(stream.below(left))
        drawn.append(index)
        sums.add(index, -lines[index].tickets)
        left -= lines[index].tickets
    return drawn


ORDERS: dict[str, Order] = {"worker": by_worker, "verifier": by_verifier}
