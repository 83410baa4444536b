"""The gateway's verdict on thousands of generated bodies and parameters, against jsonschema's verdict by the document."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from contest.contract import models
from contest.gateway.check import check
from contest.gateway.match import match
from contest.gateway.trace import Trace
from contest.kit.call import Actor, parse_body
from contest.kit.problems import Problem
from contest.kit.request import Request
from tools.compile_spec import load
from tools.compile_table import operations, resolve

DOCUMENT = load()
TRACE = Trace("request", "00-" + "1" * 32 + "-" + "1" * 16 + "-00", "/")
BODIES = sorted(
    {
        operation["requestBody"]["content"]["application/json"]["schema"]["$ref"].rsplit("/", 1)[1]
        for _, _, operation in operations(DOCUMENT)
        if "requestBody" in operation
    }
)
WITH_PARAMETERS = [(path, method, operation) for path, method, operation in operations(DOCUMENT) if operation.get("parameters")]

# 2 kinds of values for each body, and 1 for each operation with parameters: more than 5,000 cases together.
thoroughly = settings(max_examples=1000, deadline=None, database=None, suppress_health_check=list(HealthCheck), derandomize=True)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=8,
)


def _schema(name: str) -> dict[str, Any]:
    return DOCUMENT | {"$ref": f"#/components/schemas/{name}"}


def _good(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Values of a schema, in the part of JSON Schema that the compiler lets through."""
    schema = resolve(DOCUMENT, schema, "")
    if "enum" in schema or "const" in schema:
        return st.sampled_from(schema.get("enum") or [schema["const"]])
    kinds: dict[str, Callable[[], st.SearchStrategy[Any]]] = {
        "object": lambda: st.fixed_dictionaries({name: _good(child) for name, child in schema.get("properties", {}).items()}),
        "array": lambda: st.lists(_good(schema["items"]), max_size=3),
        "integer": lambda: st.integers(schema.get("minimum"), schema.get("maximum")),
        "string": lambda: _good_text(schema),
        "boolean": st.booleans,
    }
    return kinds[schema["type"]]()


def _good_text(schema: dict[str, Any]) -> st.SearchStrategy[str]:
    least, most = schema.get("minLength", 0), min(schema.get("maxLength", 40), 200)
    if "pattern" in schema:
        return st.from_regex(schema["pattern"], fullmatch=True).filter(lambda text: least <= len(text) <= most)
    return st.text(min_size=least, max_size=most)


def _near(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Values that are nearly right: a good one with one field changed, dropped or added."""

    def spoil(pair: tuple[Any, Any, int]) -> Any:
        good, other, choice = pair
        spoiled = dict(good)
        keys = [*spoiled, "update_id", "init_data", "other"]
        key = keys[choice % len(keys)]
        if choice % 3 == 0:
            spoiled.pop(key, None)
        else:
            spoiled[key] = other
        return spoiled

    return st.tuples(_good(schema), JSON, st.integers(0, 999)).map(spoil) | _good(schema)


def _is_written_as_an_integer(value: Any) -> bool:
    """The one exception: we take an integer only as integers are written, while JSON Schema counts 1.0 and 1e2 as well."""
    return not any(isinstance(each, float) and each.is_integer() for each in (value.values() if isinstance(value, dict) else ()))


@pytest.mark.parametrize("name", BODIES)
@pytest.mark.parametrize("kind", ["near", "anything"])
def test_bodies(name: str, kind: str) -> None:
    validator = Draft202012Validator(_schema(name))
    plain = resolve(DOCUMENT, {"$ref": f"#/components/schemas/{name}"}, "")
    counted = {"good": 0, "bad": 0}

    @seed(1)
    @thoroughly
    @given(_near(plain) if kind == "near" else JSON)
    def agree(value: Any) -> None:
        ours, theirs = _accepts(lambda: parse_body(getattr(models, name), json.dumps(value))), validator.is_valid(value)
        counted["good" if theirs else "bad"] += 1
        assert ours == theirs or (theirs and not _is_written_as_an_integer(value)), value

    agree()
    assert counted["bad"] > 100
    assert kind == "anything" or counted["good"] > 100


@pytest.mark.parametrize(("path", "method", "operation"), WITH_PARAMETERS, ids=lambda value: value if isinstance(value, str) else None)
def test_parameters(path: str, method: str, operation: dict[str, Any]) -> None:
    parameters = [resolve(DOCUMENT, each, path) for each in operation["parameters"]]
    schemas = {each["name"]: resolve(DOCUMENT, each["schema"], path) for each in parameters}
    counted = {True: 0, False: 0}

    @seed(1)
    @thoroughly
    @given(
        st.fixed_dictionaries({each["name"]: _texts(schemas[each["name"]], required=each.get("required", False)) for each in parameters})
    )
    def agree(texts: dict[str, str | None]) -> None:
        given_texts = {name: text for name, text in texts.items() if text is not None}
        theirs = all(_is_valid(schemas[name], text) for name, text in given_texts.items())
        ours = _checked(path, method, {each["name"]: each["in"] for each in parameters}, given_texts)
        counted[theirs] += 1
        assert ours == theirs, given_texts

    agree()
    assert min(counted.values()) > 4  # a list of five names has no more good values


def _texts(schema: dict[str, Any], *, required: bool) -> st.SearchStrategy[str | None]:
    good = _good(schema).map(str)
    odd = st.sampled_from(
        ["", "0", "-1", "+1", "1_0", "01", "1.0", "1e2", "٣", "true", "null", " 1", "1\n", "a\n", "..", "a b", "é", "x" * 300]
    )
    texts = good | good | good | odd | st.text(max_size=8)
    return texts if required else st.none() | texts


def _is_valid(schema: dict[str, Any], text: str) -> bool:
    value: Any = text
    if schema["type"] == "integer":
        if not re.fullmatch(r"-?(0|[1-9][0-9]*)", text, re.ASCII):
            return False
        value = int(text)
    # ECMA-262 has no `$` that matches before a last newline, as Python's has: jsonschema uses Python's.
    return "\n" not in text and Draft202012Validator(schema).is_valid(value)


def _checked(path: str, method: str, places: dict[str, str], texts: dict[str, str]) -> bool:
    values = [texts[name] for name in re.findall(r"\{([^}]*)\}", path)]
    query = "&".join(f"{name}={quote(text, safe='')}" for name, text in texts.items() if places[name] == "query")
    # A value of the path reaches the check only in canonical spelling: what match() refuses is refused.
    whole = re.sub(r"\{([^}]*)\}", lambda found: texts[found[1]], path)
    return _accepts(lambda: _run(whole, method, query, values))


def _run(path: str, method: str, query: str, values: list[str]) -> None:
    operation, found, _ = match(path, method)
    assert operation is not None
    assert found == values

    async def nothing(bytes_max: int) -> bytes:
        return b"{}"

    coroutine = check(Request(method, path, query, lambda _: None, nothing), operation, found, TRACE, Actor("u", "s", ()))
    try:
        coroutine.send(None)
    except StopIteration:
        return


def _accepts(work: Callable[[], object]) -> bool:
    try:
        work()
    except Problem:
        return False
    return True


def test_there_are_more_than_five_thousand_cases() -> None:
    assert (2 * len(BODIES) + len(WITH_PARAMETERS)) * 1000 > 5000
