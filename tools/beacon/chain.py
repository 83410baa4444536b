"""A chain of rounds with a key of its own, in drand's scheme `bls-unchained-g1-rfc9380`.

The message of a round is SHA-256 of its number in 8 bytes; the signature lies on G1, the key on G2.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import struct
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from py_arkworks_bls12381 import G1Point, G2Point, Scalar

DST = b"BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_"
SCHEME = "bls-unchained-g1-rfc9380"
BEACON_ID = "local"
PERIOD_S = 1
GENESIS_S = 1_700_000_000  # long before any contest on this machine
SECRET_BYTES = 32


@dataclass(frozen=True)
class Chain:
    """What signs, by its secret."""

    secret: bytes

    @classmethod
    def kept_in(cls, path: Path) -> Chain:
        """The chain whose key is in a file, which is made where there is none."""
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            partial = path.with_name(f"{path.name}.{os.getpid()}")
            partial.touch(mode=0o600)
            partial.write_text(secrets.token_hex(SECRET_BYTES))
            partial.replace(path)
        return cls(bytes.fromhex(path.read_text()))

    @cached_property
    def info(self) -> dict[str, Any]:
        """What a relay answers of it. The hash holds together all that a verifier goes by."""
        key = (G2Point() * self._scalar).to_compressed_bytes()
        seed = hashlib.sha256(key).digest()
        start = struct.pack(">IQ", PERIOD_S, GENESIS_S)
        return {
            "public_key": key.hex(),
            "period": PERIOD_S,
            "genesis_time": GENESIS_S,
            "hash": hashlib.sha256(start + key + seed + BEACON_ID.encode()).hexdigest(),
            "groupHash": seed.hex(),
            "schemeID": SCHEME,
            "metadata": {"beaconID": BEACON_ID},
        }

    @property
    def hash(self) -> str:
        """The name of the chain."""
        return str(self.info["hash"])

    def sign(self, number: int) -> bytes:
        """The signature of a round: 48 bytes, the same each time. Takes a fifth of a ms."""
        message = hashlib.sha256(struct.pack(">Q", number)).digest()
        return bytes((G1Point.hash_to_curve(message, DST) * self._scalar).to_compressed_bytes())

    @cached_property
    def _scalar(self) -> Scalar:
        return Scalar.from_be_bytes_mod_order(self.secret)


def time_of(number: int) -> int:
    """When a round is published, in epoch seconds."""
    return GENESIS_S + (number - 1) * PERIOD_S


def latest_at(at_s: float) -> int:
    """The newest round that is published then; 0 before the first."""
    return max(0, int((at_s - GENESIS_S) // PERIOD_S) + 1)
