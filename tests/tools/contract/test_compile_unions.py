"""What the gateway would not enforce does not compile: unions."""

from __future__ import annotations

from typing import Any

import pytest

from tests.tools.contract.sample import HERE, OTHER, PART, TAGGED, TEXT, compiled, refused, spoiled
from tools.console import Failure
from tools.contract.compile import compile_document

pytestmark = pytest.mark.search


@pytest.mark.parametrize(
    ("union", "said"),
    [
        pytest.param(
            {"oneOf": [TEXT, TEXT]},
            "discriminator",
            id="two branches of one type",
        ),
        pytest.param(
            {"anyOf": [{"type": "integer"}, {"type": "number"}]},
            "discriminator",
            id="integer is a number",
        ),
        pytest.param(
            {"oneOf": [PART, OTHER]},
            "discriminator",
            id="two objects without a discriminator",
        ),
        pytest.param(
            {"oneOf": [TEXT, {"nullable": True}]},
            "nullable",
            id="a branch that is not enforced",
        ),
        pytest.param(TAGGED | {"oneOf": [PART]}, "two or more", id="one branch"),
        pytest.param(
            {"anyOf": [PART, OTHER], "discriminator": {"propertyName": "kind"}},
            "anyOf",
            id="tagged anyOf",
        ),
        pytest.param(
            TAGGED | {"oneOf": [PART, {"type": "object"}]},
            "named schema",
            id="a branch without a name",
        ),
        pytest.param(
            TAGGED | {"oneOf": [PART, PART]},
            "one value of kind",
            id="a branch twice",
        ),
        pytest.param(
            TAGGED | {"discriminator": {"propertyName": "size"}},
            "size must be",
            id="no such property",
        ),
        pytest.param(
            TAGGED | {"discriminator": {"propertyName": "kind"}},
            "mapping",
            id="values that are no names",
        ),
    ],
)
def test_a_union_that_would_not_be_told_apart(union: dict[str, Any], said: str) -> None:
    document = spoiled("components", "schemas", "Sample", "properties", "name", fault=union)
    refused(document, f"{HERE} requestBody", said)


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
    document = spoiled("components", "schemas", "Part", *place, fault=fault)
    document["components"]["schemas"]["Sample"]["properties"]["name"] = TAGGED
    refused(document, f"{HERE} requestBody/name/oneOf/0", said)


def test_a_union_that_compiles() -> None:
    assert compiled(spoiled("components", "schemas", "Sample", "properties", "name", fault=TAGGED))


@pytest.mark.programs
def test_a_union_that_is_a_body_and_a_part_elsewhere() -> None:
    """The generator writes a part where it is used,
    and then there is no class that could parse the body.
    """
    document = spoiled("components", "schemas", "Sample", fault=TAGGED)
    document["components"]["schemas"]["Holder"] = {
        "type": "object",
        "properties": {"a": {"$ref": "#/components/schemas/Sample"}},
    }
    with pytest.raises(Failure, match=f"{HERE} requestBody: Sample has no model"):
        compile_document(document)
