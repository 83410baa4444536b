"""What makes no sense does not compile: schemas, references, parts that nothing reads."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest

from tests.tools.contract.sample import HERE, LIST, SAMPLE, compiled, refused, sample, spoiled
from tools.console import Failure
from tools.contract.compile import compile_document


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
    document = spoiled("components", "schemas", "Sample", "properties", "name", fault=schema)
    refused(document, "/components/schemas/Sample/properties/name", said)


def test_a_list_that_holds_itself() -> None:
    document = spoiled(
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
    refused(document, f"{HERE} requestBody/name", "holds itself")


def test_a_schema_that_holds_itself() -> None:
    """It may compile or be refused, with a message."""
    with contextlib.suppress(Failure):
        compiled(
            spoiled(
                "components",
                "schemas",
                "Sample",
                "properties",
                "next",
                fault={"$ref": "#/components/schemas/Sample"},
            )
        )


def test_a_reference_to_nothing() -> None:
    document = spoiled(
        "paths", SAMPLE, "put", "parameters", 1, fault={"$ref": "#/components/parameters/Nothing"}
    )
    refused(document, "", "/components/parameters/Nothing")


@pytest.mark.parametrize(
    "keyword", ["jsonSchemaDialect", "security", "externalDocs", "x-tagGroups"]
)
def test_a_part_of_the_document_that_nothing_reads(keyword: str) -> None:
    document = sample()
    document[keyword] = {}
    refused(document, "openapi: /", keyword)


@pytest.mark.programs
def test_a_schema_of_one_service_that_another_uses() -> None:
    document = sample()
    document["components"]["schemas"]["Balance"]["properties"]["user"] = {
        "$ref": "#/components/schemas/User"
    }
    with pytest.raises(Failure, match=r"components/schemas/auth.yaml User: token uses it"):
        compile_document(document)
