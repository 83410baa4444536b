"""The tree over a list of entries, which adds up their tickets: the section Tree of docs/draw.md.

A level is the nodes that are equally far from the lines; an odd last one rises unchanged.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

SUM_MAX = 2**53 - 1

Node = tuple[bytes, int]  # a hash and a sum
EMPTY: Node = (hashlib.sha256().digest(), 0)


def leaf(commitment: bytes, tickets: int) -> Node:
    """The node of a line."""
    return hashlib.sha256(b"\0" + commitment + tickets.to_bytes(8, "big")).digest(), tickets


def levels(nodes: Sequence[Node]) -> list[list[Node]]:
    """The nodes, and every level above them up to the root."""
    found = [list(nodes) or [EMPTY]]
    while len(found[-1]) > 1:
        below = found[-1]
        above = [_joined(*pair) for pair in zip(below[::2], below[1::2], strict=False)]
        found.append(above + (below[-1:] if len(below) % 2 else []))
    return found


def root(nodes: Sequence[Node]) -> Node:
    """The root over some nodes."""
    return levels(nodes)[-1][0]


def path(tree: Sequence[Sequence[Node]], index: int) -> list[Node]:
    """The siblings on the way from a node of the lowest level up to the root."""
    found = list[Node]()
    for level in tree:
        if (index ^ 1) < len(level):
            found.append(level[index ^ 1])
        index >>= 1
    return found


def _joined(left: Node, right: Node) -> Node:
    total = left[1] + right[1]
    if total > SUM_MAX:
        raise OverflowError(f"{total} tickets")
    sums = [node[1].to_bytes(8, "big") for node in (left, right)]
    return hashlib.sha256(b"\1" + left[0] + sums[0] + right[0] + sums[1]).digest(), total
