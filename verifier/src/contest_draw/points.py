# ruff: noqa: E402 - what py_ecc does when it is imported is undone
"""BLS signatures in pure Python: what py_ecc decodes and pairs, held to subgroups and forms."""

from __future__ import annotations

import hashlib
import sys
from typing import Any

_limit = sys.getrecursionlimit()
from py_ecc import optimized_bls12_381 as curve
from py_ecc.bls.hash_to_curve import hash_to_G1
from py_ecc.bls.point_compression import (
    compress_G1,
    compress_G2,
    decompress_G1,
    decompress_G2,
)
from py_ecc.bls.typing import G1Compressed, G2Compressed

# py_ecc raises it so far that deep recursion crashes Python instead of raising an error.
sys.setrecursionlimit(_limit)

DST = b"BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_"
SIGNATURE_BYTES, KEY_BYTES = 48, 96


def is_signature(signature: bytes, number: int, public_key: bytes) -> bool:
    """Whether the holder of the key signed the round."""
    key, point = _key(public_key), _signature(signature)
    if key is None or point is None:
        return False
    message = hashlib.sha256(number.to_bytes(8, "big")).digest()
    hashed = hash_to_G1(message, DST, hashlib.sha256)  # type: ignore[arg-type]
    product = curve.pairing(curve.G2, point, final_exponentiate=False) * curve.pairing(
        key, curve.neg(hashed), final_exponentiate=False
    )
    return bool(curve.final_exponentiate(product) == curve.FQ12.one())


def _signature(data: bytes) -> Any:
    """The point of G1, or None."""
    number = int.from_bytes(data, "big")
    try:
        point = decompress_G1(G1Compressed(number))
    except ValueError:
        return None
    is_its_form = len(data) == SIGNATURE_BYTES and compress_G1(point) == number
    return point if is_its_form and _is_in_subgroup(point) else None


def _key(data: bytes) -> Any:
    """The point of G2, or None."""
    half = KEY_BYTES // 2
    numbers = (int.from_bytes(data[:half], "big"), int.from_bytes(data[half:], "big"))
    try:
        point = decompress_G2(G2Compressed(numbers))
    except ValueError:
        return None
    is_its_form = len(data) == KEY_BYTES and tuple(compress_G2(point)) == numbers
    return point if is_its_form and _is_in_subgroup(point) else None


def _is_in_subgroup(point: Any) -> bool:
    """Of order r: not infinity, and r times the point is."""
    return not curve.is_inf(point) and curve.is_inf(curve.multiply(point, curve.curve_order))
