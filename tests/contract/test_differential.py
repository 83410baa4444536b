"""The gateway's verdict on thousands of generated bodies and parameters,
against jsonschema's verdict by the document.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, seed
from hypothesis import strategies as st

from contest.gateway.operation import Parameter
from contest.kit.call import parse_body
from contest.kit.http.strictjson import decode_json_text
from contest.kit.problems import Problem
from tests.contract.generated import JSON, NO_TIMES, NO_UUIDS, Reference, good, near, so_many
from tests.contract.subjects import PROJECT, SHAPES, Subject, takes
from tests.sizes import sizes
from tools.contract.rules import resolve

# Of each in `make soak`; in `make test` a thirtieth of the bodies, a fifteenth of the parameters.
# Of so few the mix is a matter of luck: Hypothesis also draws the constants of whichever of our
# modules its process has imported.
BODY_CASES, PARAMETER_CASES = 500, 300
ODD_TEXTS = (
    *(
        "",
        "0",
        "-1",
        "+1",
        "1_0",
        "01",
        "1.0",
        "1e2",
        "٣",
        "true",
        "null",
        " 1",
        "1\n",
        "a\n",
        "..",
        "a b",
        "é",
        "x" * 300,
    ),
    *(
        "-0",
        "2",
        "30",
        "12",
        "-3",
        "2.5",
        "2.500001",
        "-1.5",
        "100",
        "99.9",
        ".5",
        "5.",
        "0x1",
        "NaN",
        "inf",
        "Infinity",
        "1e400",
        "-1e-9",
    ),
    *("1e", "1E+1", "TRUE", "abcd", "\U0001f600" * 4, "\U0001f600" * 5, *NO_TIMES, *NO_UUIDS),
)
KINDS = ((PROJECT, "near"), (PROJECT, "anything"), (SHAPES, "near"))
BODIES = [
    pytest.param(subject, name, kind, id=f"{subject.name} {name} {kind}", marks=subject.marks)
    for subject, kind in KINDS
    for name in subject.bodies
]
SUBJECTS = [pytest.param(each, id=each.name, marks=each.marks) for each in (PROJECT, SHAPES)]


@sizes(BODY_CASES // 30, BODY_CASES)
@pytest.mark.parametrize(("subject", "name", "kind"), BODIES)
def test_bodies(subject: Subject, name: str, kind: str, cases: int) -> None:
    reference = {"$ref": f"#/components/schemas/{name}"}
    validator, model = Reference(subject.document | reference), getattr(subject.models, name)
    counted = {True: 0, False: 0}

    @seed(1)
    @so_many(cases)
    @given(near(subject.document, reference) if kind == "near" else JSON)
    def agree(value: Any) -> None:
        ours = _accepts(lambda: parse_body(model, decode_json_text(json.dumps(value).encode())))
        theirs = validator.is_valid(value)
        counted[theirs] += 1
        assert ours == theirs, value

    agree()
    if cases == BODY_CASES:
        assert counted[False] > cases // 5
        # A choice between two values has no more good bodies.
        assert kind == "anything" or counted[True] > 1


@sizes(PARAMETER_CASES // 15, PARAMETER_CASES)
@pytest.mark.parametrize("subject", SUBJECTS)
def test_parameters(subject: Subject, cases: int) -> None:
    """Each parameter's text by itself. Whole requests are in test_openapi_core.py."""
    for described, compiled in subject.parameters:
        _try_parameter(subject.document, described, compiled, cases)


def _try_parameter(
    document: dict[str, Any], described: dict[str, Any], compiled: Parameter, cases: int
) -> None:
    schema, name = described["schema"], described["name"]
    counted = {True: 0, False: 0}

    @seed(1)
    @so_many(cases)
    @given(_texts(document, schema))
    def agree(texts: list[str]) -> None:
        theirs = _is_valid(document, schema, texts)
        counted[theirs] += 1
        assert takes(compiled, texts) == theirs, (name, texts)

    agree()
    if cases == PARAMETER_CASES:
        assert counted[True], name
        assert counted[False] or not _refusable(document, schema), name


def _refusable(document: dict[str, Any], schema: dict[str, Any]) -> list[str]:
    """Texts that are refused for certain, where a schema refuses any."""
    schema = resolve(document, schema, "")
    if schema["type"] == "array":
        return _refusable(document, schema["items"])
    lengths = [schema.get("minLength", 0) - 1, schema.get("maxLength", -2) + 1]
    texts = ["a" * length for length in lengths if length >= 0] + list(ODD_TEXTS)
    return [text for text in texts if not _is_valid(document, schema, [text])]


def _texts(document: dict[str, Any], schema: dict[str, Any]) -> st.SearchStrategy[list[str]]:
    """A value as it is written, or something like it; several for a list."""
    schema = resolve(document, schema, "")
    if schema["type"] == "array":
        return st.lists(
            _texts(document, schema["items"]).map(lambda texts: texts[0]), min_size=1, max_size=3
        )
    right = good(document, schema).map(
        lambda value: value if isinstance(value, str) else json.dumps(value)
    )
    odd = st.sampled_from(ODD_TEXTS) | st.text(max_size=8)
    if wrong := _refusable(document, schema):
        odd |= st.sampled_from(wrong[:3])
    return (right | right | right | odd).map(lambda text: [text])


def _is_valid(document: dict[str, Any], schema: dict[str, Any], texts: list[str]) -> bool:
    schema = resolve(document, schema, "")
    many = schema["type"] == "array"
    values = [
        _value(resolve(document, schema["items"] if many else schema, "")["type"], text)
        for text in texts
    ]
    return bool(Reference(document | schema).is_valid(values if many else values[0]))


def _value(kind: str, text: str) -> Any:
    """What the text says, by JSON's grammar; the text itself where that is nothing of the type."""
    grammar = {
        "integer": r"-?(0|[1-9][0-9]{0,15})",
        "number": r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?",
        "boolean": "true|false",
    }
    if kind == "string" or not re.fullmatch(grammar[kind], text, re.ASCII):
        return text
    value = json.loads(text)
    return text if value in (float("inf"), float("-inf")) else value


def _accepts(work: Callable[[], object]) -> bool:
    try:
        work()
    except Problem:
        return False
    return True


def test_there_are_more_than_five_thousand_bodies() -> None:
    assert len(BODIES) * BODY_CASES > 5000
