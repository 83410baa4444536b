"""The keys that sign access tokens: when one takes over from another, and that another library takes our tokens for what they are."""

from __future__ import annotations

import json
from typing import Any

import jwt as pyjwt
import pytest

from contest.auth.keys import ROTATION_S
from contest.gateway.keys import KeySet
from contest.kit.jwt import ACCESS_TOKEN_S, AUDIENCE, issuer
from tests.system import System
from tools.console import Failure
from tools.contract.compile import load
from tools.deploy.keys import CACHED_S, PUBLISHED_AFTER_S, PUBLISHED_BEFORE_S, new_key_set, rotated


def _use(system: System, key_set: str) -> None:
    system.replace("auth", private_keys=json.loads(key_set)["keys"])


def _kids(key_set: str) -> list[str]:
    return [key["kid"] for key in json.loads(key_set)["keys"]]


async def _signer(system: System) -> str:
    token = (await system.sign_in())["access_token"]
    return str(pyjwt.get_unverified_header(token)["kid"])


async def _published(system: System) -> list[str]:
    return [
        key["kid"] for key in (await system.request("GET", "/.well-known/jwks.json")).json()["keys"]
    ]


async def test_another_library_takes_a_token_for_what_it_is(system: System) -> None:
    session = await system.sign_in(42)
    keys = pyjwt.PyJWKSet.from_dict((await system.request("GET", "/.well-known/jwks.json")).json())
    key = keys[pyjwt.get_unverified_header(session["access_token"])["kid"]]
    options: Any = {
        "verify_exp": False,
        "verify_iat": False,
        "require": ["iss", "aud", "sub", "sid", "roles", "iat", "exp", "jti"],
    }
    claims = pyjwt.decode(
        session["access_token"],
        key,
        algorithms=["EdDSA"],
        audience=AUDIENCE,
        issuer=issuer("local"),
        options=options,
    )
    assert (claims["sub"], claims["exp"] - claims["iat"]) == (session["user"]["id"], ACCESS_TOKEN_S)
    with pytest.raises(pyjwt.InvalidSignatureError):
        pyjwt.decode(
            session["access_token"][:-8] + "AAAAAAAA",
            key,
            algorithms=["EdDSA"],
            audience=AUDIENCE,
            options=options,
        )


async def test_a_new_key_is_published_before_it_signs_and_the_old_one_until_its_last_token_has_expired(
    system: System,
) -> None:
    old_set = new_key_set()
    new_set = rotated(old_set, now=int(system.now))
    old, new = _kids(new_set)
    _use(system, new_set)
    assert (await _signer(system), await _published(system)) == (old, [old, new])
    system.now += PUBLISHED_BEFORE_S - 1
    assert await _signer(system) == old
    system.now += 1
    assert await _signer(system) == new
    system.now += PUBLISHED_AFTER_S - 1
    assert _kids(rotated(new_set, now=int(system.now)))[:2] == [old, new]
    system.now += 1
    assert old not in _kids(rotated(new_set, now=int(system.now)))


async def test_sessions_and_tokens_outlive_a_rotation(system: System) -> None:
    key_set = new_key_set()
    _use(system, key_set)
    session = await system.sign_in()
    _use(system, rotated(key_set, now=int(system.now)))
    system.now += PUBLISHED_BEFORE_S
    assert (await system.request("GET", "/v1/me", token=session["access_token"])).status == 200
    refreshed = (await system.refresh(session["refresh_token"])).json()
    assert (await system.request("GET", "/v1/me", token=refreshed["access_token"])).status == 200


async def test_tokens_of_a_key_that_leaked_are_refused_and_their_sessions_go_on(
    system: System,
) -> None:
    _use(system, new_key_set())
    session = await system.sign_in()
    _use(system, new_key_set())
    system.replace("api-gateway", keys=KeySet())
    assert (
        await system.request("GET", "/v1/me", token=session["access_token"])
    ).problem == "unauthorized"
    refreshed = (await system.refresh(session["refresh_token"])).json()
    assert (await system.request("GET", "/v1/me", token=refreshed["access_token"])).status == 200


async def test_a_rotation_is_told_of_once(system: System) -> None:
    def told() -> list[str]:
        lines = [json.loads(line) for line in system.log_lines]
        return [line["kid"] for line in lines if line.get("action") == "keys-rotated"]

    key_set = new_key_set()
    next_set = rotated(key_set, now=int(system.now))
    _use(system, next_set)
    for _ in range(3):
        await system.tick("auth")
    system.now += PUBLISHED_BEFORE_S
    for _ in range(3):
        await system.tick("auth")
    assert told() == _kids(next_set)


async def test_keys_that_do_not_sign_yet_sign_nobody_in(system: System) -> None:
    keys = [key | {"nbf": int(system.now) + 1} for key in json.loads(new_key_set())["keys"]]
    _use(system, json.dumps({"keys": keys}))
    reply = await system.request(
        "POST", "/v1/auth/telegram", body={"init_data": system.init_data()}
    )
    assert reply.problem == "not-ready"


def test_a_rotation_waits_for_the_one_before() -> None:
    under_way = rotated(new_key_set(), now=1_000_000)
    with pytest.raises(Failure, match="signs in 1 s only"):
        rotated(under_way, now=1_000_000 + PUBLISHED_BEFORE_S - 1)
    assert len(_kids(rotated(under_way, now=1_000_000 + PUBLISHED_BEFORE_S))) == 3


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "{}",
        '{"keys":[]}',
        '{"keys":[{"kty":"OKP","kid":"a","x":"b"}]}',
        '{"keys":"all"}',
        '{"keys":[{"kty":"RSA"}]}',
    ],
)
def test_what_is_no_key_set_is_not_rotated(text: str) -> None:
    with pytest.raises(Failure, match="not a JWK set"):
        rotated(text, now=0)


def test_the_times_of_a_rotation_are_those_of_tokens_and_caches() -> None:
    """They are written down where they are used: a longer token or cache must not pass by the rotation."""
    cached_s = load()["paths"]["/.well-known/jwks.json"]["get"]["x-cache"]["max_age_s"]
    assert cached_s == CACHED_S
    assert PUBLISHED_AFTER_S == ACCESS_TOKEN_S + CACHED_S


def test_a_new_key_waits_as_long_as_auth_believes_a_key_to_wait() -> None:
    assert ROTATION_S == PUBLISHED_BEFORE_S
