"""The full check: the list itself, and the order once more from it alone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from contest_draw.documents import PAGE_LINES, Header, Proof, parse_page
from contest_draw.outcome import Step, Wrong
from contest_draw.stream import Stream
from contest_draw.strict import MAX, read
from contest_draw.sums import Sums
from contest_draw.tree import BadTree, Node, leaf, root

Lines = list[tuple[bytes, int]]  # commitment and tickets


def read_list(header: Header, page_of: Callable[[int], bytes]) -> Lines:
    """All lines in the list's form; `page_of` gives the document of a page."""
    pages, lines = -(-header.entries // PAGE_LINES), Lines()
    for number in range(pages):
        page = read(parse_page, page_of(number), f"page {number}")
        if (page.page, page.pages) != (number, pages):
            raise Wrong("list", f"page {number} of {pages} says {page.page} of {page.pages}")
        of_page = list(_lines(page.lines))
        expected = min(PAGE_LINES, header.entries - number * PAGE_LINES)
        if len(of_page) != expected:
            raise Wrong("list", f"page {number} has {len(of_page)} lines, not {expected}")
        lines += of_page
    for index, (line, following) in enumerate(pairwise(lines)):
        if line[0] >= following[0]:
            raise Wrong("list", f"lines {index} and {index + 1} are in the wrong order")
    return lines


def check_full(proof: Proof, lines: Lines) -> Iterator[Step]:
    """Each step that holds, behind those of the light check."""
    header = proof.header
    yield Step("list", f"{len(lines)} lines in their order")
    try:
        top = root([leaf(commitment, tickets) for commitment, tickets in lines])
    except BadTree as error:
        raise Wrong("root", str(error)) from error
    if top != Node(header.root, header.tickets):
        raise Wrong("root", f"the list has {top.hash.hex()} and {top.sum} tickets")
    yield Step("root", f"{top.hash.hex()} and {top.sum} tickets")
    if proof.signature is not None:
        yield _order(proof, lines, proof.signature)


def _order(proof: Proof, lines: Lines, signature: bytes) -> Step:
    """Draw once more, without the proof's lines and paths."""
    sums, left = Sums(tickets for _, tickets in lines), proof.header.tickets
    stream = Stream(hashlib.sha256(signature).digest(), proof.header_hash)
    for line in proof.order:
        index = sums.holding(stream.below(left))
        if (index, *lines[index]) != (line.index, line.commitment, line.tickets):
            raise Wrong("order", f"draw {line.draw} is line {index} of the list")
        sums.add(index, -lines[index][1])
        left -= lines[index][1]
    return Step("order", f"{len(proof.order)} draws, the same from the list alone")


def _lines(text: str) -> Iterable[tuple[bytes, int]]:
    for line in text.splitlines():
        commitment, _, tickets = line.partition(" ")
        if int(tickets) > MAX:
            raise Wrong("list", f"{commitment} has more than {MAX} tickets")
        yield bytes.fromhex(commitment), int(tickets)
