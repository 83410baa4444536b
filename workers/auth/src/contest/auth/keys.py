"""The keys that sign access tokens: which one does now, and which are published. `tools/deploy/keys.py` makes and rotates them."""

from __future__ import annotations

from collections.abc import Sequence

from contest.auth import repository
from contest.auth.deps import Deps
from contest.contract import auth as models
from contest.kit.call import Call, Reply
from contest.kit.clock import is_due
from contest.kit.jwt import Jwk
from contest.kit.service import NotReady

ROTATION_S = 600  # A key signs so long after it was made, as `tools/deploy/keys.py` has it: longer than verifiers cache the set.


def signing_key(keys: Sequence[Jwk], *, now: int) -> Jwk:
    """The key that signs: the last one whose time (`nbf`, epoch seconds) has come. Raises `NotReady`."""
    due = [key for key in keys if is_due(_signs_from(key), now=now, wait_s_max=ROTATION_S)]
    if not due:
        raise NotReady("There is no key to sign access tokens with.")
    return max(due, key=_signs_from)


def _signs_from(key: Jwk) -> int:
    return int(key.get("nbf", 0))


async def get_jwks(call: Call, deps: Deps) -> Reply:
    """The public keys, without their private part `d` (RFC 8037)."""
    fixed = {"kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "use": "sig"}
    keys = [fixed | {"kid": key["kid"], "x": key["x"]} for key in deps.settings.private_keys]
    return Reply.of(models.JwkSet.model_validate({"keys": keys}))


async def note_rotation(deps: Deps) -> None:
    """One audit event when another key has begun to sign."""
    now = int(deps.now())
    key = signing_key(deps.settings.private_keys, now=now)
    if not await repository.knows_signing_key(deps.db, key["kid"]):
        deps.log.event("audit", action="keys-rotated", kid=key["kid"])
        await repository.insert_signing_key(deps.db, key["kid"], now=now)
