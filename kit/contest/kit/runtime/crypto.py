"""Ed25519 by WebCrypto."""

from __future__ import annotations

from typing import Any

import js
from pyodide.ffi import JsException, to_js

from contest.kit.jwt import Jwk


class WebCryptoEd25519:
    """See `contest.kit.jwt.Ed25519`. Imported keys are kept: one instance per isolate."""

    def __init__(self) -> None:
        self._keys: dict[tuple[str, str], Any] = {}

    async def sign(self, private_key: Jwk, message: bytes) -> bytes:
        """See `Ed25519.sign`."""
        key = await self._key(private_key, "sign")
        signature = await js.crypto.subtle.sign("Ed25519", key, to_js(message))
        return bytes(signature.to_bytes())

    async def verify(self, public_key: Jwk, signature: bytes, message: bytes) -> bool:
        """See `Ed25519.verify`."""
        key = await self._key(public_key, "verify")
        try:
            return bool(
                await js.crypto.subtle.verify("Ed25519", key, to_js(signature), to_js(message))
            )
        except JsException:  # a signature of the wrong length
            return False

    async def _key(self, jwk: Jwk, usage: str) -> Any:
        known = self._keys.get((jwk["x"], usage))
        if known is None:
            # Only what the import needs: `use`, `alg` and the like would be checked against `usage` by each runtime in its own way.
            names = ("kty", "crv", "x", "d") if usage == "sign" else ("kty", "crv", "x")
            data = to_js({name: jwk[name] for name in names}, dict_converter=js.Object.fromEntries)
            known = await js.crypto.subtle.importKey("jwk", data, "Ed25519", False, to_js([usage]))
            self._keys[jwk["x"], usage] = known
        return known
