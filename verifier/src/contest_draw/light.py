"""The light check: all that a proof says of itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import pairwise

from contest_draw.bls import is_signature, library
from contest_draw.chain import Chain, check_round
from contest_draw.decisions import check_decisions, check_winners
from contest_draw.documents import ORDER_MAX, Header, Line, Proof
from contest_draw.outcome import Step, Wrong
from contest_draw.stream import Stream
from contest_draw.sums import Sums
from contest_draw.tree import EMPTY, BadTree, Node, climb, leaf


def check_light(
    proof: Proof, chain: Chain, *, posted: bytes | None = None, with_bls: bool = True
) -> Iterator[Step]:
    """Each step that holds; raises `Wrong` at the first that does not.

    `posted`: the hash from the contest's channel. Without `with_bls` the signature is believed,
    which is for tests of the other steps alone.
    """
    yield _header(proof, posted)
    yield check_round(proof.header, chain)
    if proof.signature is None:
        _check_nothing_drawn(proof)
        return
    if with_bls and not is_signature(proof.signature, proof.header.round, chain):
        raise Wrong("signature", f"it is not that of round {proof.header.round}")
    randomness = hashlib.sha256(proof.signature).digest()
    yield Step(
        "signature",
        f"of round {proof.header.round}, checked by {library(chain)}",
        (f"randomness = SHA(signature) = {randomness.hex()}",),
    )
    starts = _starts(proof)
    yield Step(
        "line",
        f"{len(proof.order)} lines lead to the root",
        tuple(
            f"draw {line.draw}: line {line.index}, {line.commitment.hex()}, holds"
            f" {start} to {start + line.tickets - 1}"
            for line, start in zip(proof.order, starts, strict=True)
        ),
    )
    yield _order(proof, starts, Stream(randomness, proof.header_hash))
    yield from check_decisions(proof)
    yield check_winners(proof)


def _header(proof: Proof, posted: bytes | None) -> Step:
    header, encoded = proof.header, proof.header.encode()
    computed = hashlib.sha256(encoded).digest()
    if computed != proof.header_hash:
        raise Wrong("header", f"its hash is {computed.hex()}, not {proof.header_hash.hex()}")
    if posted is not None and posted != computed:
        raise Wrong("header", f"its hash is {computed.hex()}, but {posted.hex()} was posted")
    if (header.entries == 0) != (header.tickets == 0) or header.tickets < header.entries:
        raise Wrong("header", f"{header.entries} lines cannot have {header.tickets} tickets")
    if header.entries == 0 and header.root != EMPTY.hash:
        raise Wrong("header", "the root is not that of an empty list")
    return Step(
        "header",
        f"{computed.hex()}: contest {header.contest_id}, {header.entries} lines with"
        f" {header.tickets} tickets, {header.prizes} prizes",
        (encoded.decode(), "as was posted" if posted else "compare the hash with the post"),
    )


def _check_nothing_drawn(proof: Proof) -> None:
    """Before the round there is nothing that could have been drawn."""
    for step, is_there in (
        ("order", proof.order),
        ("decision", proof.decisions),
        ("confirmation", proof.confirmation),
        ("winners", proof.winners),
    ):
        if is_there:
            raise Wrong(step, "is there before the signature")


def _starts(proof: Proof) -> list[int]:
    """The tickets before each drawn line in the whole list, by its path."""
    starts = [_start(line, proof.header) for line in proof.order]
    for line, following in pairwise(sorted(proof.order, key=lambda line: line.index)):
        if line.index == following.index:
            raise Wrong("order", f"line {line.index} is drawn twice")
        if line.commitment >= following.commitment:
            raise Wrong("line", f"lines {line.index} and {following.index} are in the wrong order")
    return starts


def _start(line: Line, header: Header) -> int:
    try:
        node = leaf(line.commitment, line.tickets)
        top, start = climb(line.index, header.entries, node, line.path)
    except BadTree as error:
        raise Wrong("line", f"draw {line.draw}: {error}") from error
    if top != Node(header.root, header.tickets):
        raise Wrong("line", f"draw {line.draw}: the path of line {line.index} leads elsewhere")
    return start


def _order(proof: Proof, starts: list[int], stream: Stream) -> Step:
    """Each draw's ticket is one of its line's, among the lines that were not drawn before."""
    header = proof.header
    needed = min(header.entries, ORDER_MAX, header.prizes + len(proof.decisions))
    if len(proof.order) < needed:
        raise Wrong("order", f"it has {len(proof.order)} draws of {needed} that are needed")
    places = {index: place for place, index in enumerate(sorted(x.index for x in proof.order))}
    gone, left, details = Sums([0] * len(places)), header.tickets, []
    for number, (line, start) in enumerate(zip(proof.order, starts, strict=True)):
        if line.draw != number:
            raise Wrong("order", f"draw {line.draw} stands in the place of draw {number}")
        ticket, place = stream.below(left), places[line.index]
        first = start - gone.before(place)
        if not first <= ticket < first + line.tickets:
            raise Wrong("order", f"draw {number}: ticket {ticket} is not of line {line.index}")
        details.append(
            f"draw {number}: ticket {ticket} of {left}, line {line.index} holds"
            f" {first} to {first + line.tickets - 1} of what is left"
        )
        gone.add(place, line.tickets)
        left -= line.tickets
    return Step("order", f"{len(details)} draws, {stream.blocks} blocks", tuple(details))
