"""The verifier draws as it is defined, and nobody more often than their tickets say. The worker is
held to the same in `tests/unit/content/test_draw_algorithm.py`.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Hashable, Mapping
from itertools import permutations
from typing import TypeVar

import pytest

from contest_draw.stream import Stream
from contest_draw.sums import Sums
from tests.draw import reference
from tests.draw.reference import Entry
from tests.sizes import sizes

MAX = 2**53 - 1
K = TypeVar("K", bound=Hashable)
TICKETS = (1, 2, 3, 5, 10, 4)
# Chi-square that a fair draw exceeds once in a thousand. The draws are the same in every run.
FIRST_MAX, PAIRS_MAX = 20.5, 58.3  # of 5 and 29 degrees of freedom


def order(lines: list[Entry], randomness: bytes, header_hash: bytes, most: int) -> list[int]:
    sums, left = Sums(entry.tickets for entry in lines), sum(entry.tickets for entry in lines)
    stream, drawn = Stream(randomness, header_hash), list[int]()
    for _ in range(min(most, len(lines))):
        index = sums.holding(stream.below(left))
        drawn.append(index)
        sums.add(index, -lines[index].tickets)
        left -= lines[index].tickets
    return drawn


@sizes(20_000, 200_000)
def test_who_is_drawn_as_often_as_the_tickets_say(cases: int) -> None:
    """The first one, and the first two in their order."""
    lines = [Entry(bytes([number]) * 32, tickets) for number, tickets in enumerate(TICKETS)]
    firsts, pairs = Counter[int](), Counter[tuple[int, int]]()
    for number in range(cases):
        first, second = order(lines, number.to_bytes(32, "big"), bytes(32), 2)
        firsts[first] += 1
        pairs[first, second] += 1
    total = sum(TICKETS)
    expected = {n: cases * tickets / total for n, tickets in enumerate(TICKETS)}
    of_pairs = {
        (a, b): expected[a] * TICKETS[b] / (total - TICKETS[a])
        for a, b in permutations(range(len(TICKETS)), 2)
    }
    assert _chi_square(firsts, expected) < FIRST_MAX
    assert _chi_square(pairs, of_pairs) < PAIRS_MAX


def test_the_order_is_that_of_the_definition() -> None:
    """Of 1,000 random lists: short and long, with few tickets, and with as many as there can be."""
    for number in range(1000):
        dice = random.Random(number)
        lines = _random_list(dice)
        randomness, header_hash = dice.randbytes(32), dice.randbytes(32)
        most = dice.choice([1, 3, len(lines), len(lines) + 1])
        expected = reference.order(lines, randomness, header_hash, most)
        assert order(lines, randomness, header_hash, most) == expected, f"list {number}"


@pytest.mark.parametrize(
    "tickets",
    [
        pytest.param([], id="nobody"),
        pytest.param([1], id="one with one ticket"),
        pytest.param([MAX], id="one with all"),
        pytest.param([MAX - 2, 1, 1], id="a whale first"),
        pytest.param([1, 1, MAX - 2], id="a whale last"),
        pytest.param([1] * 50, id="all alike"),
        pytest.param([MAX // 50] * 50, id="all alike with many"),
    ],
)
def test_edges(tickets: list[int]) -> None:
    """To the last line, whoever is heavy; nobody twice."""
    lines = [Entry(bytes([n]) * 32, each) for n, each in enumerate(tickets)]
    for seed in range(20):
        randomness = reference.sha(bytes([seed]))
        drawn = order(lines, randomness, bytes(32), len(lines) + 1)
        assert drawn == reference.order(lines, randomness, bytes(32), len(lines) + 1)
        assert sorted(drawn) == list(range(len(lines)))


def _random_list(dice: random.Random) -> list[Entry]:
    count = dice.choice([1, 2, 3, 7, 8, dice.randrange(1, 60)])
    most = dice.choice([1, 3, 100, MAX // count])
    tickets = [dice.randint(1, most) for _ in range(count)]
    return sorted(Entry(dice.randbytes(32), each) for each in tickets)


def _chi_square(found: Mapping[K, int], expected: Mapping[K, float]) -> float:
    assert found.keys() <= expected.keys()
    return sum((found[key] - each) ** 2 / each for key, each in expected.items())
