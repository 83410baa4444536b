"""What content decides about winners: who comes next, and the chain of hashes that keeps what was
decided. docs/draw.md specifies both, byte by byte.
"""

from __future__ import annotations

import hashlib

from contest.content.decisions.problems import (
    DecisionsChanged,
    DrawFindings,
    DrawStageRefused,
    DrawUnchecked,
    NotAWinner,
)
from contest.content.decisions.records import Confirmation, Decided, Decision, Findings
from contest.content.draw.order import DRAWS_MAX


def decision(decided: Decided, *, draw: int, prize: int | None, reason: str, at: int) -> Decision:
    """What takes the prize of a draw from it; `prize` is None where it holds none.

    Raises `DrawStageRefused`, or `NotAWinner`. Only what is not claimed goes on after the
    confirmation.
    """
    check_stage(decided, "confirmed" if reason == "unclaimed" else "drawn")
    if prize is None:
        raise NotAWinner
    number, said = decided.decisions, reason.encode()
    parts = (_u64(number), _u64(draw), _u64(len(said)), said, _u64(at))
    return Decision(
        number=number,
        draw=draw,
        prize=prize,
        successor=_successor(decided),
        reason=reason,
        at=at,
        hash=_link("decision", decided.last_hash, *parts),
    )


def confirmation(decided: Decided, *, at: int) -> Confirmation:
    """What ends the decisions that were made so far. Raises `DrawStageRefused`."""
    check_stage(decided, "drawn")
    parts = (_u64(decided.decisions), _u64(at))
    linked = _link("confirmation", decided.last_hash, *parts)
    return Confirmation(at=at, decisions=decided.decisions, hash=linked)


def check_stage(decided: Decided, stage: str) -> None:
    """Raise `DrawStageRefused` unless the draw is exactly so far."""
    if decided.stage != stage:
        raise DrawStageRefused(f"It is {decided.stage}.")


def check_may_confirm(
    decided: Decided, findings: Findings, *, seen: int, despite_findings: bool
) -> None:
    """Raise what keeps an organiser from confirming who has seen so many decisions:
    `DrawStageRefused`, `DecisionsChanged`, `DrawUnchecked` or `DrawFindings`.
    """
    check_stage(decided, "drawn")
    if seen != decided.decisions:
        raise DecisionsChanged(f"There are {decided.decisions} decisions.")
    if findings.unchecked and not despite_findings:
        raise DrawUnchecked(f"{findings.unchecked} of them.")
    if findings.bad and not despite_findings:
        raise DrawFindings(f"{findings.bad} of them.")


def _successor(decided: Decided) -> int | None:
    """The smallest draw that has held no prize: each prize has taken one, each decision another."""
    draw = decided.prizes + decided.decisions
    return draw if draw < min(decided.entries, DRAWS_MAX) else None


def _link(kind: str, previous: str, *parts: bytes) -> str:
    label = f"contest-draw-1 {kind}\0".encode()
    return hashlib.sha256(label + bytes.fromhex(previous) + b"".join(parts)).hexdigest()


def _u64(number: int) -> bytes:
    return number.to_bytes(8, "big")
