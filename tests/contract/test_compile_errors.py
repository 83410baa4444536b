"""What the gateway would not enforce does not compile: the real document with one fault, and the message that names its place."""

from __future__ import annotations

import contextlib
import copy
from typing import Any

import pytest

from tools.compile_spec import lint, load
from tools.compile_table import table
from tools.console import Failure

DOCUMENT = load()
SAMPLE = "/v1/samples/{sample_id}"
QUERY = ("parameters", 1)
GONE = object()
LIST = {"type": "array", "items": {"type": "string"}}

# One operation with a bit of everything, to spoil.
OPERATION: dict[str, Any] = {
    "operationId": "putSample",
    "summary": "A sample",
    "tags": ["operations"],
    "x-service": "auth",
    "x-rate-limit": {"limit": 5, "period_s": 10},
    "security": [{"bearer": []}],
    "parameters": [
        {"name": "sample_id", "in": "path", "required": True, "schema": {"type": "string", "pattern": "^[a-z]+$"}},
        {"name": "size", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 9}},
    ],
    "requestBody": {"required": True, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Sample"}}}},
    "responses": {"204": {"description": "Done"}},
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {"name": {"type": "string"}, "parts": {"type": "array", "items": {"type": "object", "additionalProperties": False}}},
}

here = f"{SAMPLE} PUT"


def test_the_sample_compiles_as_it_is() -> None:
    assert "PUT_SAMPLE = Operation(" in _compiled(_document())


def test_a_least_of_zero_is_kept() -> None:
    assert "Parameter(name='size', place='query', kind='integer', minimum=0, maximum=9)" in _compiled(
        _spoiled("paths", SAMPLE, "put", *QUERY, "schema", "minimum", fault=0)
    )


@pytest.mark.parametrize(
    ("place", "fault", "named", "said"),
    [
        pytest.param((*QUERY, "schema", "multipleOf"), 2, f"{here} parameter size", "multipleOf", id="an unknown keyword"),
        pytest.param((*QUERY, "schema", "nullable"), True, f"{here} parameter size", "nullable", id="nullable"),
        pytest.param((*QUERY, "schema"), {"type": "number"}, f"{here} parameter size", "number", id="a type without a check"),
        pytest.param((*QUERY, "schema"), LIST | {"uniqueItems": True}, f"{here} parameter size", "uniqueItems", id="a keyword of a list"),
        pytest.param((*QUERY, "schema"), LIST | {"items": LIST}, f"{here} parameter size", "array", id="a list of lists"),
        pytest.param((*QUERY, "explode"), False, f"{here} parameter size", "explode", id="a list in one parameter"),
        pytest.param((*QUERY, "in"), "querystring", f"{SAMPLE}", "querystring", id="a place that is none"),
        pytest.param((*QUERY, "schema"), {"type": ["string", "null"]}, f"{here} parameter size", "null", id="two types"),
        pytest.param((*QUERY, "style"), "spaceDelimited", f"{here} parameter size", "style", id="a style"),
        pytest.param((*QUERY, "deprecated"), True, f"{here} parameter size", "deprecated", id="a key that nothing reads"),
        pytest.param((*QUERY, "schema", "enum"), [1, 2], f"{here} parameter size", "enum", id="an enum of integers"),
        pytest.param((*QUERY, "schema", "minLength"), 2, f"{here} parameter size", "minLength", id="a length of a number"),
        pytest.param(
            (*QUERY, "schema"),
            {"$ref": "#/components/schemas/Locale", "maxLength": 1},
            f"{here} parameter size",
            "maxLength",
            id="a keyword beside a reference",
        ),
    ],
)
def test_a_parameter_that_would_not_be_checked(place: tuple[str | int, ...], fault: object, named: str, said: str) -> None:
    _refused(_spoiled("paths", SAMPLE, "put", *place, fault=fault), named, said)


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(r"^\d+$", id="a backslash"),
        pytest.param("[a-z]+", id="no anchors"),
        pytest.param("^[a-z]+", id="one anchor"),
        pytest.param("^[^a-z]+$", id="an anchor inside"),
        pytest.param("^a$|^b$", id="anchors inside"),
        pytest.param("^a|b$", id="an alternation that the anchors do not enclose"),
        pytest.param("^a{,3}$", id="a repetition that ECMA-262 does not know"),
        pytest.param("^(?P<a>b)$", id="a group that ECMA-262 does not know"),
    ],
)
def test_a_pattern_that_means_something_else_in_a_browser(pattern: str) -> None:
    spoiled = _spoiled("paths", SAMPLE, "put", "parameters", 0, "schema", "pattern", fault=pattern)
    _refused(spoiled, f"{here} parameter sample_id", repr(pattern))


@pytest.mark.parametrize(
    ("place", "fault", "said"),
    [
        pytest.param(("x-service",), GONE, "x-service", id="no service"),
        pytest.param(("x-service",), "mail", "mail", id="an unknown service"),
        pytest.param(("x-service",), "{sample_id}", "sample_id", id="a service by a parameter that lists no workers"),
        pytest.param(("operationId",), "put-sample", "put-sample", id="a name that is no name in Python"),
        pytest.param(("x-service",), "{size}", "size", id="a service by a parameter of the query"),
        pytest.param(("x-retry",), True, "x-retry", id="an extension that nothing reads"),
        pytest.param(("x-cache",), {"max_age_s": 5}, "x-cache", id="a cache beside a change"),
        pytest.param(("x-cache",), 5, "x-cache", id="a cache that is a number"),
        pytest.param(("x-idempotent",), True, "x-idempotent", id="a key beside a PUT, which needs none"),
        pytest.param(("x-idempotent",), "yes", "x-idempotent", id="a key that is maybe needed"),
        pytest.param(("security",), GONE, "security", id="no security"),
        pytest.param(("security",), [{"cookie": []}], "cookie", id="an unknown scheme"),
        pytest.param(("security",), [{}, {"bearer": ["admin"]}], "admin", id="a scope"),
        pytest.param(("summary",), GONE, "summary", id="no summary"),
        pytest.param(("callbacks",), {}, "callbacks", id="callbacks"),
        pytest.param(("deprecated",), True, "deprecated", id="a key that nothing reads"),
        pytest.param(("x-rate-limit", "period_s"), 30, "x-rate-limit", id="a period that the binding does not know"),
        pytest.param(("x-rate-limit", "burst"), 5, "x-rate-limit", id="an unknown part of a limit"),
        pytest.param(("x-rate-limit", "limit"), GONE, "x-rate-limit", id="a limit without its number"),
        pytest.param(("x-rate-limit", "limit"), "5", "x-rate-limit", id="a limit that is no number"),
        pytest.param(("x-rate-limit",), 5, "x-rate-limit", id="a limit that is a number"),
        pytest.param(("x-max-body-bytes",), "1 MB", "x-max-body-bytes", id="a size that is no number"),
        pytest.param(("requestBody", "required"), GONE, "requestBody", id="a body that may be missing"),
        pytest.param(("requestBody", "content", "text/csv"), {"schema": {}}, "requestBody", id="a second media type"),
        pytest.param(("requestBody", "content"), {"text/plain": {"schema": {}}}, "requestBody", id="another media type"),
        pytest.param(
            ("requestBody", "content", "application/json", "schema"), {"type": "object"}, "requestBody", id="a schema without a name"
        ),
    ],
)
def test_an_operation_that_would_not_be_enforced(place: tuple[str, ...], fault: object, said: str) -> None:
    _refused(_spoiled("paths", SAMPLE, "put", *place, fault=fault), here, said)


@pytest.mark.parametrize(
    ("place", "fault", "said"),
    [
        pytest.param(("oneOf",), [{"type": "object"}], "oneOf", id="oneOf"),
        pytest.param(("allOf",), [{"type": "object"}], "allOf", id="allOf"),
        pytest.param(("additionalProperties",), GONE, "additionalProperties", id="an object open by oversight"),
        pytest.param(("properties", "name", "nullable"), True, "nullable", id="nullable in a property"),
        pytest.param(("properties", "name", "format"), "email", "format", id="a format in a property"),
        pytest.param(("properties", "parts", "uniqueItems"), True, "uniqueItems", id="unique items"),
        pytest.param(("properties", "parts", "items", "oneOf"), [{}], "oneOf", id="oneOf in items"),
        pytest.param(("properties", "parts", "items", "additionalProperties"), GONE, "additionalProperties", id="an open object in items"),
        pytest.param(("additionalProperties",), {"oneOf": [{}]}, "oneOf", id="oneOf in further properties"),
        pytest.param(
            ("properties", "name"),
            {"$ref": "#/components/schemas/Locale", "format": "email"},
            "format",
            id="a keyword beside a reference",
        ),
        pytest.param(("properties", "name"), True, "name", id="anything at all"),
    ],
)
def test_a_body_that_would_not_be_checked(place: tuple[str, ...], fault: object, said: str) -> None:
    _refused(_spoiled("components", "schemas", "Sample", *place, fault=fault), f"{here} requestBody", said)


@pytest.mark.parametrize(
    ("path", "named"),
    [
        pytest.param("/v1/contests/{sample_id}", "/v1/contests/{contest_id}", id="the shape of another one"),
        pytest.param("/v1/a{sample_id}", "/v1/a{sample_id}", id="a parameter that is part of a segment"),
        pytest.param("/v1/{sample_id}.json", "/v1/{sample_id}.json", id="a parameter with an ending"),
        pytest.param("/v1/samples/{other}", "/v1/samples/{other}", id="a parameter that is not described"),
        pytest.param("/v1/samples", "/v1/samples", id="a described parameter that is not there"),
        pytest.param("/v1//{sample_id}", "/v1//{sample_id}", id="an empty segment"),
        pytest.param("/v1/a%20b/{sample_id}", "/v1/a%20b/{sample_id}", id="an escape"),
    ],
)
def test_a_path_that_would_not_be_found(path: str, named: str) -> None:
    document = _document()
    document["paths"][path] = document["paths"].pop(SAMPLE)
    _refused(document, path, named)


def test_a_schema_that_holds_itself() -> None:
    """It may compile or be refused, with a message."""
    with contextlib.suppress(Failure):
        _compiled(_spoiled("components", "schemas", "Sample", "properties", "next", fault={"$ref": "#/components/schemas/Sample"}))


def test_a_reference_to_nothing() -> None:
    spoiled = _spoiled("paths", SAMPLE, "put", "parameters", 1, fault={"$ref": "#/components/parameters/Nothing"})
    _refused(spoiled, "", "/components/parameters/Nothing")


def test_a_key_of_a_path_that_would_not_be_enforced() -> None:
    _refused(_spoiled("paths", SAMPLE, "parameters", fault=[]), SAMPLE, "parameters")


def test_two_operations_of_one_name() -> None:
    _refused(_spoiled("paths", SAMPLE, "put", "operationId", fault="getMe"), SAMPLE, "getMe")


def _document() -> dict[str, Any]:
    document = copy.deepcopy(DOCUMENT)
    document["paths"][SAMPLE] = {"put": copy.deepcopy(OPERATION)}
    document["components"]["schemas"]["Sample"] = copy.deepcopy(SCHEMA)
    return document


def _spoiled(*place: str | int, fault: object) -> dict[str, Any]:
    """The document with `fault` at a place of it, or without what stands there."""
    document: Any = _document()
    around = document
    for part in place[:-1]:
        around = around[part]
    around[place[-1]] = fault
    if fault is GONE:
        del around[place[-1]]
    return dict(document)


def _compiled(document: dict[str, Any]) -> str:
    lint(document)
    return table(document)


def _refused(document: dict[str, Any], named: str, said: str) -> None:
    with pytest.raises(Failure) as refusal:
        _compiled(document)
    assert named in str(refusal.value)
    assert said in str(refusal.value)
