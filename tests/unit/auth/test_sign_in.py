"""Signing in: whose initData is believed, and what an access token is worth."""

from __future__ import annotations

import asyncio
import base64
import json
from typing import Any

import pytest

from contest.gateway.keys import KeySet
from contest.kit.jwt import AUDIENCE, issuer, sign
from tests.ed25519 import NativeEd25519
from tests.system import BOT_TOKEN, System, unreachable
from tools.deploy.keys import new_key_set
from tools.telegram.sign import sign_init_data


async def test_names_in_any_script_are_kept(system: System) -> None:
    name = 'Ада / "🦑" \\ <b>'
    assert (await system.sign_in(42, first_name=name))["user"]["first_name"] == name


async def test_an_access_token_lasts_a_quarter_of_an_hour(system: System) -> None:
    token = (await system.sign_in(42))["access_token"]
    system.now += 899
    assert (await system.request("GET", "/v1/me", token=token)).status == 200
    system.now += 1
    assert (await system.request("GET", "/v1/me", token=token)).problem == "unauthorized"


def _b64(value: Any) -> str:
    return (
        base64.urlsafe_b64encode(value if isinstance(value, bytes) else json.dumps(value).encode())
        .decode()
        .rstrip("=")
    )


def _header(token: str, **changes: Any) -> str:
    header, payload, signature = token.split(".")
    fields = json.loads(base64.urlsafe_b64decode(header + "==")) | changes
    return ".".join(
        [
            _b64({key: value for key, value in fields.items() if value is not None}),
            payload,
            signature,
        ]
    )


@pytest.mark.parametrize(
    "attack",
    [
        pytest.param(lambda token: _header(token, alg="none"), id="alg none"),
        pytest.param(
            lambda token: _header(token, alg="none").rsplit(".", 1)[0] + ".",
            id="alg none, no signature",
        ),
        pytest.param(lambda token: _header(token, alg="HS256"), id="alg HS256"),
        pytest.param(lambda token: _header(token, alg=None), id="no alg"),
        pytest.param(lambda token: _header(token, kid="unknown"), id="kid unknown"),
        pytest.param(lambda token: _header(token, kid=["x"]), id="kid no text"),
        pytest.param(lambda token: _header(token, crit=["exp"]), id="crit"),
        pytest.param(lambda token: _header(token, typ="at+jwt"), id="typ of another kind"),
        pytest.param(lambda token: _header(token, typ=None), id="no typ"),
        pytest.param(lambda token: token[:-2], id="truncated"),
        pytest.param(lambda token: token + "=", id="padded"),
        pytest.param(
            lambda token: token[:-1] + chr(ord(token[-1]) + 1),
            id="another spelling of the last bits",
        ),
        pytest.param(lambda token: token.replace(".", "..", 1), id="four parts"),
        pytest.param(
            lambda token: (
                _b64(b'{"alg":"EdDSA","alg":"EdDSA","kid":"x","typ":"JWT"}')
                + token[token.index(".") :]
            ),
            id="duplicate key",
        ),
        pytest.param(
            lambda token: _b64(b"[" * 1500) + token[token.index(".") :], id="nested header"
        ),
        pytest.param(lambda _: "x" * 5000, id="too long"),
        pytest.param(lambda _: "a.b.c", id="no JSON"),
    ],
)
async def test_forged_tokens(system: System, attack: Any) -> None:
    token = (await system.sign_in(42))["access_token"]
    assert (await system.request("GET", "/v1/me", token=attack(token))).problem == "unauthorized"
    assert (
        await system.request("GET", "/v1/contests", token=attack(token))
    ).problem == "unauthorized", "also where it is optional"
    assert (await system.request("GET", "/v1/me", token=token)).status == 200


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param({"iss": issuer("production")}, id="of another environment"),
        pytest.param({"aud": "others"}, id="for others"),
        pytest.param({"exp": "never"}, id="exp no number"),
        pytest.param({"exp": True}, id="exp a truth"),
        pytest.param({"nbf": "now"}, id="nbf no number"),
        pytest.param({"nbf": None}, id="nbf null"),
        pytest.param({"nbf": True}, id="nbf a truth"),
        pytest.param({"sub": 42}, id="sub no text"),
        pytest.param({"roles": "admin"}, id="roles no list"),
        pytest.param({}, id="by a key that auth never published"),
    ],
)
async def test_tokens_with_a_good_signature_and_wrong_claims(
    system: System, claims: dict[str, Any]
) -> None:
    key = (
        json.loads(new_key_set())["keys"][0]
        if not claims
        else system.deps["auth"].settings.private_keys[0]
    )
    now = int(system.now)
    good = {
        "iss": issuer("local"),
        "aud": AUDIENCE,
        "sub": "u",
        "sid": "s",
        "roles": ["admin"],
        "iat": now,
        "exp": now + 900,
        "jti": "j",
        "telegram_id": "42",
        "given_name": "Ada",
        "locale": "en",
    }
    token = await sign(good | claims, key, NativeEd25519())
    assert (await system.request("GET", "/v1/me", token=token)).problem == "unauthorized"


@pytest.mark.parametrize(("secret", "bot_token"), [("bot_token", ""), ("private_keys", BOT_TOKEN)])
async def test_without_its_secrets_auth_signs_nobody_in(
    system: System, secret: str, bot_token: str
) -> None:
    """An empty bot token is a key that everyone knows."""
    system.replace("auth", **{secret: ""})
    data = sign_init_data(bot_token, user={"id": 1, "first_name": "Eve"}, auth_date=int(system.now))
    assert (
        await system.request("POST", "/v1/auth/telegram", body={"init_data": data})
    ).problem == "not-ready"


async def test_known_keys_outlast_an_outage_of_auth_for_an_hour(system: System) -> None:
    tokens = [(await system.sign_in(telegram_id))["access_token"] for telegram_id in (1, 2, 3)]
    await system.request("GET", "/v1/token/balance", token=tokens[0])
    system.unreachable["auth"] = unreachable()
    system.now += 301
    assert (await system.request("GET", "/v1/token/balance", token=tokens[1])).status == 200
    del system.unreachable["auth"]
    system.replace("api-gateway", keys=KeySet())
    system.unreachable["auth"] = unreachable()
    assert (
        await system.request("GET", "/v1/token/balance", token=tokens[2])
    ).problem == "service-unreachable"


async def test_unknown_keys_at_once_ask_auth_once(system: System) -> None:
    token = (await system.sign_in(42))["access_token"]
    await system.request("GET", "/v1/me", token=token)
    system.now += 61
    await asyncio.gather(
        *(
            system.request("GET", "/v1/me", token=_header(token, kid=f"guess-{number}"))
            for number in range(50)
        )
    )
    assert sum('"getJwks"' in line and '"auth"' in line for line in system.log_lines) == 2


async def test_unknown_keys_ask_auth_at_most_once_a_minute(system: System) -> None:
    token = (await system.sign_in(42))["access_token"]

    def asked() -> int:
        return sum('"getJwks"' in line and '"auth"' in line for line in system.log_lines)

    for number in range(50):
        await system.request("GET", "/v1/me", token=_header(token, kid=f"guess-{number}"))
    assert asked() == 1
    system.now += 61
    await system.request("GET", "/v1/me", token=_header(token, kid="guess"))
    assert asked() == 2


@pytest.mark.parametrize(
    "name",
    ["x-user-id", "X-Actor", "x_roles", "x-forwarded-user", "cf-access-authenticated-user-email"],
)
async def test_identity_in_a_header_changes_nothing(system: System, name: str) -> None:
    token = (await system.sign_in(42))["access_token"]
    me = await system.request("GET", "/v1/me", token=token, headers={name: "1"})
    assert me.json()["telegram_id"] == "42"
    assert (await system.request("GET", "/v1/me", headers={name: "1"})).problem == "unauthorized"


async def test_no_log_line_holds_a_secret_or_a_name(system: System) -> None:
    data = system.init_data(4242424242, first_name="Unmistakable", username="unmistakable_ada")
    session = (await system.request("POST", "/v1/auth/telegram", body={"init_data": data})).json()
    await system.request("GET", "/v1/me", token=session["access_token"])
    await system.request(
        "POST", "/v1/auth/telegram", body={"init_data": data, "extra": "Unmistakable"}
    )
    await system.settle()
    logs = "\n".join(system.log_lines)
    for secret in (
        session["access_token"],
        session["refresh_token"],
        data,
        "nmistakable",
        "4242424242",
        BOT_TOKEN,
    ):
        assert secret not in logs
