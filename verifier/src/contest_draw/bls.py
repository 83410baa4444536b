"""Whether a signature is that of the beacon's round: BLS on the curve BLS12-381.

drand-verify does it for the pinned chain where it is installed, py_ecc elsewhere: drand-verify
takes infinity for a key, and panics at what is no point.
"""

from __future__ import annotations

from importlib.util import find_spec

from contest_draw.chain import QUICKNET, Chain


def library(chain: Chain) -> str:
    return "drand-verify" if chain.is_pinned and find_spec("drand_verify") else "py_ecc"


def is_signature(signature: bytes, number: int, chain: Chain) -> bool:
    """Whether the chain signed the round."""
    if library(chain) == "drand-verify":
        return by_drand_verify(signature, number)
    return by_py_ecc(signature, number, chain.public_key)


def by_drand_verify(signature: bytes, number: int) -> bool:
    """By quicknet."""
    import drand_verify  # noqa: PLC0415 - it need not be installed

    try:
        drand_verify.verify_quicknet(number, signature.hex(), QUICKNET.public_key.hex())
    except ValueError:
        return False
    return True


def by_py_ecc(signature: bytes, number: int, public_key: bytes) -> bool:
    from contest_draw import points  # noqa: PLC0415 - half a second

    return points.is_signature(signature, number, public_key)
