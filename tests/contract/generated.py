"""Values of a schema and values that nearly are, and JSON Schema's verdict on them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend

from tools.contract.rules import resolve

Schema = dict[str, Any]

UUIDS = (
    "3f2b8a5e-8f0c-4b7d-9a53-5f0f5d1c2a77",
    "3F2B8A5E-8F0C-4B7D-9A53-5F0F5D1C2A77",
    "00000000-0000-0000-0000-000000000000",
)
TIMES = (
    *(
        "2026-11-21T12:00:00Z",
        "2026-11-21t23:59:59.5z",
        "2024-02-29T00:00:00+23:59",
        "0001-01-01T00:00:00.123456789-00:00",
    ),
    *("9999-12-31T23:59:59Z", "2026-11-21T12:00:00.1234567+05:30"),
)
NO_TIMES = (
    *(
        "2026-11-21 12:00:00Z",
        "2026-11-21T12:00Z",
        "2026-11-21",
        "1",
        "1763726400",
        "2026-11-21T12:00:00",
        "2026-11-21T12:00:00+0000",
    ),
    *(
        "2026-11-21T12:00:60Z",
        "2026-11-21T24:00:00Z",
        "2026-02-29T12:00:00Z",
        "0000-01-01T00:00:00Z",
        "2026-11-21T12:00:00+24:00",
    ),
    *(
        "2026-11-21T12:00:00,5Z",
        "2026-11-21T12:00:00.Z",
        "2026-11-21T12:00:00Z\n",
        "\u0662026-11-21T12:00:00Z",
        "2026-13-01T12:00:00Z",
    ),
    *(
        "2026-11-21T12:60:00Z",
        "2026-11-21T12:00:00+23:60",
        "20261121T120000Z",
        "2026-W47-6T12:00:00Z",
        "2026-11-21T12:00:00 Z",
    ),
)
NO_UUIDS = (
    UUIDS[0] + "\n",
    UUIDS[0].replace("-", ""),
    "{" + UUIDS[0] + "}",
    "urn:uuid:" + UUIDS[0],
    "g" + UUIDS[0][1:],
    UUIDS[0][1:],
)
ODD: tuple[Any, ...] = (
    *(
        None,
        True,
        False,
        0,
        1,
        -1,
        2,
        3,
        4,
        5,
        7,
        9,
        10,
        0.5,
        -2.5,
        2.5,
        2.500001,
        1.5,
        3.5,
        1e-9,
        1e300,
        2**53 - 1,
        2**53,
        10**30,
    ),
    *(
        "",
        "a",
        "ab",
        "abc",
        "abcde",
        "a\n",
        "A1\n",
        "é",
        "e\u0301",
        "\U0001f600" * 2,
        "\U0001f600" * 3,
        "\u0661",
        "1",
        "true",
        "null",
        "x" * 300,
    ),
    *(
        "red",
        "quiz",
        "visit",
        "Points",
        "same",
        [],
        [1],
        ["ab"],
        ["ab", "ab"],
        [1, 2, 3],
        [None],
        {},
        {"a": 1},
        {"kind": "quiz"},
    ),
    *(
        {"kind": "visit"},
        {"kind": "Points", "amount": 5},
        {"a": 1, "b": 2, "c": 3},
        *UUIDS,
        *TIMES,
        *NO_TIMES,
        *NO_UUIDS,
    ),
)

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3)
    ),
    max_leaves=8,
)


def so_many(examples: int) -> settings:
    """Hypothesis's settings for so many cases, the same ones in each run."""
    return settings(
        max_examples=examples,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        derandomize=True,
    )


def good(document: Schema, schema: Schema, depth: int = 0) -> st.SearchStrategy[Any]:
    """Values of a schema, in the part of JSON Schema that the compiler lets through."""
    schema = resolve(document, schema, "")
    if "enum" in schema or "const" in schema:
        return st.sampled_from(schema.get("enum") or [schema["const"]])
    if "oneOf" in schema or "anyOf" in schema:
        branches = [
            resolve(document, branch, "") for branch in schema.get("oneOf") or schema["anyOf"]
        ]
        return st.one_of(
            [
                good(document, branch, depth + 1)
                for branch in branches
                if depth < 4 or "series" not in str(branch)
            ]
        )
    kinds: dict[str, Callable[[], st.SearchStrategy[Any]]] = {
        "object": lambda: _object(document, schema, depth),
        "array": lambda: st.lists(
            good(document, schema["items"], depth + 1), **_sizes(schema, "Items")
        ),
        "integer": lambda: _integers(schema),
        "number": lambda: _numbers(schema),
        "string": lambda: _texts(schema),
        "boolean": st.booleans,
        "null": st.none,
    }
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return st.one_of([kinds[kind]() for kind in types])


def _object(document: Schema, schema: Schema, depth: int) -> st.SearchStrategy[Any]:
    properties, required = schema.get("properties", {}), schema.get("required", ())
    if isinstance(schema["additionalProperties"], dict):
        return st.dictionaries(
            st.text(max_size=3),
            good(document, schema["additionalProperties"], depth + 1),
            **_sizes(schema, "Properties"),
        )
    always = {
        name: good(document, child, depth + 1)
        for name, child in properties.items()
        if name in required
    }
    optional = {
        name: good(document, child, depth + 1)
        for name, child in properties.items()
        if name not in required and depth < 3
    }
    return st.fixed_dictionaries(always, optional=optional)


def _sizes(schema: Schema, what: str) -> dict[str, Any]:
    return {
        "min_size": schema.get(f"min{what}", 0),
        "max_size": min(schema.get(f"max{what}", 3), 3),
    }


def _integers(schema: Schema) -> st.SearchStrategy[int]:
    least = schema.get("minimum", schema.get("exclusiveMinimum", -11) + 1)
    most = schema.get("maximum", schema.get("exclusiveMaximum", 10**17 if least >= 0 else 11) - 1)
    step = schema.get("multipleOf", 1)
    return st.integers(-(-least // step), most // step).map(lambda number: number * step)


def _numbers(schema: Schema) -> st.SearchStrategy[float]:
    least, most = (
        schema.get("minimum", schema.get("exclusiveMinimum")),
        schema.get("maximum", schema.get("exclusiveMaximum")),
    )
    open_ends: dict[str, Any] = {
        "exclude_min": "exclusiveMinimum" in schema,
        "exclude_max": "exclusiveMaximum" in schema,
    }
    return st.floats(least, most, allow_nan=False, allow_infinity=False, **open_ends)


def _texts(schema: Schema) -> st.SearchStrategy[str]:
    if "format" in schema:
        return st.sampled_from(UUIDS if schema["format"] == "uuid" else TIMES)
    least, most = schema.get("minLength", 0), min(schema.get("maxLength", 40), 200)
    if "pattern" in schema:
        return st.from_regex(str(schema["pattern"]), fullmatch=True).filter(
            lambda text: least <= len(text) <= most
        )
    return st.text(min_size=least, max_size=most)


def near(document: Schema, schema: Schema) -> st.SearchStrategy[Any]:
    """Values that are nearly right: a good one with one node of it changed, dropped or added."""
    names = sorted(
        {
            name
            for each in document["components"]["schemas"].values()
            for name in each.get("properties", {})
        }
        | {"other"}
    )
    whole = good(document, schema)
    # In a tuple: else each branch of a choice is drawn as often as all that is spoiled.
    return st.tuples(whole).map(lambda drawn: drawn[0]) | st.tuples(
        whole,
        JSON | st.sampled_from(ODD) | st.sampled_from(ODD),
        st.integers(0, 2**30),
        st.sampled_from(names),
    ).map(_spoiled)


def _spoiled(drawn: tuple[Any, Any, int, str]) -> Any:
    value, other, choice, name = drawn
    places = list(_places(value))
    path = places[choice % len(places)]
    if choice % 7 == 0 and path:
        return _with(value, path, gone=True)
    if choice % 7 == 1:
        return (
            _with(value, [*path[:-1], name], other) if path and isinstance(path[-1], str) else other
        )
    return _with(value, path, other)


def _places(value: Any) -> Iterator[list[Any]]:
    """The way to each node."""
    yield []
    for key, child in (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    ):
        yield from ([key, *rest] for rest in _places(child))


def _with(value: Any, path: list[Any], other: Any = None, *, gone: bool = False) -> Any:
    if not path:
        return other
    copied = dict(value) if isinstance(value, dict) else list(value)
    if gone and len(path) == 1:
        del copied[path[0]]
    else:
        copied[path[0]] = _with(
            value[path[0]] if len(path) > 1 else None, path[1:], other, gone=gone
        )
    return copied


def _pattern(validator: Any, pattern: str, value: Any, schema: Any) -> Iterator[ValidationError]:
    """As in ECMA-262, where `$` does not match before a last newline, as Python's does."""
    if isinstance(value, str) and not re.search(pattern.removesuffix("$") + r"\Z", value, re.ASCII):
        yield ValidationError("pattern")


def _format(validator: Any, name: str, value: Any, schema: Any) -> Iterator[ValidationError]:
    if isinstance(value, str) and (
        value.endswith("\n") or not Draft202012Validator.FORMAT_CHECKER.conforms(value, name)
    ):
        yield ValidationError("format")


def _is_integer(checker: Any, value: Any) -> bool:
    """We take an integer only as integers are written,
    while JSON Schema counts 1.0 and 1e2 as well: the one exception.
    """
    return isinstance(value, int) and not isinstance(value, bool)


Reference: type[Draft202012Validator] = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator,
    {"pattern": _pattern, "format": _format},
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_integer),
)
