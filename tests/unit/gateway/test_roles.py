"""Roles of the document: no operation names one yet,
so these are tried with a document of their own.
"""

from __future__ import annotations

import json
from types import ModuleType
from typing import Any

import pytest

from contest.gateway import app, match, operations
from contest.kit.call import Call, Reply
from contest.kit.http.request import Request
from tests import response_validator
from tests.operations import DOCUMENT
from tests.response_validator import check_reply
from tests.system import ADMIN_ID, OPS_TOKEN, System
from tools.contract.compile import served
from tools.contract.table import table

PATH = "/v1/draws"
OPERATION = {
    "operationId": "draw",
    "summary": "Draw the winners",
    "tags": ["contests"],
    "x-service": "api-gateway",
    "responses": {"200": {"description": "Drawn"}},
}


@pytest.mark.parametrize(
    ("roles", "caller", "outcome"),
    [
        pytest.param(["admin"], ADMIN_ID, "done", id="who has it"),
        pytest.param(
            ["admin"], 42, "forbidden: The caller has not the role admin.", id="who has another"
        ),
        pytest.param(["participant", "admin"], ADMIN_ID, "done", id="who has both"),
        pytest.param(
            ["participant", "admin"],
            42,
            "forbidden: The caller has not the role admin.",
            id="one of both",
        ),
        pytest.param(["participant"], 42, "done", id="the usual one"),
        pytest.param(["admin"], None, "unauthorized: No credentials were given.", id="nobody"),
        pytest.param([], 42, "done", id="none is needed"),
    ],
)
async def test_a_role_is_needed(
    system: System,
    monkeypatch: pytest.MonkeyPatch,
    roles: list[str],
    caller: int | None,
    outcome: str,
) -> None:
    token = (await system.sign_in(caller))["access_token"] if caller else ""
    assert await _draw(system, monkeypatch, [{"bearer": roles}], token) == outcome


@pytest.mark.parametrize(
    "security",
    [[{"bearer": ["admin"]}, {"opsToken": []}], [{"opsToken": []}, {"bearer": ["admin"]}]],
)
async def test_another_credential_needs_no_role_and_who_is_known_hears_what_is_missing(
    system: System, monkeypatch: pytest.MonkeyPatch, security: Any
) -> None:
    token = (await system.sign_in(42))["access_token"]
    assert await _draw(system, monkeypatch, security, OPS_TOKEN) == "done"
    assert (await _draw(system, monkeypatch, security, token)).startswith("forbidden: ")
    assert (await _draw(system, monkeypatch, security, "x")).startswith("unauthorized: ")


@pytest.mark.parametrize(
    ("roles", "description"),
    [
        pytest.param(["admin"], "At random. Needs the role `admin`.", id="one"),
        pytest.param(
            ["participant", "admin"],
            "At random. Needs the roles `participant` and `admin`.",
            id="two",
        ),
        pytest.param([], "At random.", id="none"),
    ],
)
def test_readers_of_the_document_see_the_roles(roles: list[str], description: str) -> None:
    document = _document([{"bearer": roles}])
    document["paths"][PATH]["get"]["description"] = "At random."
    shown = served(document)["paths"][PATH]["get"]
    assert (shown["description"], shown["security"]) == (description, [{"bearer": roles}])


def test_the_response_validator_knows_where_a_role_may_be_missing() -> None:
    """A handler that asks for a role by itself answers 403 where the document knows of none."""
    headers = {"x-request-id": "r", "content-type": "application/problem+json"}
    with pytest.raises(AssertionError, match="asks for a role that the document does not"):
        check_reply("GET", "/v1/me", "", status=403, headers=headers, body=b"{}")


@pytest.mark.parametrize(("roles", "named"), [(["admin"], True), ([], False)])
def test_the_response_validator_finds_the_roles_of_a_path(
    monkeypatch: pytest.MonkeyPatch, roles: list[str], *, named: bool
) -> None:
    document = _document([{"bearer": roles}])
    document["paths"]["/v1/draws/{draw_id}/winners"] = document["paths"].pop(PATH)
    monkeypatch.setattr(response_validator, "_document", lambda **_: document)
    assert response_validator._names_roles("GET", "/v1/draws/one/winners", released=False) is named
    assert not response_validator._names_roles("POST", "/v1/draws/one/winners", released=False)
    assert not response_validator._names_roles("GET", "/v1/draws/one", released=False)


async def _draw(system: System, monkeypatch: pytest.MonkeyPatch, security: Any, token: str) -> str:
    """What the gateway answers by the table of such a document."""
    compiled = ModuleType("roles_table")
    exec(table(_document(security)), compiled.__dict__)
    monkeypatch.setattr(match, "ROOT", compiled.ROOT)
    monkeypatch.setitem(operations.OPERATIONS, "draw", _drawn)
    headers = {"authorization": f"Bearer {token}"} if token else {}
    reply = await app.handle(Request("GET", PATH, "", headers.get, _nothing), system.gateway)
    body = json.loads(reply.body)
    problem = body.get("type", "").removeprefix("urn:problem:")
    assert reply.status == {"forbidden": 403, "unauthorized": 401, "": 200}[problem]
    return f"{problem}: {body['detail']}" if problem else str(body["status"])


def _document(security: Any) -> dict[str, Any]:
    return {**DOCUMENT, "paths": {PATH: {"get": {**OPERATION, "security": security}}}}


async def _drawn(call: Call, deps: object) -> Reply:
    return Reply.of({"status": "done"})


async def _nothing(bytes_max: int) -> bytes:
    return b""
