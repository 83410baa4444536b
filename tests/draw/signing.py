# ruff: noqa: E402 - what py_ecc does when it is imported is undone
"""A chain of our own that signs, and points that a careless verifier takes for signatures."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable
from typing import Any

_limit = sys.getrecursionlimit()
from py_ecc import optimized_bls12_381 as curve
from py_ecc.bls.hash_to_curve import hash_to_G1
from py_ecc.bls.point_compression import compress_G1, compress_G2, decompress_G1, decompress_G2
from py_ecc.bls.typing import G1Compressed, G2Compressed

sys.setrecursionlimit(_limit)  # py_ecc raises it, and what recurses too deep elsewhere would crash

DST = b"BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_"
SECRET = 271828182845904523536
GENESIS, PERIOD, SEED, NAME = 1_700_000_000, 1, bytes(range(32)), "trial"


def public_key(secret: int = SECRET) -> bytes:
    return _of_g2(curve.multiply(curve.G2, secret))


def chain_info() -> dict[str, Any]:
    """The chain as drand's `/info` describes one."""
    key = public_key()
    facts = PERIOD.to_bytes(4, "big") + GENESIS.to_bytes(8, "big") + key + SEED + NAME.encode()
    return {
        "public_key": key.hex(),
        "period": PERIOD,
        "genesis_time": GENESIS,
        "hash": hashlib.sha256(facts).hexdigest(),
        "groupHash": SEED.hex(),
        "schemeID": "bls-unchained-g1-rfc9380",
        "metadata": {"beaconID": NAME},
    }


def sign(number: int, secret: int = SECRET) -> bytes:
    message = hashlib.sha256(number.to_bytes(8, "big")).digest()
    hashed = hash_to_G1(message, DST, hashlib.sha256)  # type: ignore[arg-type]
    return _of_g1(curve.multiply(hashed, secret))


def shifted(signature: bytes) -> bytes:
    """The signature and a point of small order: the pairing takes it for the same."""
    return _of_g1(curve.add(_to_g1(signature), _outside(_to_g1, 48)))


def shifted_key(key: bytes) -> bytes:
    return _of_g2(curve.add(_to_g2(key), _outside(_to_g2, 96)))


def _to_g1(data: bytes) -> Any:
    return decompress_G1(G1Compressed(int.from_bytes(data, "big")))


def _to_g2(data: bytes) -> Any:
    halves = int.from_bytes(data[:48], "big"), int.from_bytes(data[48:], "big")
    return decompress_G2(G2Compressed(halves))


def _of_g1(point: Any) -> bytes:
    return int(compress_G1(point)).to_bytes(48, "big")


def _of_g2(point: Any) -> bytes:
    return b"".join(half.to_bytes(48, "big") for half in compress_G2(point))


def _outside(decompress: Callable[[bytes], Any], length: int) -> Any:
    """A point of the curve whose order is prime to that of the subgroup."""
    for x in range(1, 1000):
        try:
            point = decompress(b"\x80" + bytes(length - 3) + x.to_bytes(2, "big"))
        except ValueError:
            continue
        outside = curve.multiply(point, curve.curve_order)
        if not curve.is_inf(outside):
            return outside
    raise AssertionError
