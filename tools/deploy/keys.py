"""The key set of JWT_PRIVATE_KEYS: a new one, or the next one of a rotation.

A key is published before it signs and until the last token it signed has expired: no verifier meets a key it cannot know.
"""

from __future__ import annotations

import base64
import itertools
import json
import secrets
import time
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from contest.kit import settings
from tools.console import Failure

NAME = "JWT_PRIVATE_KEYS"
CACHED_S = 300  # So long a verifier may go on with the key set it has: `x-cache` of getJwks, and the gateway's own.
PUBLISHED_BEFORE_S = 2 * CACHED_S
PUBLISHED_AFTER_S = (
    900 + CACHED_S
)  # the life of an access token, and the cache of whoever looks at it last

Jwk = dict[str, Any]


def new_key_set() -> str:
    """A JWK set with one Ed25519 private key (RFC 8037)."""
    return _key_set([_new_key()])


def rotated(text: str, *, now: int) -> str:
    """The key set that follows the one in `text`: a key more, which signs once every verifier knows it, without those that are done.

    `now` is in epoch seconds. Raises `Failure` for what is no key set, and while the rotation before this one is under way.
    """
    keys = sorted(_keys(text.strip()), key=_signs_from)
    if _signs_from(keys[-1]) > now:
        wait_s = _signs_from(keys[-1]) - now
        raise Failure(
            f"the newest key signs in {wait_s} s only",
            hint="deploy this set first, and rotate again once it does",
        )
    needed = [
        key
        for key, following in itertools.pairwise(keys)
        if now < _signs_from(following) + PUBLISHED_AFTER_S
    ]
    return _key_set([*needed, keys[-1], {**_new_key(), "nbf": now + PUBLISHED_BEFORE_S}])


def key_fault(text: str) -> str | None:
    """Why no token can be signed, or verified, with the keys of a set that is of its form."""
    keys = settings.parsed(NAME, text)
    if any(_public(key) != key["x"] for key in keys):
        return f"{NAME} holds a key whose `x` does not belong to its `d`"
    return (
        None
        if min(map(_signs_from, keys)) <= time.time()
        else f"{NAME} holds no key that signs already"
    )


def _public(key: Jwk) -> str:
    private = base64.urlsafe_b64decode(key["d"] + "=")
    return _b64(Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw())


def _keys(text: str) -> list[Jwk]:
    if settings.fault(NAME, text):
        raise Failure(
            "this is not a JWK set with private keys", hint=f"give the present value of {NAME}"
        )
    return list(settings.parsed(NAME, text))


def _new_key() -> Jwk:
    key = Ed25519PrivateKey.generate()
    private, public = key.private_bytes_raw(), key.public_key().public_bytes_raw()
    return {
        "kty": "OKP",
        "crv": "Ed25519",
        "alg": "EdDSA",
        "use": "sig",
        "kid": secrets.token_hex(8),
        "x": _b64(public),
        "d": _b64(private),
    }


def _signs_from(key: Jwk) -> int:
    return int(key.get("nbf", 0))


def _key_set(keys: list[Jwk]) -> str:
    return json.dumps({"keys": keys}, separators=(",", ":"))


def _b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")
