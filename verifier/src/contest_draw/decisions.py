"""Who holds which prize: decisions and the confirmation replayed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from contest_draw.documents import Confirmation, Decision, Proof
from contest_draw.outcome import Step, Wrong
from contest_draw.times import shown

DECISION, CONFIRMATION = b"contest-draw-1 decision\0", b"contest-draw-1 confirmation\0"


def check_decisions(proof: Proof) -> Iterator[Step]:
    """The chain of hashes, and what may be decided before and after the confirmation."""
    previous, details = proof.header_hash, []
    confirmation = proof.confirmation
    if confirmation and confirmation.decisions > len(proof.decisions):
        raise Wrong("confirmation", f"{confirmation.decisions} decisions are not there before it")
    for number, decision in enumerate(proof.decisions):
        if confirmation and confirmation.decisions == number:
            previous = _confirmed(confirmation, previous)
        if decision.number != number:
            raise Wrong("decision", f"{decision.number} stands in the place of {number}")
        computed = _hash(decision, previous)
        if decision.hash != computed:
            raise Wrong("decision", f"the hash of {number} is {computed.hex()}")
        is_after = confirmation is not None and number >= confirmation.decisions
        if is_after != (decision.reason == "unclaimed"):
            when = "after" if is_after else "before"
            raise Wrong("confirmation", f"decision {number} is {decision.reason}, {when} it")
        previous = computed
        details.append(
            f"decision {number}: draw {decision.draw}, {decision.reason}, {shown(decision.at)}"
        )
    yield Step("decision", f"{len(details)} of them", tuple(details))
    if confirmation:
        if confirmation.decisions == len(proof.decisions):
            _confirmed(confirmation, previous)
        yield Step("confirmation", f"{shown(confirmation.at)}")


def check_winners(proof: Proof) -> Step:
    """The holders are those that follow from order and decisions."""
    holders = _holders(proof)
    if len(proof.winners) != len(holders):
        raise Wrong("winners", f"{len(proof.winners)} prizes are listed, not {len(holders)}")
    for prize, (winner, draw) in enumerate(zip(proof.winners, holders, strict=True)):
        if (winner.prize, winner.draw) != (prize, draw):
            raise Wrong("winners", f"prize {prize} goes to {_draw(draw)}")
        if winner.name is not None and draw is None:
            raise Wrong("winners", f"prize {prize} has no holder, but a name")
    won = sum(draw is not None for draw in holders)
    return Step(
        "winners",
        f"{won} of {len(holders)} prizes have a holder",
        tuple(f"prize {prize}: {_draw(draw)}" for prize, draw in enumerate(holders)),
    )


def _holders(proof: Proof) -> list[int | None]:
    """By prize the number of the draw that holds it."""
    drawn, prizes = len(proof.order), proof.header.prizes
    holders: list[int | None] = [prize if prize < drawn else None for prize in range(prizes)]
    prize_of = {draw: prize for prize, draw in enumerate(holders) if draw is not None}
    following = min(prizes, drawn)
    for decision in proof.decisions:
        prize = prize_of.pop(decision.draw, None)
        if prize is None:
            raise Wrong(
                "decision", f"{decision.number}: draw {decision.draw} holds no prize at that moment"
            )
        holders[prize] = following if following < drawn else None
        if following < drawn:
            prize_of[following] = prize
            following += 1
    return holders


def _confirmed(confirmation: Confirmation, previous: bytes) -> bytes:
    data = CONFIRMATION + previous + _u64(confirmation.decisions) + _u64(confirmation.at)
    computed = hashlib.sha256(data).digest()
    if confirmation.hash != computed:
        raise Wrong("confirmation", f"its hash is {computed.hex()}")
    return computed


def _hash(decision: Decision, previous: bytes) -> bytes:
    reason = decision.reason.encode()
    numbers = _u64(decision.number) + _u64(decision.draw)
    data = DECISION + previous + numbers + _u64(len(reason)) + reason + _u64(decision.at)
    return hashlib.sha256(data).digest()


def _draw(draw: int | None) -> str:
    return "nobody" if draw is None else f"draw {draw}"


def _u64(number: int) -> bytes:
    return number.to_bytes(8, "big")
