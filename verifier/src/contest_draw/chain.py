"""The beacon's chain, and which of its rounds a draw uses."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from contest_draw.documents import Header
from contest_draw.outcome import Step, Wrong
from contest_draw.strict import load
from contest_draw.times import shown

SCHEME = "bls-unchained-g1-rfc9380"
DELAY_S_MIN = 600  # on the chain that is pinned


@dataclass(frozen=True)
class Chain:
    hash: bytes
    public_key: bytes
    genesis_time: int
    period: int

    @property
    def is_pinned(self) -> bool:
        return self == QUICKNET

    def time_of(self, number: int) -> int:
        return self.genesis_time + (number - 1) * self.period

    def first_round(self, at: int) -> int:
        """The first round at or after a time."""
        return max(1, -((self.genesis_time - at) // self.period) + 1)


QUICKNET = Chain(
    hash=bytes.fromhex("52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971"),
    public_key=bytes.fromhex(
        "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c"
        "8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb"
        "5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a"
    ),
    genesis_time=1692803367,
    period=3,
)


def read_chain(data: bytes) -> Chain:
    """A chain as drand's `/info` describes it. Its hash is computed, not believed."""
    info = load(data, "the chain")
    if not isinstance(info, dict) or info.get("schemeID") != SCHEME:
        raise Wrong("document", f"the chain is not one of the scheme {SCHEME}")
    try:
        name = info["metadata"]["beaconID"]
        chain = Chain(
            hash=bytes.fromhex(info["hash"]),
            public_key=bytes.fromhex(info["public_key"]),
            genesis_time=info["genesis_time"],
            period=info["period"],
        )
        facts = (
            chain.period.to_bytes(4, "big")
            + chain.genesis_time.to_bytes(8, "big")
            + chain.public_key
            + bytes.fromhex(info["groupHash"])
            + (b"" if name == "default" else name.encode())
        )
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise Wrong("document", f"the chain is not as drand describes one: {error!r}") from error
    if chain.period < 1 or hashlib.sha256(facts).digest() != chain.hash:
        raise Wrong("document", "the chain's hash is not that of its period, start, key and name")
    return chain


def check_round(header: Header, chain: Chain) -> Step:
    """Hold the header's round to the contest's end and the rounds that were missed."""
    if header.beacon != chain.hash:
        raise Wrong("round", f"the beacon is {header.beacon.hex()}, not {chain.hash.hex()}")
    if chain.is_pinned and header.delay_s < DELAY_S_MIN:
        raise Wrong("round", f"only {header.delay_s} s between end and round")
    lead_s = header.delay_s // 10
    expected = chain.first_round(header.ends_at + header.delay_s)
    details = [f"the contest ends {shown(header.ends_at)}; {header.delay_s} s later: {expected}"]
    for missed in header.late:
        if missed.round != expected:
            raise Wrong("round", f"round {missed.round} is said to be missed, it was {expected}")
        if missed.at <= chain.time_of(expected) - lead_s:
            raise Wrong("round", f"round {expected} was given up before it was missed")
        expected = chain.first_round(missed.at + header.delay_s)
        details.append(f"round {missed.round} was missed {shown(missed.at)}; then {expected}")
    if header.round != expected:
        raise Wrong("round", f"the round is {header.round}, and should be {expected}")
    time = chain.time_of(header.round)
    if header.published_at > time - lead_s:
        raise Wrong("round", f"the header came {shown(header.published_at)}, too late for it")
    details.append(f"the header came {shown(header.published_at)}, the round {shown(time)}")
    late = f", after {len(header.late)} MISSED" if header.late else ""
    return Step("round", f"number {header.round} of {shown(time)}{late}", tuple(details))
