"""What auth decides: the roles of a user, the claims of an access token, which keys are public."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from contest.kit.jwt import AUDIENCE, issuer

ACCESS_TOKEN_S = 900  # A leaked token must die within a coffee break.
SESSION_S = 30 * 86_400


def roles(telegram_id: str, admin_telegram_ids: frozenset[str]) -> list[str]:
    """The roles of a user."""
    return ["participant", "admin"] if telegram_id in admin_telegram_ids else ["participant"]


def access_claims(*, environment: str, user_id: str, session_id: str, roles: Sequence[str], now: int, token_id: str) -> dict[str, Any]:
    """The claims of an access token issued `now` (epoch seconds)."""
    return {
        "iss": issuer(environment),
        "aud": AUDIENCE,
        "sub": user_id,
        "sid": session_id,
        "roles": list(roles),
        "iat": now,
        "exp": now + ACCESS_TOKEN_S,
        "jti": token_id,
    }


def public_keys(private_keys: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    """The keys without their private part `d` (RFC 8037)."""
    return [{"kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "use": "sig", "kid": key["kid"], "x": key["x"]} for key in private_keys]


def digest(secret: str) -> str:
    """What is stored of a refresh token's secret: it has 128 random bits, so a plain hash is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()
