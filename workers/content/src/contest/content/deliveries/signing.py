"""Signatures by the Standard Webhooks specification, https://www.standardwebhooks.com/."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Iterable, Mapping

from contest.kit.ids import RandomBytes

PREFIX = "whsec_"
SECRET_BYTES = 32  # The specification asks for 24 to 64.


def new_secret(random_bytes: RandomBytes) -> str:
    """A secret as receivers are given it."""
    return PREFIX + base64.b64encode(random_bytes(SECRET_BYTES)).decode()


def headers(message_id: str, payload: str, *, secrets: Iterable[str], at: int) -> Mapping[str, str]:
    """What a message carries: its id, the time of the attempt, and a signature by each secret."""
    signed = f"{message_id}.{at}.{payload}".encode()
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(at),
        "webhook-signature": " ".join(f"v1,{_signature(each, signed)}" for each in secrets),
    }


def _signature(secret: str, signed: bytes) -> str:
    key = base64.b64decode(secret.removeprefix(PREFIX))
    return base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()
