"""Who holds the prizes of a draw: what takes one from its holder, and who gets it then."""

from __future__ import annotations

import hashlib

from contest.content.decisions import rules
from contest.content.decisions.records import Decided


def _u64(number: int) -> bytes:
    return number.to_bytes(8, "big")


def test_decisions_and_the_confirmation_are_a_chain_of_hashes() -> None:
    """As docs/draw.md writes it: label, what was before, numbers, the reason after its length."""
    header = "ab" * 32
    state = Decided(
        contest_id="c", stage="drawn", entries=9, prizes=2, decisions=0, last_hash=header
    )
    made = rules.decision(state, draw=1, prize=1, reason="left", at=1_800_000_000)
    parts = _u64(0) + _u64(1) + _u64(4) + b"left" + _u64(1_800_000_000)
    before = b"contest-draw-1 decision\0" + bytes.fromhex(header)
    assert made.hash == hashlib.sha256(before + parts).hexdigest()
    assert (made.number, made.successor) == (0, 2)
    after = Decided(
        contest_id="c", stage="drawn", entries=9, prizes=2, decisions=1, last_hash=made.hash
    )
    end = rules.confirmation(after, at=1_800_000_100)
    before = b"contest-draw-1 confirmation\0" + bytes.fromhex(made.hash)
    assert end.hash == hashlib.sha256(before + _u64(1) + _u64(1_800_000_100)).hexdigest()
