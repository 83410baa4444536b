"""Measure the checks of a draw of 100,000 entries, without the beacon's signature:
`PYTHONPATH=verifier/src python -m tools.bench.draw`.
"""

from __future__ import annotations

import hashlib
import json
import random
import time
from collections.abc import Callable
from typing import Any

from contest_draw.chain import QUICKNET
from contest_draw.documents import PAGE_LINES, parse_header, parse_proof
from contest_draw.full import Lines, check_full, read_list
from contest_draw.light import check_light
from contest_draw.stream import Stream
from contest_draw.strict import read
from contest_draw.sums import Sums
from contest_draw.tree import Node, join, leaf
from tools.console import say

ENTRIES, DRAWN, TICKETS_MAX, TIMES = 100_000, 100, 100, 5
SIGNATURE = bytes(48)  # it is not looked at


def main() -> None:
    lines = _lines(random.Random(1))  # noqa: S311 - the same in every run
    proof = json.dumps(_proof(lines)).encode()
    pages = [_page(lines, start) for start in range(0, ENTRIES, PAGE_LINES)]

    def light() -> None:
        list(check_light(read(parse_proof, proof, "it"), QUICKNET, with_bls=False))

    def full() -> None:
        light()
        parsed = read(parse_proof, proof, "it")
        list(check_full(parsed, read_list(parsed.header, pages.__getitem__)))

    say(f"{ENTRIES:,} entries, {DRAWN} drawn, a proof of {len(proof):,} bytes")
    say(f"light check  {_cpu_ms(light):6.0f} ms of CPU (bar: 100)")
    say(f"full check   {_cpu_ms(full):6.0f} ms of CPU (bar: 2000)")


def _cpu_ms(check: Callable[[], None]) -> float:
    """The least of some runs."""
    found = []
    for _ in range(TIMES):
        started = time.process_time()
        check()
        found.append(time.process_time() - started)
    return min(found) * 1000


def _lines(chance: random.Random) -> Lines:
    return sorted((chance.randbytes(32), chance.randint(1, TICKETS_MAX)) for _ in range(ENTRIES))


def _page(lines: Lines, start: int) -> bytes:
    of_page = (f"{each.hex()} {tickets}\n" for each, tickets in lines[start : start + PAGE_LINES])
    pages = -(-ENTRIES // PAGE_LINES)
    page = {"page": start // PAGE_LINES, "pages": pages, "lines": "".join(of_page)}
    return json.dumps(page).encode()


def _proof(lines: Lines) -> dict[str, Any]:
    levels = [[leaf(*line) for line in lines]]
    while len(levels[-1]) > 1:
        below = levels[-1]
        pairs = zip(below[::2], below[1::2], strict=False)
        levels.append([join(*pair) for pair in pairs] + below[len(below) & ~1 :])
    [root] = levels[-1]
    header, header_hash = _header(root)
    sums, left = Sums(tickets for _, tickets in lines), root.sum
    stream, order = Stream(hashlib.sha256(SIGNATURE).digest(), header_hash), []
    for draw in range(DRAWN):
        index = sums.holding(stream.below(left))
        commitment, tickets = lines[index]
        sums.add(index, -tickets)
        left -= tickets
        line = {"draw": draw, "index": index, "commitment": commitment.hex(), "tickets": tickets}
        order.append(line | {"path": _path(levels, index)})
    return {
        "header": header,
        "header_hash": header_hash.hex(),
        "signature": SIGNATURE.hex(),
        "order": order,
        "decisions": [],
        "confirmation": None,
        "winners": [{"prize": draw, "draw": draw, "name": None} for draw in range(DRAWN)],
    }


def _path(levels: list[list[Node]], index: int) -> list[dict[str, Any]]:
    siblings = [
        level[(index >> height) ^ 1]
        for height, level in enumerate(levels)
        if (index >> height) ^ 1 < len(level)
    ]
    return [{"hash": node.hash.hex(), "sum": node.sum} for node in siblings]


def _header(root: Node) -> tuple[dict[str, Any], bytes]:
    ends_at = QUICKNET.genesis_time
    header = {
        "algorithm": "contest-draw-1",
        "beacon": QUICKNET.hash.hex(),
        "contest_id": "bench",
        "delay_s": 600,
        "ends_at": ends_at,
        "entries": ENTRIES,
        "late": [],
        "prizes": DRAWN,
        "published_at": ends_at,
        "root": root.hash.hex(),
        "round": QUICKNET.first_round(ends_at + 600),
        "rules": bytes(32).hex(),
        "tickets": root.sum,
    }
    encoded = read(parse_header, json.dumps(header).encode(), "it").encode()
    return header, hashlib.sha256(encoded).digest()


if __name__ == "__main__":
    main()
