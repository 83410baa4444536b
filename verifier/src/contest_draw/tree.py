"""The Merkle tree of the list: its root, and the paths of single lines."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import NamedTuple

from contest_draw.strict import MAX


class Node(NamedTuple):
    hash: bytes
    sum: int


class BadTree(ValueError):
    """A sum or a path that no list has."""


EMPTY = Node(hashlib.sha256().digest(), 0)


def leaf(commitment: bytes, tickets: int) -> Node:
    return Node(hashlib.sha256(b"\0" + commitment + _u64(tickets)).digest(), tickets)


def join(left: Node, right: Node) -> Node:
    total = left.sum + right.sum
    if total > MAX:
        raise BadTree(f"a sum of tickets is {total}, more than {MAX}")
    data = b"\1" + left.hash + _u64(left.sum) + right.hash + _u64(right.sum)
    return Node(hashlib.sha256(data).digest(), total)


def root(leaves: Sequence[Node]) -> Node:
    """Level by level: an odd last node rises as it is, which gives the shape of RFC 6962."""
    level = list(leaves)
    while len(level) > 1:
        pairs = zip(level[::2], level[1::2], strict=False)
        level = [join(left, right) for left, right in pairs] + level[len(level) & ~1 :]
    return level[0] if level else EMPTY


def climb(index: int, count: int, node: Node, path: Sequence[Node]) -> tuple[Node, int]:
    """The root that a path leads to, and the tickets of all lines before this one."""
    steps = _steps(index, count)
    if len(path) != len(steps):
        raise BadTree(f"the path has {len(path)} nodes and needs {len(steps)}")
    start = 0
    for (is_left, below), sibling in zip(steps, path, strict=True):
        if sibling.sum < below:
            raise BadTree(f"a sibling over {below} lines has only {sibling.sum} tickets")
        node = join(sibling, node) if is_left else join(node, sibling)
        start += sibling.sum if is_left else 0
    return node, start


def _steps(index: int, count: int) -> list[tuple[bool, int]]:
    """From the leaf up: whether the sibling is on the left, and how many lines are below it."""
    if not 0 <= index < count:
        raise BadTree(f"there is no line {index} among {count}")
    steps = []
    while count > 1:
        half = 1 << (count - 1).bit_length() - 1
        is_right = index >= half
        steps.append((is_right, half if is_right else count - half))
        index, count = (index - half, count - half) if is_right else (index, half)
    return steps[::-1]


def _u64(number: int) -> bytes:
    return number.to_bytes(8, "big")
