"""A small document to spoil: one operation with a bit of everything beside a few real ones."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from tests.operations import DOCUMENT
from tools.console import Failure
from tools.contract.compile import excerpt, lint
from tools.contract.table import table

SAMPLE = "/v1/samples/{sample_id}"
HERE = f"{SAMPLE} PUT"
# Enough of the real document for what spoils one thing by another: a name, a path, a service's
# schema. All of it is compiled for each case, so it is no more than that.
BESIDE = ("/v1/me", "/v1/auth/sessions/{session_id}", "/v1/token/balance")
GONE = object()
UUID = {"type": "string", "format": "uuid"}
TEXT = {"type": "string"}
LIST = {"type": "array", "items": {"type": "string"}}

OPERATION: dict[str, Any] = {
    "operationId": "putSample",
    "summary": "A sample",
    "tags": ["operations"],
    "x-service": "auth",
    "x-rate-limit": {"limit": 5, "period_s": 10},
    "security": [{"bearer": []}],
    "parameters": [
        {
            "name": "sample_id",
            "in": "path",
            "required": True,
            "schema": {"type": "string", "pattern": "^[a-z]+$"},
        },
        {"name": "size", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 9}},
    ],
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Sample"}}},
    },
    "responses": {"204": {"description": "Done"}},
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "name": {"type": "string"},
        "parts": {"type": "array", "items": {"type": "object", "additionalProperties": False}},
    },
}
PART, OTHER = {"$ref": "#/components/schemas/Part"}, {"$ref": "#/components/schemas/Other"}
KINDS = {"part": PART["$ref"], "other": OTHER["$ref"]}
TAGGED = {"oneOf": [PART, OTHER], "discriminator": {"propertyName": "kind", "mapping": KINDS}}


def sample() -> dict[str, Any]:
    """The document before it is spoilt."""
    document = copy.deepcopy(_BESIDE)
    document["paths"][SAMPLE] = {"put": copy.deepcopy(OPERATION)}
    document["components"]["schemas"]["Sample"] = copy.deepcopy(SCHEMA)
    for kind, name in (("part", "Part"), ("other", "Other")):
        properties = {"kind": {"type": "string", "enum": [kind]}, "size": {"type": "integer"}}
        branch = {
            "type": "object",
            "additionalProperties": False,
            "required": ["kind"],
            "properties": properties,
        }
        document["components"]["schemas"][name] = branch
    return document


def spoiled(*place: str | int, fault: object) -> dict[str, Any]:
    """The document with `fault` at a place of it, or without what stands there."""
    document: Any = sample()
    around = document
    for part in place[:-1]:
        around = around[part]
    around[place[-1]] = fault
    if fault is GONE:
        del around[place[-1]]
    return dict(document)


def compiled(document: dict[str, Any]) -> str:
    """The gateway's table."""
    lint(document)
    return table(document)


def refused(document: dict[str, Any], named: str, said: str) -> None:
    """It does not compile, and the message names the place and says why."""
    with pytest.raises(Failure) as refusal:
        compiled(document)
    assert named in str(refusal.value)
    assert said in str(refusal.value)


def _beside() -> dict[str, Any]:
    document = excerpt(DOCUMENT, {path: DOCUMENT["paths"][path] for path in BESIDE})
    schemas = document["components"]["schemas"]
    modules = {name: module for name, module in DOCUMENT["x-modules"].items() if name in schemas}
    return document | {"x-modules": modules, "x-events": {}}


_BESIDE = _beside()
