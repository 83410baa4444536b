"""Whether a person's own line is in the list."""

from __future__ import annotations

import hashlib

from contest_draw.documents import Mine, Proof
from contest_draw.full import Lines
from contest_draw.outcome import NotInList, Step, Wrong
from contest_draw.tree import BadTree, Node, climb, leaf

LABEL = b"contest-draw-1 entry\0"


def commitment_of(contest_id: str, telegram_id: str, salt: bytes) -> bytes:
    texts = (contest_id.encode(), telegram_id.encode())
    ids = b"".join(len(each).to_bytes(8, "big") + each for each in texts)
    return hashlib.sha256(LABEL + ids + salt).digest()


def find_line(proof: Proof, lines: Lines, commitment: bytes) -> Step:
    """The line in the list that was read; raises `NotInList`."""
    for index, (of_line, tickets) in enumerate(lines):
        if of_line == commitment:
            return _found(proof, index, commitment, tickets)
    raise NotInList(f"none of the {len(lines)} lines is {commitment.hex()}")


def check_mine(proof: Proof, mine: Mine, commitment: bytes) -> Step:
    """The line by its own path, without the list."""
    header = proof.header
    if (mine.contest_id, mine.header_hash) != (header.contest_id, proof.header_hash):
        raise Wrong("mine", "it is of another draw")
    if mine.commitment != commitment:
        raise Wrong("mine", f"salt and Telegram id make {commitment.hex()}")
    try:
        node = leaf(commitment, mine.tickets)
        top, _ = climb(mine.index, header.entries, node, mine.path)
    except BadTree as error:
        raise Wrong("mine", str(error)) from error
    if top != Node(header.root, header.tickets):
        raise Wrong("mine", "its path leads elsewhere")
    return _found(proof, mine.index, commitment, mine.tickets)


def _found(proof: Proof, index: int, commitment: bytes, tickets: int) -> Step:
    draws = {line.index: line.draw for line in proof.order}
    prizes = {winner.draw: winner.prize for winner in proof.winners}
    if index not in draws:
        fate = "not drawn"
    elif draws[index] in prizes:
        fate = f"draw {draws[index]}, which holds prize {prizes[draws[index]]}"
    else:
        fate = f"draw {draws[index]}, which holds no prize"
    says = f"line {index} with {tickets} tickets of {proof.header.tickets}: {fate}"
    return Step("mine", says, (f"commitment = {commitment.hex()}",))
