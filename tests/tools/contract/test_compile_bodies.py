"""What the gateway would not enforce does not compile: bodies."""

from __future__ import annotations

import pytest

from tests.tools.contract.sample import GONE, HERE, TEXT, UUID, refused, spoiled

pytestmark = pytest.mark.search


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
            {"$ref": "#/components/schemas/Locale", "format": "email"},
            "format",
            id="a keyword beside a reference",
        ),
        pytest.param(("properties", "name"), True, "name", id="anything at all"),
    ],
)
def test_a_body_that_would_not_be_checked(place: tuple[str, ...], fault: object, said: str) -> None:
    refused(
        spoiled("components", "schemas", "Sample", *place, fault=fault),
        f"{HERE} requestBody",
        said,
    )
