"""initData: the published vectors, and everything that is not as Telegram writes and signs it."""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

import pytest

from contest.kit.init_data import (
    InitDataExpired,
    InitDataForged,
    InitDataMalformed,
    InitDataUnsigned,
    check_age,
    check_hash,
    parse,
    public_jwk,
    telegram_signature,
)
from contest.kit.problems import Problem
from tests.ed25519 import NativeEd25519
from tests.system import BOT_TOKEN, System
from tools.paths import ROOT
from tools.telegram.sign import sign_init_data

VECTORS = json.loads((ROOT / "tests" / "fixtures" / "init_data.json").read_text())["vectors"]
REFUSALS = {
    "expired": InitDataExpired,
    "signature_invalid": InitDataForged,
    "signature_missing": InitDataUnsigned,
    "unexpected_format": InitDataMalformed,
}


def _by_hash(fields: dict[str, str], vector: dict[str, Any]) -> None:
    check_hash(fields, bot_token=vector["bot_token"])
    signed_at = {"aiogram": 1_650_385_342, "java": 1_749_945_600}[vector["id"].split("-")[0]]
    check_age(
        fields,
        now=vector.get("now", vector.get("auth_date", signed_at)),
        age_max_s=vector.get("max_age_s", 3600),
    )


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
        pytest.param(
            lambda data: data.replace("Ada", "Eve"), "init-data-forged", id="another name"
        ),
        pytest.param(lambda data: data + "&start_param=eve", "init-data-forged", id="a field more"),
        pytest.param(lambda data: data.rsplit("&", 1)[0], "init-data-unsigned", id="no hash"),
        pytest.param(
            lambda data: data + "&hash=" + "0" * 64, "init-data-malformed", id="two hashes"
        ),
        pytest.param(lambda data: data + "&auth_date=1", "init-data-malformed", id="a field twice"),
        pytest.param(
            lambda data: data + "&%61uth_date=1",
            "init-data-malformed",
            id="a field twice, once encoded",
        ),
        pytest.param(lambda data: data + "&stray", "init-data-malformed", id="a part without ="),
        pytest.param(lambda data: data + "&x=%ff", "init-data-malformed", id="no UTF-8"),
        pytest.param(lambda data: data[:-1] + "я", "init-data-forged", id="a hash that is no hex"),
        pytest.param(
            lambda data: _hash(data, str.upper), "init-data-forged", id="a hash in capitals"
        ),
        pytest.param(
            lambda data: _hash(data, lambda text: text + "0"),
            "init-data-forged",
            id="a hash too long",
        ),
        pytest.param(
            lambda data: _hash(data, lambda text: text + "%0A"),
            "init-data-malformed",
            id="a hash and a line",
        ),
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
        pytest.param(
            lambda data: data.replace("&signature=", "%0Asignature%3D"), id="in the value before it"
        ),
        pytest.param(
            lambda data: data.replace("&query_id=", "%0Aquery_id%3D"),
            id="another field, in the same way",
        ),
        pytest.param(
            lambda data: data.replace("start_param=a%3Db", "start_param%3Da=b"),
            id="a = moved into the name",
        ),
    ],
)
async def test_fields_that_hide_in_others_do_not_pass_though_the_signed_lines_are_the_same(
    system: System, hide: Callable[[str], str]
) -> None:
    user = {"id": 42, "first_name": "Ada"}
    data = sign_init_data(
        BOT_TOKEN, user=user, auth_date=int(system.now), start_param="a=b", query_id="q"
    )
    in_order = "&".join(sorted(data.split("&")))
    hidden = hide(in_order)
    assert hidden != in_order
    for body, problem in (
        ({"init_data": hidden}, "init-data-malformed"),
        ({"init_data": in_order}, None),
    ):
        reply = await system.request("POST", "/v1/auth/telegram", body=body)
        assert reply.status == 201 if problem is None else reply.problem == problem


@pytest.mark.parametrize("code", [0, 9, 10, 13, 31, 127, 128, 133, 159], ids=hex)
@pytest.mark.parametrize("where", ["name", "value"])
async def test_a_control_character_is_nowhere_in_init_data(
    system: System, where: str, code: int
) -> None:
    """Even where the bot's token has signed it."""
    extra = f"x{chr(code)}" if where == "name" else "x", chr(code) if where == "value" else "y"
    data = _signed(system, {extra[0]: extra[1]})
    reply = await system.request("POST", "/v1/auth/telegram", body={"init_data": data})
    assert reply.problem == "init-data-malformed"


@pytest.mark.parametrize(
    "value", ["\u2028", "\u2029", "\u00a0", "\u200d", "Ада", "a=b&c", "+ %"], ids=ascii
)
async def test_other_characters_are_as_good_as_any(system: System, value: str) -> None:
    data = _signed(system, {"start_param": value})
    reply = await system.request("POST", "/v1/auth/telegram", body={"init_data": data})
    assert reply.status == 201


@pytest.mark.parametrize("name", ["", "Hash", "x y", "x-y", "имя", "x="])
async def test_the_name_of_a_field_is_one_that_telegram_could_give(
    system: System, name: str
) -> None:
    data = _signed(system, {name: "x"})
    reply = await system.request("POST", "/v1/auth/telegram", body={"init_data": data})
    assert reply.problem == "init-data-malformed"


@pytest.mark.parametrize(
    "spell",
    [
        pytest.param(lambda text: text + "==", id="padded"),
        pytest.param(
            lambda text: text.replace("-", "+").replace("_", "/"), id="of another alphabet"
        ),
        pytest.param(
            lambda text: text[:-1] + chr(ord(text[-1]) + 1), id="with stray bits at the end"
        ),
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
    data = _signed(
        system, {"signature": spell(signature)}, auth_date=int(system.now) - number, user=user
    )
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
    assert (
        await system.request(
            "POST", "/v1/auth/telegram", body={"init_data": system.init_data(42, age_s=age_s)}
        )
    ).status == outcome


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
    data = system.init_data(
        **{"telegram_id": 42, **{key: value for key, value in user.items() if key != "id"}}
    )
    if "id" in user:
        data = sign_init_data(
            BOT_TOKEN, user={"first_name": "Ada", **user}, auth_date=int(system.now)
        )
    assert (
        await system.request("POST", "/v1/auth/telegram", body={"init_data": data})
    ).problem == "init-data-malformed"
