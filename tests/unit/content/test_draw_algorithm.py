"""The draw's own tree, stream and order, held to vectors that others made and to the definition."""

from __future__ import annotations

import hashlib
import json
import random
from collections import Counter
from itertools import permutations
from typing import Any

import pytest

from contest.content.draw.header import header, rules_hash
from contest.content.draw.order import Order, Stream
from contest.content.draw.records import Draw
from contest.content.draw.rounds import PlannedRound
from contest.content.draw.tree import leaf, levels, path, root
from tests.draw import reference
from tests.sizes import sizes
from tools.paths import ROOT

VECTORS = ROOT / "tests" / "vectors" / "draw"


def vectors(name: str) -> Any:
    return json.loads((VECTORS / f"{name}.json").read_text())


def lines_of(text: str) -> list[tuple[str, int]]:
    pairs = (line.split(" ") for line in text.splitlines())
    return [(commitment, int(tickets)) for commitment, tickets in pairs]


def in_pages(items: list[Any], size: int) -> list[list[Any]]:
    return [items[first : first + size] for first in range(0, len(items), size)]


def order_of(
    stream: Stream, tickets: list[int], count: int, *, page: int, stops: set[int]
) -> list[int]:
    """The indexes that are drawn, over pages of that size, taken up anew at each of the stops."""
    pages, drawn = in_pages(tickets, page), list[int]()
    order = Order(stream, list(map(sum, pages)), {})
    for number in range(min(count, len(tickets))):
        if number in stops:
            gone = dict[int, dict[int, int]]()
            for index in drawn:
                gone.setdefault(index // page, {})[index % page] = tickets[index]
            order = Order(stream, list(map(sum, pages)), gone)
        at, ticket = order.next_ticket()
        drawn.append(at * page + order.take(at, ticket, pages[at]))
    return drawn


def test_trees() -> None:
    found = vectors("trees")
    lines = lines_of(found["lines"])
    for each in found["roots"]:
        nodes = [leaf(bytes.fromhex(text), count) for text, count in lines[: each["lines"]]]
        assert root(nodes) == (bytes.fromhex(each["root"]), each["tickets"])


def test_more_tickets_than_a_number_can_be_are_an_error() -> None:
    with pytest.raises(OverflowError):
        root([leaf(bytes(32), 2**53 - 1), leaf(bytes(32), 1)])


@pytest.mark.parametrize("count", [1, 2, 3, 8, 13, 64, 65, 100])
def test_a_tree_of_pages_is_the_tree_of_their_lines(count: int) -> None:
    entries = [reference.Entry(bytes([n]) * 32, n + 1) for n in range(count)]
    nodes = [leaf(*entry) for entry in entries]
    pages = in_pages(nodes, 8)
    top = levels([root(page) for page in pages])
    assert top[-1][0] == tuple(reference.tree(entries))
    for index in range(count):
        way = path(levels(pages[index // 8]), index % 8) + path(top, index // 8)
        assert way == [tuple(node) for node in reference.path(entries, index)]


def test_streams() -> None:
    for each in vectors("streams"):
        stream = Stream(bytes.fromhex(each["randomness"]), bytes.fromhex(each["header_hash"]))
        assert [str(stream.below(int(limit))) for limit in each["below"]] == each["numbers"]
        assert stream.blocks == each["blocks_used"]


def test_headers() -> None:
    for each in vectors("headers"):
        given = each["header"]
        if given["late"]:
            continue
        nodes = [(bytes.fromhex(given["root"]), given["tickets"])]
        planned = PlannedRound(
            chain=given["beacon"],
            genesis_time=1692803367,
            period_s=3,
            delay_s=given["delay_s"],
        ).after(given["ends_at"])
        draw = _draw(given, planned, nodes if given["entries"] else [])
        made = header(draw, now=given["published_at"])
        assert (made.text, made.hash, made.planned) == (each["bytes"], each["hash"], planned)


def _draw(given: dict[str, Any], planned: PlannedRound, nodes: list[tuple[bytes, int]]) -> Draw:
    return Draw(
        contest_id=given["contest_id"],
        stage="freezing",
        beacon=planned,
        rules=given["rules"],
        ends_at=given["ends_at"],
        prizes=given["prizes"],
        reserves=0,
        pages=len(nodes),
        entries=given["entries"],
        tickets=given["tickets"],
        header=None,
        header_hash=None,
        attempts=0,
        signature=None,
        drawn=0,
        blocks=0,
        decisions=0,
        tree=nodes,
    )


def test_rules_are_those_of_every_locale_at_a_version() -> None:
    texts = {"ru": {"rules": "Одна заявка"}, "en": {"rules": "One entry each."}}
    plain = {locale: text["rules"] for locale, text in texts.items()}
    assert rules_hash(texts, 3) == reference.rules(3, plain).hex()
    assert rules_hash(texts, 4) != rules_hash(texts, 3)


@sizes(100, 1_000)
def test_the_order_is_that_of_the_definition(cases: int) -> None:
    chance = random.Random(cases)
    for case in range(cases):
        seed = hashlib.sha256(str(case).encode()).digest()
        count, high = chance.randint(1, 40), chance.choice([1, 5, 1000, 2**40])
        tickets = [chance.randint(1, high) for _ in range(count)]
        entries = [reference.Entry(bytes([n]) * 32, each) for n, each in enumerate(tickets)]
        stops = set(chance.sample(range(count), chance.randint(0, count)))
        wanted, page = chance.randint(1, count + 2), chance.choice([1, 4, 16])
        found = order_of(Stream(seed, seed[::-1]), tickets, wanted, page=page, stops=stops)
        assert found == reference.order(entries, seed, seed[::-1], wanted)


@sizes(20_000, 200_000)
def test_everybody_has_the_chance_that_their_tickets_give(cases: int) -> None:
    """Chi-square of who is drawn first, and of who is drawn first and second, at 99.9 %."""
    tickets = [1, 2, 3, 5, 10, 4]
    first, pairs = Counter[int](), Counter[tuple[int, int]]()
    for case in range(cases):
        stream = Stream(case.to_bytes(32, "big"), bytes(32))
        one, two = order_of(stream, tickets, 2, page=4, stops=set())
        first[one] += 1
        pairs[one, two] += 1
    total = sum(tickets)
    expected = {n: each / total for n, each in enumerate(tickets)}
    both = {
        (one, two): expected[one] * tickets[two] / (total - tickets[one])
        for one, two in permutations(range(len(tickets)), 2)
    }
    assert _chi_square(first, expected, cases) < 20.5  # 5 degrees of freedom
    assert _chi_square(pairs, both, cases) < 58.3  # 29


def _chi_square(found: Counter[Any], expected: dict[Any, float], cases: int) -> float:
    return sum(
        (found[each] - cases * chance) ** 2 / (cases * chance) for each, chance in expected.items()
    )
