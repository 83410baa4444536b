"""The draw as docs/draw.md defines it, word by word and as slow as that is: a third
implementation, beside the worker's and the verifier's, which makes the vectors and judges both.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator
from typing import Any, NamedTuple

MAX = 2**53 - 1
PAGE_LINES = 1024
Proof = dict[str, Any]


class Entry(NamedTuple):
    """A line of the list."""

    commitment: bytes
    tickets: int


class Tree(NamedTuple):
    hash: bytes
    sum: int


def sha(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


def u64(number: int) -> bytes:
    return number.to_bytes(8, "big")


def text(written: str) -> bytes:
    return u64(len(written.encode())) + written.encode()


def commitment(contest_id: str, telegram_id: str, salt: bytes) -> bytes:
    return sha(b"contest-draw-1 entry\0", text(contest_id), text(telegram_id), salt)


def rules(version: int, texts: dict[str, str]) -> bytes:
    by_locale = (text(locale) + text(texts[locale]) for locale in sorted(texts))
    return sha(b"contest-draw-1 rules\0", u64(version), *by_locale)


def tree(lines: list[Entry]) -> Tree:
    if not lines:
        return Tree(sha(), 0)
    if len(lines) == 1:
        return Tree(sha(b"\0", lines[0].commitment, u64(lines[0].tickets)), lines[0].tickets)
    half = left_half(len(lines))
    left, right = tree(lines[:half]), tree(lines[half:])
    hashed = sha(b"\1", left.hash, u64(left.sum), right.hash, u64(right.sum))
    return Tree(hashed, left.sum + right.sum)


def path(lines: list[Entry], index: int) -> list[Tree]:
    """The siblings from the leaf up."""
    if len(lines) == 1:
        return []
    half = left_half(len(lines))
    if index < half:
        return [*path(lines[:half], index), tree(lines[half:])]
    return [*path(lines[half:], index - half), tree(lines[:half])]


def left_half(count: int) -> int:
    half = 1
    while half * 2 < count:
        half *= 2
    return half


def blocks(randomness: bytes, header_hash: bytes) -> Iterator[int]:
    number = 0
    while True:
        message = b"contest-draw-1 stream\0" + header_hash + u64(number)
        block = hmac.digest(randomness, message, "sha256")
        yield int.from_bytes(block[:8], "big")
        number += 1


def below(limit: int, stream: Iterator[int]) -> int:
    while (number := next(stream)) >= 2**64 - 2**64 % limit:
        pass
    return number % limit


def order(lines: list[Entry], randomness: bytes, header_hash: bytes, most: int) -> list[int]:
    """The indexes of the lines that are drawn, in their order."""
    stream, left, drawn = blocks(randomness, header_hash), list(range(len(lines))), list[int]()
    while left and len(drawn) < most:
        ticket = below(sum(lines[index].tickets for index in left), stream)
        for index in left:
            if ticket < lines[index].tickets:
                break
            ticket -= lines[index].tickets
        left.remove(index)
        drawn.append(index)
    return drawn


def encode(header: dict[str, Any]) -> bytes:
    return json.dumps(header, sort_keys=True, separators=(",", ":")).encode()


def frozen(lines: list[Entry], facts: dict[str, Any]) -> Proof:
    """The proof when the header is published; `facts` are the fields that the list does not say."""
    top = tree(lines)
    header = facts | {"algorithm": "contest-draw-1", "entries": len(lines)}
    header |= {"root": top.hash.hex(), "tickets": top.sum}
    empty: Proof = {"order": [], "decisions": [], "confirmation": None, "winners": []}
    return {"header": header, "header_hash": sha(encode(header)).hex(), "signature": None} | empty


def draw(proof: Proof, lines: list[Entry], signature: bytes, reserves: int = 0) -> Proof:
    """The proof once the round is there."""
    most = proof["header"]["prizes"] + reserves
    indexes = order(lines, sha(signature), bytes.fromhex(proof["header_hash"]), most)
    drawn = [drawn_line(lines, number, index) for number, index in enumerate(indexes)]
    return held(proof | {"signature": signature.hex(), "order": drawn})


def drawn_line(lines: list[Entry], number: int, index: int) -> dict[str, Any]:
    return {"draw": number} | line(lines, index)


def line(lines: list[Entry], index: int) -> dict[str, Any]:
    return {
        "index": index,
        "commitment": lines[index].commitment.hex(),
        "tickets": lines[index].tickets,
        "path": [{"hash": node.hash.hex(), "sum": node.sum} for node in path(lines, index)],
    }


def decide(proof: Proof, draw: int, reason: str, at: int) -> Proof:
    decisions = [*proof["decisions"], decision(proof, draw, reason, at)]
    return held(proof | {"decisions": decisions})


def decision(proof: Proof, draw: int, reason: str, at: int) -> dict[str, Any]:
    """The next one, whether it is possible or not."""
    number = len(proof["decisions"])
    hashed = sha(
        b"contest-draw-1 decision\0",
        _last_hash(proof),
        u64(number) + u64(draw) + text(reason) + u64(at),
    )
    return {"number": number, "draw": draw, "reason": reason, "at": at, "hash": hashed.hex()}


def confirm(proof: Proof, at: int) -> Proof:
    count = len(proof["decisions"])
    hashed = sha(b"contest-draw-1 confirmation\0", _last_hash(proof), u64(count) + u64(at))
    return proof | {"confirmation": {"at": at, "decisions": count, "hash": hashed.hex()}}


def held(proof: Proof) -> Proof:
    """With the holders that follow from the decisions."""
    prizes, drawn = proof["header"]["prizes"], len(proof["order"])
    used = list(range(min(prizes, drawn)))
    holders: list[int | None] = [*used, *[None] * (prizes - len(used))]
    for decision in proof["decisions"]:
        heir = len(used) if len(used) < drawn else None
        holders[holders.index(decision["draw"])] = heir
        used += [] if heir is None else [heir]
    winners = [{"prize": n, "draw": draw, "name": None} for n, draw in enumerate(holders)]
    return proof | {"winners": winners}


def pages(lines: list[Entry]) -> list[dict[str, Any]]:
    """The documents of the list's pages."""
    starts = range(0, len(lines), PAGE_LINES)
    return [
        {"page": page, "pages": len(starts), "lines": as_text(lines[start : start + PAGE_LINES])}
        for page, start in enumerate(starts)
    ]


def as_text(lines: list[Entry]) -> str:
    return "".join(f"{commitment.hex()} {tickets}\n" for commitment, tickets in lines)


def from_text(lines: str) -> list[Entry]:
    pairs = (line.split(" ") for line in lines.splitlines())
    return [Entry(bytes.fromhex(commitment), int(tickets)) for commitment, tickets in pairs]


def _last_hash(proof: Proof) -> bytes:
    """Of the chain of decisions and confirmation."""
    decisions, confirmation = proof["decisions"], proof["confirmation"]
    is_confirmation_last = confirmation and confirmation["decisions"] == len(decisions)
    last = confirmation if is_confirmation_last else decisions[-1] if decisions else None
    return bytes.fromhex(last["hash"] if last else proof["header_hash"])
