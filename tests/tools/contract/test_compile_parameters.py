"""What the gateway would not enforce does not compile: parameters."""

from __future__ import annotations

import pytest

from tests.tools.contract.sample import HERE, LIST, SAMPLE, UUID, compiled, refused, sample, spoiled

pytestmark = pytest.mark.search

QUERY = ("parameters", 1)


def test_a_least_of_zero_is_kept() -> None:
    assert (
        "Parameter(name='size', place='query', kind='integer', minimum=0, maximum=9)"
        in compiled(spoiled("paths", SAMPLE, "put", *QUERY, "schema", "minimum", fault=0))
    )


@pytest.mark.parametrize(
    ("place", "fault", "named", "said"),
    [
        pytest.param(
            (*QUERY, "schema", "multipleOf"),
            2,
            f"{HERE} parameter size",
            "multipleOf",
            id="an unknown keyword",
        ),
        pytest.param(
            (*QUERY, "schema", "nullable"),
            True,
            f"{HERE} parameter size",
            "nullable",
            id="nullable",
        ),
        pytest.param(
            (*QUERY, "schema"),
            {"type": "object"},
            f"{HERE} parameter size",
            "object",
            id="a type without a check",
        ),
        pytest.param(
            (*QUERY, "schema"),
            {"oneOf": [{"type": "integer"}]},
            f"{HERE} parameter size",
            "None",
            id="a union",
        ),
        pytest.param(
            (*QUERY, "schema"),
            {"type": "string", "format": "email"},
            f"{HERE} parameter size",
            "email",
            id="a format",
        ),
        pytest.param(
            (*QUERY, "schema"),
            UUID | {"minLength": 2},
            f"{HERE} parameter size",
            "minLength",
            id="a length beside a format",
        ),
        pytest.param(
            (*QUERY, "schema", "format"),
            "int32",
            f"{HERE} parameter size",
            "format",
            id="a format of integers",
        ),
        pytest.param(
            (*QUERY, "schema"),
            {"type": "number", "enum": [0.5]},
            f"{HERE} parameter size",
            "enum",
            id="an enum of fractions",
        ),
        pytest.param(
            (*QUERY, "schema", "minimum"),
            0.5,
            f"{HERE} parameter size",
            "minimum",
            id="a fraction as an integer's least",
        ),
        pytest.param(
            (*QUERY, "schema", "maximum"),
            2**53,
            f"{HERE} parameter size",
            "2^53",
            id="more than clients can count",
        ),
        pytest.param(
            (*QUERY, "schema"),
            LIST | {"uniqueItems": True},
            f"{HERE} parameter size",
            "uniqueItems",
            id="a keyword of a list",
        ),
        pytest.param(
            (*QUERY, "schema"),
            LIST | {"items": LIST},
            f"{HERE} parameter size",
            "array",
            id="a list of lists",
        ),
        pytest.param(
            (*QUERY, "explode"),
            False,
            f"{HERE} parameter size",
            "explode",
            id="a list in one parameter",
        ),
        pytest.param(
            (*QUERY, "in"), "querystring", f"{SAMPLE}", "querystring", id="a place that is none"
        ),
        pytest.param(
            (*QUERY, "schema"),
            {"type": ["string", "null"]},
            f"{HERE} parameter size",
            "null",
            id="two types",
        ),
        pytest.param(
            (*QUERY, "style"), "spaceDelimited", f"{HERE} parameter size", "style", id="a style"
        ),
        pytest.param(
            (*QUERY, "deprecated"),
            True,
            f"{HERE} parameter size",
            "deprecated",
            id="a key that nothing reads",
        ),
        pytest.param(
            (*QUERY, "schema", "enum"),
            [1, "2"],
            f"{HERE} parameter size",
            "enum",
            id="an enum of two types",
        ),
        pytest.param(
            (*QUERY, "schema", "enum"),
            [True],
            f"{HERE} parameter size",
            "enum",
            id="a truth among integers",
        ),
        pytest.param(
            (*QUERY, "schema", "minLength"),
            2,
            f"{HERE} parameter size",
            "minLength",
            id="a length of a number",
        ),
        pytest.param(
            (*QUERY, "schema"),
            {"$ref": "#/components/schemas/Locale", "maxLength": 1},
            f"{HERE} parameter size",
            "maxLength",
            id="a keyword beside a reference",
        ),
    ],
)
def test_a_parameter_that_would_not_be_checked(
    place: tuple[str | int, ...], fault: object, named: str, said: str
) -> None:
    refused(spoiled("paths", SAMPLE, "put", *place, fault=fault), named, said)


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
    document = spoiled("paths", SAMPLE, "put", "parameters", 0, "schema", "pattern", fault=pattern)
    refused(document, f"{HERE} parameter sample_id", repr(pattern))


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
    document = sample()
    operation = document["paths"].pop(SAMPLE)["put"]
    path = "/v1/samples/{size}" if first[0] == "path" else "/v1/samples"
    operation["parameters"] = [
        {"name": name, "in": place, "required": place == "path", "schema": {"type": "string"}}
        for place, name in (first, second)
    ]
    document["paths"][path] = {"put": operation}
    refused(document, f"{path} PUT", f"two parameters are called {said}")


def test_parameters_that_differ_in_case_only_outside_of_headers() -> None:
    document = sample()
    more = [{"name": name, "in": "query", "schema": {"type": "string"}} for name in ("by", "By")]
    document["paths"][SAMPLE]["put"]["parameters"] += more
    assert "name='By'" in compiled(document)
