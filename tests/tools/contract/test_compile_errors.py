"""What the gateway would not enforce does not compile:
the real document with one fault, and the message that names its place.
"""

from __future__ import annotations

import contextlib
import copy
from typing import Any

import pytest

from tools.console import Failure
from tools.contract.compile import compile_document, lint, load
from tools.contract.table import table

DOCUMENT = load()
SAMPLE = "/v1/samples/{sample_id}"
QUERY = ("parameters", 1)
GONE = object()
UUID = {"type": "string", "format": "uuid"}
TEXT = {"type": "string"}
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

here = f"{SAMPLE} PUT"


def test_the_sample_compiles_as_it_is() -> None:
    assert "PUT_SAMPLE = Operation(" in _compiled(_document())


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_whoever_writes_has_a_limit_or_a_reason(method: str) -> None:
    document = _document()
    operation = document["paths"][SAMPLE].pop("put")
    document["paths"][SAMPLE][method] = operation
    del operation["x-rate-limit"]
    _refused(document, f"{SAMPLE} {method.upper()}", "who writes needs an x-rate-limit")
    operation["x-rate-limit"] = {"none": "nobody can reach it"}
    assert "rate_limit" not in _compiled(document).partition("PUT_SAMPLE")[2].partition("\n")[0]


def test_whoever_reads_needs_none() -> None:
    document = _document()
    operation = document["paths"][SAMPLE].pop("put")
    document["paths"][SAMPLE]["get"] = {
        key: value for key, value in operation.items() if key not in ("x-rate-limit", "requestBody")
    }
    assert "PUT_SAMPLE" in _compiled(document)


def test_failures_have_a_limit_of_their_own() -> None:
    compiled = _compiled(_spoiled("paths", SAMPLE, "put", "x-rate-limit", "failures", fault=2))
    assert "rate_limit=(5, 10), refusal_limit=(2, 10)" in compiled


def test_any_query_stands_where_none_is_described() -> None:
    document = _document()
    operation = document["paths"][SAMPLE].pop("put")
    document["paths"][SAMPLE]["get"] = {
        key: value for key, value in operation.items() if key != "requestBody"
    } | {"x-any-query": True}
    _refused(document, f"{SAMPLE} GET", "x-any-query")
    del operation["parameters"][1]
    assert "any_query=True" in _compiled(document)


def test_a_least_of_zero_is_kept() -> None:
    assert (
        "Parameter(name='size', place='query', kind='integer', minimum=0, maximum=9)"
        in _compiled(_spoiled("paths", SAMPLE, "put", *QUERY, "schema", "minimum", fault=0))
    )


@pytest.mark.parametrize(
    ("place", "fault", "named", "said"),
    [
        pytest.param(
            (*QUERY, "schema", "multipleOf"),
            2,
            f"{here} parameter size",
            "multipleOf",
            id="an unknown keyword",
        ),
        pytest.param(
            (*QUERY, "schema", "nullable"),
            True,
            f"{here} parameter size",
            "nullable",
            id="nullable",
        ),
        pytest.param(
            (*QUERY, "schema"),
            {"type": "object"},
            f"{here} parameter size",
            "object",
            id="a type without a check",
        ),
        pytest.param(
            (*QUERY, "schema"),
            {"oneOf": [{"type": "integer"}]},
            f"{here} parameter size",
            "None",
            id="a union",
        ),
        pytest.param(
            (*QUERY, "schema"),
            {"type": "string", "format": "email"},
            f"{here} parameter size",
            "email",
            id="a format",
        ),
        pytest.param(
            (*QUERY, "schema"),
            UUID | {"minLength": 2},
            f"{here} parameter size",
            "minLength",
            id="a length beside a format",
        ),
        pytest.param(
            (*QUERY, "schema", "format"),
            "int32",
            f"{here} parameter size",
            "format",
            id="a format of integers",
        ),
        pytest.param(
            (*QUERY, "schema"),
            {"type": "number", "enum": [0.5]},
            f"{here} parameter size",
            "enum",
            id="an enum of fractions",
        ),
        pytest.param(
            (*QUERY, "schema", "minimum"),
            0.5,
            f"{here} parameter size",
            "minimum",
            id="a fraction as an integer's least",
        ),
        pytest.param(
            (*QUERY, "schema", "maximum"),
            2**53,
            f"{here} parameter size",
            "2^53",
            id="more than clients can count",
        ),
        pytest.param(
            (*QUERY, "schema"),
            LIST | {"uniqueItems": True},
            f"{here} parameter size",
            "uniqueItems",
            id="a keyword of a list",
        ),
        pytest.param(
            (*QUERY, "schema"),
            LIST | {"items": LIST},
            f"{here} parameter size",
            "array",
            id="a list of lists",
        ),
        pytest.param(
            (*QUERY, "explode"),
            False,
            f"{here} parameter size",
            "explode",
            id="a list in one parameter",
        ),
        pytest.param(
            (*QUERY, "in"), "querystring", f"{SAMPLE}", "querystring", id="a place that is none"
        ),
        pytest.param(
            (*QUERY, "schema"),
            {"type": ["string", "null"]},
            f"{here} parameter size",
            "null",
            id="two types",
        ),
        pytest.param(
            (*QUERY, "style"), "spaceDelimited", f"{here} parameter size", "style", id="a style"
        ),
        pytest.param(
            (*QUERY, "deprecated"),
            True,
            f"{here} parameter size",
            "deprecated",
            id="a key that nothing reads",
        ),
        pytest.param(
            (*QUERY, "schema", "enum"),
            [1, "2"],
            f"{here} parameter size",
            "enum",
            id="an enum of two types",
        ),
        pytest.param(
            (*QUERY, "schema", "enum"),
            [True],
            f"{here} parameter size",
            "enum",
            id="a truth among integers",
        ),
        pytest.param(
            (*QUERY, "schema", "minLength"),
            2,
            f"{here} parameter size",
            "minLength",
            id="a length of a number",
        ),
        pytest.param(
            (*QUERY, "schema"),
            {"$ref": "#/components/schemas/Locale", "maxLength": 1},
            f"{here} parameter size",
            "maxLength",
            id="a keyword beside a reference",
        ),
    ],
)
def test_a_parameter_that_would_not_be_checked(
    place: tuple[str | int, ...], fault: object, named: str, said: str
) -> None:
    _refused(_spoiled("paths", SAMPLE, "put", *place, fault=fault), named, said)


@pytest.mark.filterwarnings("ignore:Possible set:FutureWarning")  # Python's word for what Rust does
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
        pytest.param("^[a-z--b]+$", id="what is a difference of sets in Rust"),
        pytest.param("^[a~~b]+$", id="another operator on sets in Rust"),
        pytest.param("^a{1000}$", id="a repetition that takes memory"),
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
        pytest.param(
            ("x-service",),
            "{sample_id}",
            "sample_id",
            id="a service by a parameter that lists no workers",
        ),
        pytest.param(
            ("operationId",), "put-sample", "put-sample", id="a name that is no name in Python"
        ),
        pytest.param(("x-service",), "{size}", "size", id="a service by a parameter of the query"),
        pytest.param(("x-retry",), True, "x-retry", id="an extension that nothing reads"),
        pytest.param(("x-cache",), {"max_age_s": 5}, "x-cache", id="a cache beside a change"),
        pytest.param(("x-cache",), 5, "x-cache", id="a cache that is a number"),
        pytest.param(
            ("x-idempotent",), True, "x-idempotent", id="a key beside a PUT, which needs none"
        ),
        pytest.param(("x-idempotent",), "yes", "x-idempotent", id="a key that is maybe needed"),
        pytest.param(("security",), GONE, "security", id="no security"),
        pytest.param(("security",), [{"cookie": []}], "cookie", id="an unknown scheme"),
        pytest.param(
            ("security",),
            [{"bearer": ["editor"]}],
            "'editor' is given to nobody",
            id="an unknown role",
        ),
        pytest.param(
            ("security",),
            [{"opsToken": ["admin"]}],
            "a bearer alone has roles",
            id="a role of another scheme",
        ),
        pytest.param(
            ("security",),
            [{"bearer": ["admin"]}, {"bearer": []}],
            "the same roles",
            id="two opinions",
        ),
        pytest.param(
            ("security",),
            [{}, {"bearer": ["admin"]}],
            "nobody at all admitted",
            id="a role, or nobody",
        ),
        pytest.param(("summary",), GONE, "summary", id="no summary"),
        pytest.param(("callbacks",), {}, "callbacks", id="callbacks"),
        pytest.param(("deprecated",), True, "deprecated", id="a key that nothing reads"),
        pytest.param(
            ("x-rate-limit", "period_s"),
            30,
            "x-rate-limit",
            id="a period that the binding does not know",
        ),
        pytest.param(("x-rate-limit", "burst"), 5, "x-rate-limit", id="an unknown part of a limit"),
        pytest.param(
            ("x-rate-limit", "limit"), GONE, "x-rate-limit", id="a limit without its number"
        ),
        pytest.param(
            ("x-rate-limit", "limit"), "5", "x-rate-limit", id="a limit that is no number"
        ),
        pytest.param(("x-rate-limit",), 5, "x-rate-limit", id="a limit that is a number"),
        pytest.param(
            ("x-rate-limit",),
            GONE,
            "who writes needs an x-rate-limit",
            id="a writing operation without a limit",
        ),
        pytest.param(("x-rate-limit",), {}, "x-rate-limit takes", id="an empty limit"),
        pytest.param(
            ("x-rate-limit",), {"none": ""}, "`none`, a reason", id="no limit and no reason"
        ),
        pytest.param(
            ("x-rate-limit",), {"none": True}, "`none`, a reason", id="no limit and no words"
        ),
        pytest.param(
            ("x-rate-limit", "none"),
            "because",
            "x-rate-limit takes",
            id="a limit, and a reason for none",
        ),
        pytest.param(
            ("x-rate-limit", "failures"),
            "2",
            "`failures`, a number",
            id="failures that are no number",
        ),
        pytest.param(("x-rate-limit", "failures"), 5, "less", id="as many failures as requests"),
        pytest.param(
            ("x-internal",), True, "only workers call", id="a limit that the gateway never counts"
        ),
        pytest.param(("x-any-query",), True, "for GET", id="any query where something is written"),
        pytest.param(
            ("x-max-body-bytes",), "1 MB", "x-max-body-bytes", id="a size that is no number"
        ),
        pytest.param(
            ("requestBody", "required"), GONE, "requestBody", id="a body that may be missing"
        ),
        pytest.param(
            ("requestBody", "content", "text/csv"),
            {"schema": {}},
            "requestBody",
            id="a second media type",
        ),
        pytest.param(
            ("requestBody", "content"),
            {"text/plain": {"schema": {}}},
            "requestBody",
            id="another media type",
        ),
        pytest.param(
            ("requestBody", "content", "application/json", "schema"),
            {"type": "object"},
            "requestBody",
            id="a schema without a name",
        ),
    ],
)
def test_an_operation_that_would_not_be_enforced(
    place: tuple[str, ...], fault: object, said: str
) -> None:
    _refused(_spoiled("paths", SAMPLE, "put", *place, fault=fault), here, said)


@pytest.mark.parametrize(
    ("place", "fault", "said"),
    [
        pytest.param(("oneOf",), [{"type": "object"}], "beside oneOf", id="oneOf beside a type"),
        pytest.param(
            ("allOf",),
            [{"type": "object"}],
            "allOf is not enforced; write the properties out",
            id="allOf",
        ),
        pytest.param(("not",), {"type": "string"}, "not is not enforced", id="not"),
        pytest.param(
            ("additionalProperties",),
            GONE,
            "additionalProperties",
            id="an object open by oversight",
        ),
        pytest.param(
            ("additionalProperties",),
            {"type": "string"},
            "beside properties",
            id="a map with named fields",
        ),
        pytest.param(
            ("patternProperties",), {"^a$": {}}, "patternProperties", id="properties by pattern"
        ),
        pytest.param(
            ("propertyNames",), {"maxLength": 3}, "propertyNames", id="names of properties"
        ),
        pytest.param(("minProperties",), 1, "minProperties", id="a number of named fields"),
        pytest.param(
            ("required",), ["name", "other"], "other", id="a required field that is not described"
        ),
        pytest.param(("properties",), {}, "a body has properties", id="a body of nothing"),
        pytest.param(("type",), "array", "a body is an object", id="a list as a body"),
        pytest.param(
            ("type",), ["object", "null"], "a body is an object", id="a body that may be null"
        ),
        pytest.param(
            ("properties", "camelCase"), TEXT, "camelCase", id="a field that is no Python name"
        ),
        pytest.param(
            ("properties", "model_dump"), TEXT, "model_dump", id="a field that pydantic has already"
        ),
        pytest.param(
            ("properties", "name", "nullable"),
            True,
            'nullable is not enforced; write `type: [..., "null"]`',
            id="nullable",
        ),
        pytest.param(("properties", "name", "readOnly"), True, "readOnly", id="readOnly"),
        pytest.param(("properties", "name", "writeOnly"), True, "writeOnly", id="writeOnly"),
        pytest.param(("properties", "name", "type"), GONE, "type None", id="no type"),
        pytest.param(
            ("properties", "name", "type"), ["string", "integer"], "one type", id="two types"
        ),
        pytest.param(
            ("properties", "name", "type"), ["string"], "one type", id="an array of one type"
        ),
        pytest.param(("properties", "name", "format"), "email", "email", id="a format"),
        pytest.param(
            ("properties", "name"),
            UUID | {"pattern": "^a$"},
            "pattern",
            id="a pattern beside a format",
        ),
        pytest.param(
            ("properties", "name"),
            UUID | {"default": "0" * 8 + "-0000" * 3 + "-" + "0" * 12},
            "default",
            id="a default beside it",
        ),
        pytest.param(
            ("properties", "name", "pattern"),
            r"^\d+$",
            "pattern",
            id="a pattern that Rust reads as Unicode",
        ),
        pytest.param(
            ("properties", "name"),
            {"type": "string", "enum": ["a"], "maxLength": 1},
            "maxLength",
            id="a length of an enum",
        ),
        pytest.param(
            ("properties", "name"),
            {"type": "integer", "enum": [1]},
            "enum",
            id="an enum of integers",
        ),
        pytest.param(
            ("properties", "name"),
            {"type": "boolean", "const": True},
            "const",
            id="a truth as a constant",
        ),
        pytest.param(
            ("properties", "name"),
            {"type": "string", "const": 1},
            "texts",
            id="a constant of another type",
        ),
        pytest.param(
            ("properties", "name"),
            {"type": ["string", "null"], "enum": ["a"]},
            "null",
            id="null in the type alone",
        ),
        pytest.param(
            ("properties", "name"),
            {"type": "string", "enum": ["a", None]},
            "null",
            id="null in the enum alone",
        ),
        pytest.param(
            ("properties", "name"),
            {"type": "string", "minimum": 1},
            "minimum",
            id="a least of a text",
        ),
        pytest.param(
            ("properties", "name"),
            {"type": "number", "multipleOf": 0.1},
            "multipleOf",
            id="multiples of a fraction",
        ),
        pytest.param(
            ("properties", "name"),
            {"type": "number", "maximum": 2**53},
            "2^53",
            id="more than a double holds exactly",
        ),
        pytest.param(
            ("properties", "name"),
            {"type": "integer", "exclusiveMinimum": 0.5},
            "integer",
            id="a fraction as a limit",
        ),
        pytest.param(
            ("properties", "parts", "uniqueItems"), True, "uniqueItems", id="unique items"
        ),
        pytest.param(
            ("properties", "parts", "contains"), {}, "contains", id="an item that must be there"
        ),
        pytest.param(("properties", "parts", "items"), GONE, "items", id="items of any kind"),
        pytest.param(("properties", "parts", "default"), [], "default", id="a default of a list"),
        pytest.param(("properties", "parts", "items", "oneOf"), [{}], "oneOf", id="oneOf in items"),
        pytest.param(
            ("properties", "parts", "items", "additionalProperties"),
            GONE,
            "additionalProperties",
            id="an open object in items",
        ),
        pytest.param(
            ("properties", "name"),
            {"oneOf": [TEXT, TEXT]},
            "discriminator",
            id="two branches of one type",
        ),
        pytest.param(
            ("properties", "name"),
            {"anyOf": [{"type": "integer"}, {"type": "number"}]},
            "discriminator",
            id="integer is a number",
        ),
        pytest.param(
            ("properties", "name"),
            {"oneOf": [PART, OTHER]},
            "discriminator",
            id="two objects without a discriminator",
        ),
        pytest.param(
            ("properties", "name"),
            {"oneOf": [TEXT, {"nullable": True}]},
            "nullable",
            id="a branch that is not enforced",
        ),
        pytest.param(
            ("properties", "name"), TAGGED | {"oneOf": [PART]}, "two or more", id="one branch"
        ),
        pytest.param(
            ("properties", "name"),
            {"anyOf": [PART, OTHER], "discriminator": {"propertyName": "kind"}},
            "anyOf",
            id="tagged anyOf",
        ),
        pytest.param(
            ("properties", "name"),
            TAGGED | {"oneOf": [PART, {"type": "object"}]},
            "named schema",
            id="a branch without a name",
        ),
        pytest.param(
            ("properties", "name"),
            TAGGED | {"oneOf": [PART, PART]},
            "one value of kind",
            id="a branch twice",
        ),
        pytest.param(
            ("properties", "name"),
            TAGGED | {"discriminator": {"propertyName": "size"}},
            "size must be",
            id="no such property",
        ),
        pytest.param(
            ("properties", "name"),
            TAGGED | {"discriminator": {"propertyName": "kind"}},
            "mapping",
            id="values that are no names",
        ),
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
    _refused(
        _spoiled("components", "schemas", "Sample", *place, fault=fault),
        f"{here} requestBody",
        said,
    )


@pytest.mark.parametrize(
    ("schema", "said"),
    [
        pytest.param(
            {"type": "string", "default": 1}, "/default: 1 is not", id="a default of another type"
        ),
        pytest.param(
            {"type": "string", "minLength": 2, "default": "a"},
            "/default: 'a' is too short",
            id="a default that is refused",
        ),
        pytest.param(
            {"type": "string", "pattern": "^[z-a]$"}, "/pattern", id="a range from behind"
        ),
        pytest.param(
            {"type": "string", "pattern": "^a{3,1}$"}, "/pattern", id="a repetition from behind"
        ),
        pytest.param(LIST | {"maxItems": 2.5}, "/maxItems", id="half an item"),
        pytest.param(
            {"type": "integer", "multipleOf": 0}, "/multipleOf", id="multiples of nothing"
        ),
        pytest.param({"type": "text"}, "/type", id="a type that there is not"),
    ],
)
def test_a_schema_that_says_nothing_sensible(schema: dict[str, Any], said: str) -> None:
    """The validator of OpenAPI refuses it before our compiler does; the place is ours."""
    spoiled = _spoiled("components", "schemas", "Sample", "properties", "name", fault=schema)
    _refused(spoiled, "/components/schemas/Sample/properties/name", said)


@pytest.mark.parametrize(
    ("path", "named"),
    [
        pytest.param(
            "/v1/contests/{sample_id}", "/v1/contests/{contest_id}", id="the shape of another one"
        ),
        pytest.param(
            "/v1/a{sample_id}", "/v1/a{sample_id}", id="a parameter that is part of a segment"
        ),
        pytest.param(
            "/v1/{sample_id}.json", "/v1/{sample_id}.json", id="a parameter with an ending"
        ),
        pytest.param(
            "/v1/samples/{other}", "/v1/samples/{other}", id="a parameter that is not described"
        ),
        pytest.param("/v1/samples", "/v1/samples", id="a described parameter that is not there"),
        pytest.param("/v1//{sample_id}", "/v1//{sample_id}", id="an empty segment"),
        pytest.param("/v1/a%20b/{sample_id}", "/v1/a%20b/{sample_id}", id="an escape"),
    ],
)
def test_a_path_that_would_not_be_found(path: str, named: str) -> None:
    document = _document()
    document["paths"][path] = document["paths"].pop(SAMPLE)
    _refused(document, path, named)


@pytest.mark.parametrize(
    ("place", "fault", "said"),
    [
        pytest.param(
            ("required",), [], "kind must be required", id="a discriminator that may be missing"
        ),
        pytest.param(
            ("properties", "kind"), TEXT, "kind must be required", id="a discriminator of any value"
        ),
        pytest.param(
            ("properties", "kind", "enum"),
            ["part", "piece"],
            "kind must be required",
            id="a branch of two values",
        ),
        pytest.param(("additionalProperties",), True, "closed object", id="an open branch"),
        pytest.param(
            ("properties", "part"),
            TEXT,
            "name of the branch",
            id="a field that is called as the branch",
        ),
    ],
)
def test_a_branch_that_would_not_be_told_apart(
    place: tuple[str, ...], fault: object, said: str
) -> None:
    document = _spoiled("components", "schemas", "Part", *place, fault=fault)
    document["components"]["schemas"]["Sample"]["properties"]["name"] = TAGGED
    _refused(document, f"{here} requestBody/name/oneOf/0", said)


def test_a_union_that_compiles() -> None:
    assert _compiled(
        _spoiled("components", "schemas", "Sample", "properties", "name", fault=TAGGED)
    )


def test_a_list_that_holds_itself() -> None:
    document = _spoiled(
        "components",
        "schemas",
        "Sample",
        "properties",
        "name",
        fault={"$ref": "#/components/schemas/Deep"},
    )
    document["components"]["schemas"]["Deep"] = {
        "type": "array",
        "items": {"$ref": "#/components/schemas/Deep"},
    }
    _refused(document, f"{here} requestBody/name", "holds itself")


def test_a_union_that_is_a_body_and_a_part_elsewhere() -> None:
    """The generator writes a part where it is used,
    and then there is no class that could parse the body.
    """
    document = _spoiled("components", "schemas", "Sample", fault=TAGGED)
    document["components"]["schemas"]["Holder"] = {
        "type": "object",
        "properties": {"a": {"$ref": "#/components/schemas/Sample"}},
    }
    with pytest.raises(Failure, match=f"{here} requestBody: Sample has no model"):
        compile_document(document)


def test_a_schema_that_holds_itself() -> None:
    """It may compile or be refused, with a message."""
    with contextlib.suppress(Failure):
        _compiled(
            _spoiled(
                "components",
                "schemas",
                "Sample",
                "properties",
                "next",
                fault={"$ref": "#/components/schemas/Sample"},
            )
        )


def test_a_reference_to_nothing() -> None:
    spoiled = _spoiled(
        "paths", SAMPLE, "put", "parameters", 1, fault={"$ref": "#/components/parameters/Nothing"}
    )
    _refused(spoiled, "", "/components/parameters/Nothing")


def test_a_key_of_a_path_that_would_not_be_enforced() -> None:
    _refused(_spoiled("paths", SAMPLE, "parameters", fault=[]), SAMPLE, "parameters")


@pytest.mark.parametrize(
    "keyword", ["webhooks", "jsonSchemaDialect", "security", "externalDocs", "x-tagGroups"]
)
def test_a_part_of_the_document_that_nothing_reads(keyword: str) -> None:
    document = _document()
    document[keyword] = {}
    _refused(document, "openapi: /", keyword)


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        pytest.param(("path", "size"), ("query", "size"), "size", id="a path and a query"),
        pytest.param(("query", "size"), ("header", "size"), "size", id="a query and a header"),
        pytest.param(
            ("query", "x-size"),
            ("header", "X-Size"),
            "x-size",
            id="a query and a header in capitals",
        ),
        pytest.param(("query", "size"), ("cookie", "size"), "size", id="a query and a cookie"),
        pytest.param(
            ("header", "X-Size"),
            ("header", "x-size"),
            "x-size",
            id="two headers that differ in case",
        ),
    ],
)
def test_two_parameters_of_one_name(
    first: tuple[str, str], second: tuple[str, str], said: str
) -> None:
    """A call has one value under a name: the other one would be lost."""
    document = _document()
    operation = document["paths"].pop(SAMPLE)["put"]
    path = "/v1/samples/{size}" if first[0] == "path" else "/v1/samples"
    operation["parameters"] = [
        {"name": name, "in": place, "required": place == "path", "schema": {"type": "string"}}
        for place, name in (first, second)
    ]
    document["paths"][path] = {"put": operation}
    _refused(document, f"{path} PUT", f"two parameters are called {said}")


CHOICE = {
    media_type: {"schema": {"type": "string"}}
    for media_type in ("application/json", "application/jsonl", "text/csv")
}


def test_a_reply_in_several_media_types_is_chosen_by_the_client() -> None:
    reply = {"description": "Done", "content": CHOICE}
    compiled = _compiled(_spoiled("paths", SAMPLE, "put", "responses", "200", fault=reply))
    assert "produces=('application/json', 'application/jsonl', 'text/csv')" in compiled
    assert compiled.count("produces=(") == _compiled(_document()).count("produces=(") + 1


@pytest.mark.parametrize(
    ("status", "content", "more", "said"),
    [
        pytest.param("201", CHOICE, {}, "only a 200", id="what was made"),
        pytest.param("200", CHOICE | {"text/html": {}}, {}, "only a 200", id="another media type"),
        pytest.param("200", dict(reversed(CHOICE.items())), {}, "first", id="another first"),
        pytest.param(
            "200",
            CHOICE,
            {"parameters": [{"name": "accept", "in": "query", "schema": {"type": "string"}}]},
            "a parameter is called accept",
            id="a parameter of that name",
        ),
        pytest.param("200", CHOICE, {"x-cache": {"max_age_s": 5}}, "x-cache", id="a cache"),
    ],
)
def test_a_choice_that_the_gateway_does_not_offer(
    status: str, content: dict[str, Any], more: dict[str, Any], said: str
) -> None:
    document = _document()
    operation = document["paths"][SAMPLE].pop("put")
    operation["responses"] = {status: {"description": "Done", "content": content}}
    del operation["requestBody"]
    operation["parameters"] += more.get("parameters", [])
    operation |= {name: value for name, value in more.items() if name != "parameters"}
    document["paths"][SAMPLE]["get"] = operation
    _refused(document, f"{SAMPLE} GET", said)


def test_parameters_that_differ_in_case_only_outside_of_headers() -> None:
    document = _document()
    more = [{"name": name, "in": "query", "schema": {"type": "string"}} for name in ("by", "By")]
    document["paths"][SAMPLE]["put"]["parameters"] += more
    assert "name='By'" in _compiled(document)


def test_a_schema_of_one_service_that_another_uses() -> None:
    document = _document()
    document["components"]["schemas"]["Balance"]["properties"]["user"] = {
        "$ref": "#/components/schemas/User"
    }
    with pytest.raises(Failure, match=r"components/schemas/auth.yaml User: token uses it"):
        compile_document(document)


def test_two_operations_of_one_name() -> None:
    _refused(_spoiled("paths", SAMPLE, "put", "operationId", fault="getMe"), SAMPLE, "getMe")


def _document() -> dict[str, Any]:
    document = copy.deepcopy(DOCUMENT)
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
