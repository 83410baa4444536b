"""Access tokens: compact JWS signed with Ed25519 (RFC 7515, RFC 8037), and nothing else:
there is no algorithm to choose.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

TOKEN_BYTES_MAX = 2048
ACCESS_TOKEN_S = 900  # A leaked token must die within a coffee break.
SKEW_MAX_S = 60  # How far the clock of the worker that signs may be ahead of the one that verifies.
AUDIENCE = "contest"

Jwk = Mapping[str, Any]


class Ed25519(Protocol):
    """Signing and verifying; WebCrypto in a worker. Keys are JWKs of type OKP (RFC 8037)."""

    async def sign(self, private_key: Jwk, message: bytes) -> bytes:
        """The 64-byte signature."""
        ...

    async def verify(self, public_key: Jwk, signature: bytes, message: bytes) -> bool:
        """Whether `signature` is of `message` by this key."""
        ...


class InvalidToken(Exception):
    """The token is not one of ours, or not any more. The message says which check failed,
    never what the token holds.
    """


@dataclass(frozen=True, slots=True)
class Claims:
    """What a verified token says."""

    user_id: str
    session_id: str
    roles: tuple[str, ...]
    expires_at: int  # epoch seconds
    telegram_id: str = ""
    first_name: str = ""
    username: str | None = None
    locale: str = "en"


def issuer(environment: str) -> str:
    """Who issues tokens in this environment: a token of staging is worth nothing in production."""
    return f"contest-auth-{environment}"


async def sign(claims: Mapping[str, Any], private_key: Jwk, ed25519: Ed25519) -> str:
    """The signed token."""
    header = {"alg": "EdDSA", "kid": private_key["kid"], "typ": "JWT"}
    signed = ".".join(
        _encode(json.dumps(part, separators=(",", ":")).encode()) for part in (header, claims)
    )
    return f"{signed}.{_encode(await ed25519.sign(private_key, signed.encode()))}"


async def verify(
    token: str,
    *,
    find_key: Callable[[str], Awaitable[Jwk | None]],
    ed25519: Ed25519,
    issuer: str,
    now: int,
) -> Claims:
    """The claims of a token that is ours, intact and alive.
    `find_key` finds the public key of a `kid`. Raises `InvalidToken`.
    """
    if len(token) > TOKEN_BYTES_MAX:
        raise InvalidToken("too long")
    parts = token.split(".")
    if len(parts) != 3:
        raise InvalidToken("not three parts")
    header, payload, signature = (_decode(part) for part in parts)
    key = await find_key(_kid(_json(header)))
    if key is None or key.get("alg") != "EdDSA":
        raise InvalidToken("unknown key")
    if not await ed25519.verify(key, signature, f"{parts[0]}.{parts[1]}".encode()):
        raise InvalidToken("signature")
    return _claims(_json(payload), issuer=issuer, now=now)


def _kid(header: dict[str, Any]) -> str:
    kid = header.get("kid")
    if header != {"alg": "EdDSA", "kid": kid, "typ": "JWT"} or not isinstance(kid, str):
        raise InvalidToken("header")
    return kid


def _claims(fields: dict[str, Any], *, issuer: str, now: int) -> Claims:
    if fields.get("iss") != issuer or fields.get("aud") != AUDIENCE:
        raise InvalidToken("issuer or audience")
    expires_at = _expiry(fields, now=now)
    user_id, session_id, roles = fields.get("sub"), fields.get("sid"), fields.get("roles")
    if not (isinstance(user_id, str) and isinstance(session_id, str) and isinstance(roles, list)):
        raise InvalidToken("claims")
    person = [fields.get(name) for name in ("telegram_id", "given_name", "locale")]
    username = fields.get("preferred_username")
    if not all(isinstance(each, str) for each in (*person, username or "")):
        raise InvalidToken("claims")
    telegram_id, first_name, locale = map(str, person)
    return Claims(
        user_id, session_id, tuple(roles), expires_at, telegram_id, first_name, username, locale
    )


def _expiry(fields: dict[str, Any], *, now: int) -> int:
    """When the token ends. One from a clock that was ahead is none of ours:
    it would outlive all others.
    """
    expires_at, issued_at, starts_at = fields.get("exp"), fields.get("iat"), fields.get("nbf", 0)
    if type(expires_at) is not int or type(issued_at) is not int or type(starts_at) is not int:
        raise InvalidToken("times")
    if now >= expires_at:
        raise InvalidToken("expired")
    if (
        now < starts_at
        or now + SKEW_MAX_S < issued_at
        or now + SKEW_MAX_S + ACCESS_TOKEN_S < expires_at
    ):
        raise InvalidToken("from the future")
    return expires_at


def _encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _decode(part: str) -> bytes:
    try:
        data = base64.b64decode(part + "=" * (-len(part) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise InvalidToken("base64url") from None
    if _encode(data) != part:  # One token, one spelling.
        raise InvalidToken("base64url")
    return data


def _json(data: bytes) -> dict[str, Any]:
    try:
        # TOKEN_BYTES_MAX keeps the nesting far below what the parser takes.
        value = json.loads(data, object_pairs_hook=_unique)
    except (ValueError, RecursionError):
        raise InvalidToken("JSON") from None
    if not isinstance(value, dict):
        raise InvalidToken("JSON")
    return value


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) != len(pairs):
        raise ValueError("duplicate key")
    return dict(pairs)
