"""Ed25519 by the `cryptography` library: what the workers sign by WebCrypto,
another implementation must accept, and the reverse.
"""

from __future__ import annotations

import base64

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from contest.kit.jwt import Jwk


class NativeEd25519:
    """See `contest.kit.jwt.Ed25519`."""

    async def sign(self, private_key: Jwk, message: bytes) -> bytes:
        return Ed25519PrivateKey.from_private_bytes(_raw(private_key["d"])).sign(message)

    async def verify(self, public_key: Jwk, signature: bytes, message: bytes) -> bool:
        try:
            Ed25519PublicKey.from_public_bytes(_raw(public_key["x"])).verify(signature, message)
        except InvalidSignature:
            return False
        return True


def _raw(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
