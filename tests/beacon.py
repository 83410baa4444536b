"""Rounds and their signatures, checked with nothing of ours."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from py_arkworks_bls12381 import GT, G1Point, G2Point

from tools.paths import ROOT

DST = b"BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_"


def quicknet() -> Any:
    """A round of drand's quicknet as it was published, with its chain's key."""
    return json.loads((ROOT / "tests" / "vectors" / "drand_quicknet.json").read_text())


def is_signed(public_key: str, number: int, signature: str) -> bool:
    """Whether the chain of a key has signed a round."""
    point = G1Point.from_compressed_bytes(bytes.fromhex(signature))
    key = G2Point.from_compressed_bytes(bytes.fromhex(public_key))
    hashed = G1Point.hash_to_curve(hashlib.sha256(number.to_bytes(8, "big")).digest(), DST)
    return GT.pairing(point, G2Point()) == GT.pairing(hashed, key)
