"""Draws at each moment at which their proof is public, each with its list and who is in it."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from tests.draw import reference, signing
from tests.draw.reference import Entry, Proof
from tools.paths import ROOT

_QUICKNET = json.loads((ROOT / "tests/vectors/draw/quicknet.json").read_text())
QUICKNET_ROUND: int = _QUICKNET["rounds"][0]["round"]
QUICKNET_SIGNATURE = bytes.fromhex(_QUICKNET["rounds"][0]["signature"])
QUICKNET_TIME: int = _QUICKNET["genesis_time"] + (QUICKNET_ROUND - 1) * _QUICKNET["period_s"]
CONTEST_ID = "summer-2026"
DECIDED_AT = QUICKNET_TIME + 3600
TICKETS = (1, 2, 3, 5, 10, 4, 1, 1, 37, 100, 1, 8, 2, 2, 6, 1, 1000, 3, 1, 12)

Sample = dict[str, Any]


def salt_of(number: int) -> bytes:
    return hashlib.sha256(b"salt %d" % number).digest()


def telegram_id_of(number: int) -> str:
    return str(7_000_000_000 + number)


def entries(*tickets: int) -> list[Entry]:
    """Lines of so many people with these tickets, in the list's order."""
    return sorted(
        Entry(reference.commitment(CONTEST_ID, telegram_id_of(n), salt_of(n)), each)
        for n, each in enumerate(tickets)
    )


def on_quicknet(prizes: int) -> dict[str, Any]:
    """What the header of a draw with the recorded round says, but for the list."""
    return {
        "beacon": _QUICKNET["chain_hash"],
        "contest_id": CONTEST_ID,
        "delay_s": 600,
        "ends_at": QUICKNET_TIME - 600,
        "late": [],
        "prizes": prizes,
        "published_at": QUICKNET_TIME - 480,
        "round": QUICKNET_ROUND,
        "rules": reference.rules(3, {"ru": "Одна заявка", "en": "One entry each."}).hex(),
    }


def on_trial(prizes: int, missed: int = 0) -> dict[str, Any]:
    """The same on a chain of our own, after so many missed rounds."""
    ends_at, delay_s = signing.GENESIS + 1000, 50
    round_, late = ends_at + delay_s - signing.GENESIS + 1, []
    for _ in range(missed):
        at = signing.GENESIS + round_ - 1 - 4
        late.append({"at": at, "round": round_})
        round_ = at + delay_s - signing.GENESIS + 1
    return on_quicknet(prizes) | {
        "beacon": signing.chain_info()["hash"],
        "delay_s": delay_s,
        "ends_at": ends_at,
        "late": late,
        "published_at": signing.GENESIS + round_ - 1 - 5,
        "round": round_,
    }


def drawn(lines: list[Entry], prizes: int, reserves: int = 0) -> Proof:
    proof = reference.frozen(lines, on_quicknet(prizes))
    return reference.draw(proof, lines, QUICKNET_SIGNATURE, reserves)


def decided(proof: Proof) -> Proof:
    """Two decisions, the second on who stepped up by the first."""
    prizes = proof["header"]["prizes"]
    proof = reference.decide(proof, 1, "left", DECIDED_AT)
    return reference.decide(proof, prizes, "duplicate_person", DECIDED_AT + 60)


def unclaimed(proof: Proof) -> Proof:
    """Confirmed, and then a prize that nobody claimed."""
    proof = reference.confirm(decided(proof), DECIDED_AT + 120)
    return reference.decide(proof, 0, "unclaimed", DECIDED_AT + 86_400)


def named(proof: Proof) -> Proof:
    winners = [winner | {"name": "Ада"} for winner in proof["winners"][:1]]
    return proof | {"winners": winners + proof["winners"][1:]}


def sample(about: str, lines: list[Entry], proof: Proof, *, chain: str | None = None) -> Sample:
    """`chain`: the file of another one than quicknet."""
    return {
        "about": about,
        "chain": chain,
        "verdict": "yes" if proof["signature"] else "not-drawn",
        "proof": proof,
        "pages": reference.pages(lines),
        "mine": [_mine(lines, proof, n) for n in range(min(len(lines), 2))],
    }


def _mine(lines: list[Entry], proof: Proof, number: int) -> dict[str, Any]:
    own = reference.commitment(CONTEST_ID, telegram_id_of(number), salt_of(number))
    index = [entry.commitment for entry in lines].index(own)
    document = {"contest_id": CONTEST_ID, "header_hash": proof["header_hash"]}
    document |= {"salt": salt_of(number).hex()} | reference.line(lines, index)
    return {"telegram_id": telegram_id_of(number), "document": document}


def _late(about: str) -> Sample:
    lines, facts = entries(*TICKETS), on_trial(3, missed=2)
    proof = reference.frozen(lines, facts)
    signature = signing.sign(facts["round"])
    return sample(about, lines, reference.draw(proof, lines, signature), chain="chain.json")


def _samples() -> dict[str, Sample]:
    some, none, one = entries(*TICKETS), entries(), entries(7)
    most = entries(2**53 - 1 - 3, 1, 1, 1)
    few = entries(2, 2, 2)
    frozen = reference.frozen(some, on_quicknet(3))
    three = drawn(some, 3, reserves=2)
    return {
        "frozen": sample("frozen, not drawn yet", some, frozen),
        "drawn": sample("drawn, with two reserves", some, named(three)),
        "decided": sample("two disqualified, one after the other", some, decided(three)),
        "confirmed": sample(
            "confirmed after two decisions",
            some,
            reference.confirm(decided(three), DECIDED_AT + 120),
        ),
        "confirmed-at-once": sample(
            "confirmed as it was drawn", some, reference.confirm(three, DECIDED_AT)
        ),
        "unclaimed": sample(
            "confirmed, then a prize not claimed", some, unclaimed(drawn(some, 3, reserves=3))
        ),
        "late": _late("two rounds were missed; on another chain"),
        "empty": sample("no lines", none, drawn(none, 2)),
        "empty-frozen": sample(
            "no lines, not drawn yet", none, reference.frozen(none, on_quicknet(1))
        ),
        "one": sample("one line, two prizes", one, drawn(one, 2)),
        "fewer": sample("three lines, four prizes, all the same tickets", few, drawn(few, 4)),
        "fewer-decided": sample(
            "more disqualified than there are lines behind",
            few,
            reference.decide(
                reference.decide(drawn(few, 2, reserves=1), 0, "fraud", DECIDED_AT),
                1,
                "declined",
                DECIDED_AT,
            ),
        ),
        "all-drawn": sample("every line is drawn", some, drawn(some, 20)),
        "most-tickets": sample("2^53 - 1 tickets", most, drawn(most, 2)),
    }


PROOFS = _samples()
