"""The golden vectors of `tests/vectors/draw/`: `python -m tests.draw.vectors` writes them anew."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.draw import reference, signing
from tests.draw.reference import Entry
from tests.draw.samples import PROOFS, QUICKNET_ROUND, QUICKNET_SIGNATURE
from tests.draw.tampered import TAMPERED
from tools.paths import ROOT

FOLDER = ROOT / "tests" / "vectors" / "draw"
TREES = [*range(18), 1025]
LIMITS = [1, 2, 3, 10, 2**32, 2**53 - 1, *[2**63 + 1] * 10, 2**64 - 1, 2**64, 7]


class _Counted(Iterator[int]):
    def __init__(self, blocks: Iterator[int]) -> None:
        self.used = 0
        self._blocks = blocks

    def __next__(self) -> int:
        self.used += 1
        return next(self._blocks)


def vectors() -> dict[str, Any]:
    """Each file's name, and what is in it."""
    files = {
        "chain.json": signing.chain_info(),
        "commitments.json": _commitments(),
        "trees.json": _trees(),
        "headers.json": _headers(),
        "streams.json": _streams(),
        "signatures.json": _signatures(),
        "tampered.json": TAMPERED,
    }
    return files | {f"proofs/{name}.json": sample for name, sample in PROOFS.items()}


def read(name: str) -> Any:
    return json.loads((FOLDER / name).read_text())


def dump(document: Any) -> str:
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def _commitments() -> list[dict[str, str]]:
    people = [("weekly", "42", "cd" * 32), ("a", "9007199254740991", "00" * 32)]
    people.append(("A-Z_0" * 12, "1", "ff" * 32))
    return [
        {
            "contest_id": contest_id,
            "telegram_id": telegram_id,
            "salt": salt,
            "commitment": reference.commitment(contest_id, telegram_id, bytes.fromhex(salt)).hex(),
        }
        for contest_id, telegram_id, salt in people
    ]


def _trees() -> dict[str, Any]:
    """Of the first n lines."""
    hashes = sorted(hashlib.sha256(b"%d" % number).digest() for number in range(1025))
    lines = [Entry(each, each[0] % 9 + 1) for each in hashes]
    lines[3] = Entry(lines[3].commitment, 2**53 - 1 - 10_000)
    roots = {count: reference.tree(lines[:count]) for count in TREES}
    return {
        "lines": reference.as_text(lines),
        "roots": [
            {"lines": count, "root": root.hash.hex(), "tickets": root.sum}
            for count, root in roots.items()
        ],
    }


def _headers() -> list[dict[str, Any]]:
    headers = [sample["proof"]["header"] for sample in PROOFS.values()]
    return [
        {
            "header": header,
            "bytes": reference.encode(header).decode(),
            "hash": reference.sha(reference.encode(header)).hex(),
        }
        for header in headers
    ]


def _streams() -> list[dict[str, Any]]:
    """Limits and numbers as text: they are above what JSON is sure to hold."""
    vectors = []
    for seed in (b"one", b"two"):
        randomness, header_hash = reference.sha(seed), reference.sha(seed, seed)
        blocks = reference.blocks(randomness, header_hash)
        first = [next(blocks) for _ in range(4)]
        stream = _Counted(reference.blocks(randomness, header_hash))
        numbers = [reference.below(limit, stream) for limit in LIMITS]
        vectors.append(
            {
                "randomness": randomness.hex(),
                "header_hash": header_hash.hex(),
                "first_blocks": [str(each) for each in first],
                "below": [str(limit) for limit in LIMITS],
                "numbers": [str(number) for number in numbers],
                "blocks_used": stream.used,
            }
        )
    return vectors


def _signatures() -> list[dict[str, Any]]:
    """On quicknet, where `public_key` is null."""
    number, right = QUICKNET_ROUND, QUICKNET_SIGNATURE
    own, own_key = signing.sign(5), signing.public_key()
    infinity, infinite_key = b"\xc0" + bytes(47), b"\xc0" + bytes(95)
    cases: list[tuple[str, bytes, int, bytes | None, bool]] = [
        ("right", right, number, None, True),
        ("of another round", right, number + 1, None, False),
        ("the other root", bytes([right[0] ^ 0x20]) + right[1:], number, None, False),
        ("not marked as compressed", bytes([right[0] & 0x7F]) + right[1:], number, None, False),
        ("marked as infinity", bytes([right[0] | 0x40]) + right[1:], number, None, False),
        ("infinity", infinity, number, None, False),
        (
            "outside of the subgroup, the pairing is the same",
            signing.shifted(right),
            number,
            None,
            False,
        ),
        ("no point of the curve", bytes([0x80]) + bytes(47), number, None, False),
        ("a coordinate beyond the field", b"\x9f" + b"\xff" * 47, number, None, False),
        ("right, on another chain", own, 5, own_key, True),
        ("of another key", signing.sign(5, 3), 5, own_key, False),
        ("key outside of the subgroup", own, 5, signing.shifted_key(own_key), False),
        ("infinity with the key infinity", infinity, 5, infinite_key, False),
        ("key no point", own, 5, bytes([0x80]) + bytes(95), False),
    ]
    return [
        {
            "about": about,
            "round": number,
            "signature": signature.hex(),
            "public_key": key.hex() if key else None,
            "is_right": is_right,
        }
        for about, signature, number, key, is_right in cases
    ]


def _write() -> None:
    for name, document in vectors().items():
        path = Path(FOLDER, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dump(document))


if __name__ == "__main__":
    _write()
