"""Signing in: whose initData is believed, and what an access token is worth."""

from __future__ import annotations

import asyncio
import base64
import hmac
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

import pytest

from contest.auth.init_data import check_age, check_hash, parse, public_jwk, telegram_signature
from contest.auth.problems import InitDataExpired, InitDataForged, InitDataMalformed, InitDataUnsigned
from contest.gateway.keys import KeySet
from contest.kit.jwt import AUDIENCE, issuer, sign
from contest.kit.problems import Problem
from tests.ed25519 import NativeEd25519
from tests.system import BOT_TOKEN, System, unreachable
from tools.keys import new_key_set
from tools.telegram.sign import sign_init_data

VECTORS = json.loads((Path(__file__).parent.parent / "fixtures" / "init_data.json").read_text())["vectors"]
REFUSALS = {
    "expired": InitDataExpired,
    "signature_invalid": InitDataForged,
    "signature_missing": InitDataUnsigned,
    "unexpected_format": InitDataMalformed,
}


def _by_hash(fields: dict[str, str], vector: dict[str, Any]) -> None:
    check_hash(fields, bot_token=vector["bot_token"])
    signed_at = {"aiogram": 1_650_385_342, "java": 1_749_945_600}[vector["id"].split("-")[0]]
    check_age(fields, now=vector.get("now", vector.get("auth_date", signed_at)), age_max_s=vector.get("max_age_s", 3600))


async def _by_signature(fields: dict[str, str], vector: dict[str, Any]) -> None:
    signed = telegram_signature(fields, bot_id=vector["bot_id"])
    if signed is None:
        raise InitDataUnsigned
    if not await NativeEd25519().verify(public_jwk(vector["public_key"]), *signed):
        raise InitDataForged


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["id"])
async def test_published_vectors(vector: dict[str, Any]) -> None:
    async def verdict() -> str:
        try:
            fields = parse(vector["init_data"])
            if vector["id"].startswith("ed-"):
                await _by_signature(fields, vector)
            else:
                _by_hash(fields, vector)
        except Problem as problem:
            return next(name for name, kind in REFUSALS.items() if isinstance(problem, kind))
        return "valid"

    assert await verdict() == vector["expected"]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        pytest.param(lambda data: data.replace("Ada", "Eve"), "init-data-forged", id="another name"),
        pytest.param(lambda data: data + "&start_param=eve", "init-data-forged", id="a field more"),
        pytest.param(lambda data: data.rsplit("&", 1)[0], "init-data-unsigned", id="no hash"),
        pytest.param(lambda data: data + "&hash=" + "0" * 64, "init-data-malformed", id="two hashes"),
        pytest.param(lambda data: data + "&auth_date=1", "init-data-malformed", id="a field twice"),
        pytest.param(lambda data: data + "&%61uth_date=1", "init-data-malformed", id="a field twice, once encoded"),
        pytest.param(lambda data: data + "&stray", "init-data-malformed", id="a part without ="),
        pytest.param(lambda data: data + "&x=%ff", "init-data-malformed", id="no UTF-8"),
        pytest.param(lambda data: data[:-1] + "я", "init-data-forged", id="a hash that is no hex"),
        pytest.param(lambda data: _hash(data, str.upper), "init-data-forged", id="a hash in capitals"),
        pytest.param(lambda data: _hash(data, lambda text: text + "0"), "init-data-forged", id="a hash too long"),
        pytest.param(lambda data: _hash(data, lambda text: text + "%0A"), "init-data-malformed", id="a hash and a line"),
        pytest.param(lambda _: "&", "init-data-malformed", id="nothing but a separator"),
    ],
)
async def test_tampered_init_data(system: System, change: Any, problem: str) -> None:
    body = {"init_data": change(system.init_data(42))}
    assert (await system.request("POST", "/v1/auth/telegram", body=body)).problem == problem
    assert await system.rows("auth", "select * from users") == []


def _hash(data: str, change: Callable[[str], str]) -> str:
    rest, _, text = data.rpartition("&hash=")
    return f"{rest}&hash={change(text)}"


@pytest.mark.parametrize(
    "hide",
    [
        pytest.param(lambda data: data.replace("&signature=", "%0Asignature%3D"), id="in the value before it"),
        pytest.param(lambda data: data.replace("&query_id=", "%0Aquery_id%3D"), id="another field, in the same way"),
        pytest.param(lambda data: data.replace("start_param=a%3Db", "start_param%3Da=b"), id="a = moved into the name"),
    ],
)
async def test_fields_that_hide_in_others_do_not_pass_though_the_signed_lines_are_the_same(
    system: System, hide: Callable[[str], str]
) -> None:
    user = {"id": 42, "first_name": "Ada"}
    data = sign_init_data(BOT_TOKEN, user=user, auth_date=int(system.now), start_param="a=b", query_id="q")
    in_order = "&".join(sorted(data.split("&")))
    hidden = hide(in_order)
    assert hidden != in_order
    for body, problem in (({"init_data": hidden}, "init-data-malformed"), ({"init_data": in_order}, None)):
        reply = await system.request("POST", "/v1/auth/telegram", body=body)
        assert reply.status == 201 if problem is None else reply.problem == problem


@pytest.mark.parametrize("code", [0, 9, 10, 13, 31, 127, 128, 133, 159], ids=hex)
@pytest.mark.parametrize("where", ["name", "value"])
async def test_a_control_character_is_nowhere_in_init_data(system: System, where: str, code: int) -> None:
    """Even where the bot's token has signed it."""
    extra = f"x{chr(code)}" if where == "name" else "x", chr(code) if where == "value" else "y"
    data = _signed(system, {extra[0]: extra[1]})
    reply = await system.request("POST", "/v1/auth/telegram", body={"init_data": data})
    assert reply.problem == "init-data-malformed"


@pytest.mark.parametrize("value", ["\u2028", "\u2029", "\u00a0", "\u200d", "Ада", "a=b&c", "+ %"], ids=ascii)
async def test_other_characters_are_as_good_as_any(system: System, value: str) -> None:
    data = _signed(system, {"start_param": value})
    reply = await system.request("POST", "/v1/auth/telegram", body={"init_data": data})
    assert reply.status == 201


@pytest.mark.parametrize("name", ["", "Hash", "x y", "x-y", "имя", "x="])
async def test_the_name_of_a_field_is_one_that_telegram_could_give(system: System, name: str) -> None:
    data = _signed(system, {name: "x"})
    reply = await system.request("POST", "/v1/auth/telegram", body={"init_data": data})
    assert reply.problem == "init-data-malformed"


@pytest.mark.parametrize(
    "spell",
    [
        pytest.param(lambda text: text + "==", id="padded"),
        pytest.param(lambda text: text.replace("-", "+").replace("_", "/"), id="of another alphabet"),
        pytest.param(lambda text: text[:-1] + chr(ord(text[-1]) + 1), id="with stray bits at the end"),
        pytest.param(lambda text: text[:-1], id="too short"),
        pytest.param(lambda _: "", id="empty"),
    ],
)
async def test_a_signature_has_one_spelling(system: System, spell: Callable[[str], str]) -> None:
    """Whoever has the bot's token could sign any; its form is looked at all the same."""
    user = {"id": 42, "first_name": "-_" * 40}
    for number in range(50):  # until the signature has a letter that the alphabets differ in
        signed = sign_init_data(BOT_TOKEN, user=user, auth_date=int(system.now) - number)
        signature = dict(parse_qsl(signed))["signature"]
        if {"-", "_"} & set(signature):
            break
    data = _signed(system, {"signature": spell(signature)}, auth_date=int(system.now) - number, user=user)
    reply = await system.request("POST", "/v1/auth/telegram", body={"init_data": data})
    assert reply.problem == "init-data-forged"


def _signed(system: System, extra: dict[str, str], **changes: Any) -> str:
    """initData with fields more, all of them under the hash."""
    user = json.dumps(changes.get("user", {"id": 42, "first_name": "Ada"}), separators=(",", ":"))
    fields = {"auth_date": str(changes.get("auth_date", int(system.now))), "user": user, **extra}
    secret = hmac.digest(b"WebAppData", BOT_TOKEN.encode(), "sha256")
    lines = "\n".join(f"{name}={value}" for name, value in sorted(fields.items()))
    fields["hash"] = hmac.digest(secret, lines.encode(), "sha256").hex()
    return urlencode(fields, quote_via=quote)


@pytest.mark.parametrize(
    ("age_s", "outcome"),
    [
        pytest.param(3600, 201, id="exactly at the limit"),
        pytest.param(3601, 401, id="a second too old"),
        pytest.param(-60, 201, id="ahead by the skew"),
        pytest.param(-61, 401, id="from the future"),
    ],
)
async def test_age(system: System, age_s: int, outcome: int) -> None:
    assert (await system.request("POST", "/v1/auth/telegram", body={"init_data": system.init_data(42, age_s=age_s)})).status == outcome


@pytest.mark.parametrize(
    "user",
    [
        pytest.param({"id": 0}, id="id zero"),
        pytest.param({"id": -5}, id="id negative"),
        pytest.param({"id": 2**53}, id="id too large"),
        pytest.param({"id": "x"}, id="id no number"),
        pytest.param({"id": "42"}, id="id a text"),
        pytest.param({"id": 42.0}, id="id a fraction"),
        pytest.param({"id": True}, id="id a truth"),
        pytest.param({"id": None}, id="id null"),
        pytest.param({"id": [42]}, id="id a list"),
        pytest.param({"username": 42}, id="username a number"),
        pytest.param({"language_code": True}, id="language a truth"),
        pytest.param({"first_name": ["Ada"]}, id="name a list"),
        pytest.param({"first_name": None}, id="no name"),
    ],
)
async def test_signed_but_not_a_user(system: System, user: dict[str, Any]) -> None:
    data = system.init_data(**{"telegram_id": 42, **{key: value for key, value in user.items() if key != "id"}})
    if "id" in user:
        data = sign_init_data(BOT_TOKEN, user={"first_name": "Ada", **user}, auth_date=int(system.now))
    assert (await system.request("POST", "/v1/auth/telegram", body={"init_data": data})).problem == "init-data-malformed"


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
    return base64.urlsafe_b64encode(value if isinstance(value, bytes) else json.dumps(value).encode()).decode().rstrip("=")


def _header(token: str, **changes: Any) -> str:
    header, payload, signature = token.split(".")
    fields = json.loads(base64.urlsafe_b64decode(header + "==")) | changes
    return ".".join([_b64({key: value for key, value in fields.items() if value is not None}), payload, signature])


@pytest.mark.parametrize(
    "attack",
    [
        pytest.param(lambda token: _header(token, alg="none"), id="alg none"),
        pytest.param(lambda token: _header(token, alg="none").rsplit(".", 1)[0] + ".", id="alg none, no signature"),
        pytest.param(lambda token: _header(token, alg="HS256"), id="alg HS256"),
        pytest.param(lambda token: _header(token, alg=None), id="no alg"),
        pytest.param(lambda token: _header(token, kid="unknown"), id="kid unknown"),
        pytest.param(lambda token: _header(token, kid=["x"]), id="kid no text"),
        pytest.param(lambda token: _header(token, crit=["exp"]), id="crit"),
        pytest.param(lambda token: _header(token, typ="at+jwt"), id="typ of another kind"),
        pytest.param(lambda token: _header(token, typ=None), id="no typ"),
        pytest.param(lambda token: token[:-2], id="truncated"),
        pytest.param(lambda token: token + "=", id="padded"),
        pytest.param(lambda token: token[:-1] + chr(ord(token[-1]) + 1), id="another spelling of the last bits"),
        pytest.param(lambda token: token.replace(".", "..", 1), id="four parts"),
        pytest.param(
            lambda token: _b64(b'{"alg":"EdDSA","alg":"EdDSA","kid":"x","typ":"JWT"}') + token[token.index(".") :], id="duplicate key"
        ),
        pytest.param(lambda token: _b64(b"[" * 1500) + token[token.index(".") :], id="nested header"),
        pytest.param(lambda _: "x" * 5000, id="too long"),
        pytest.param(lambda _: "a.b.c", id="no JSON"),
    ],
)
async def test_forged_tokens(system: System, attack: Any) -> None:
    token = (await system.sign_in(42))["access_token"]
    assert (await system.request("GET", "/v1/me", token=attack(token))).problem == "unauthorized"
    assert (await system.request("GET", "/v1/contests", token=attack(token))).problem == "unauthorized", "also where it is optional"
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
async def test_tokens_with_a_good_signature_and_wrong_claims(system: System, claims: dict[str, Any]) -> None:
    key = json.loads(new_key_set())["keys"][0] if not claims else system.deps["auth"].private_keys[0]
    now = int(system.now)
    good = {"iss": issuer("local"), "aud": AUDIENCE, "sub": "u", "sid": "s", "roles": ["admin"], "iat": now, "exp": now + 900, "jti": "j"}
    token = await sign(good | claims, key, NativeEd25519())
    assert (await system.request("GET", "/v1/me", token=token)).problem == "unauthorized"


@pytest.mark.parametrize(("secret", "bot_token"), [("bot_token", ""), ("private_keys", BOT_TOKEN)])
async def test_without_its_secrets_auth_signs_nobody_in(system: System, secret: str, bot_token: str) -> None:
    """An empty bot token is a key that everyone knows."""
    object.__setattr__(system.deps["auth"], secret, "")
    data = sign_init_data(bot_token, user={"id": 1, "first_name": "Eve"}, auth_date=int(system.now))
    assert (await system.request("POST", "/v1/auth/telegram", body={"init_data": data})).problem == "not-ready"


async def test_known_keys_outlast_an_outage_of_auth_for_an_hour(system: System) -> None:
    tokens = [(await system.sign_in(telegram_id))["access_token"] for telegram_id in (1, 2, 3)]
    await system.request("GET", "/v1/token/balance", token=tokens[0])
    system.unreachable["auth"] = unreachable()
    system.now += 301
    assert (await system.request("GET", "/v1/token/balance", token=tokens[1])).status == 200
    del system.unreachable["auth"]
    object.__setattr__(system.gateway, "keys", KeySet())
    system.unreachable["auth"] = unreachable()
    assert (await system.request("GET", "/v1/token/balance", token=tokens[2])).problem == "service-unreachable"


async def test_unknown_keys_at_once_ask_auth_once(system: System) -> None:
    token = (await system.sign_in(42))["access_token"]
    await system.request("GET", "/v1/me", token=token)
    system.now += 61
    await asyncio.gather(*(system.request("GET", "/v1/me", token=_header(token, kid=f"guess-{number}")) for number in range(50)))
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


@pytest.mark.parametrize("name", ["x-user-id", "X-Actor", "x_roles", "x-forwarded-user", "cf-access-authenticated-user-email"])
async def test_identity_in_a_header_changes_nothing(system: System, name: str) -> None:
    token = (await system.sign_in(42))["access_token"]
    me = await system.request("GET", "/v1/me", token=token, headers={name: "1"})
    assert me.json()["telegram_id"] == "42"
    assert (await system.request("GET", "/v1/me", headers={name: "1"})).problem == "unauthorized"


async def test_no_log_line_holds_a_secret_or_a_name(system: System) -> None:
    data = system.init_data(4242424242, first_name="Unmistakable", username="unmistakable_ada")
    session = (await system.request("POST", "/v1/auth/telegram", body={"init_data": data})).json()
    await system.request("GET", "/v1/me", token=session["access_token"])
    await system.request("POST", "/v1/auth/telegram", body={"init_data": data, "extra": "Unmistakable"})
    await system.settle()
    logs = "\n".join(system.log_lines)
    for secret in (session["access_token"], session["refresh_token"], data, "nmistakable", "4242424242", BOT_TOKEN):
        assert secret not in logs
