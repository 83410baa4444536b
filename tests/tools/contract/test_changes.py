"""What breaks a client and what does not: `tests/fixtures/samples.yaml`, one change to it, and what is said of the change."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from contest.gateway.operation import BODY_BYTES_MAX
from tools.contract import changes as spec_changes
from tools.contract.changes import compare, main
from tools.contract.compile import lint
from tools.paths import ROOT

GONE = object()
DOCUMENT: dict[str, Any] = yaml.safe_load(
    (ROOT / "tests" / "fixtures" / "samples.yaml").read_text()
)

PUT = ("paths", "/samples/{sample_id}", "put")
QUERY = (*PUT, "parameters")
DRAFT = ("components", "schemas", "Draft")
SAMPLE = ("components", "schemas", "Sample")
COLOUR = ("components", "schemas", "Colour")
TASK = ("components", "schemas", "Task")
QUIZ, VISIT, POLL = ({"$ref": f"#/components/schemas/{name}"} for name in ("quiz", "visit", "poll"))
NEEDED = {"name": "more", "in": "query", "required": True, "schema": {"type": "string"}}
ANOTHER = {
    "put": {"operationId": "another", "security": [], "responses": {"204": {"description": "Done"}}}
}


@pytest.mark.parametrize(
    ("place", "value", "pointer", "said"),
    [
        pytest.param(
            ("paths", "/samples"),
            GONE,
            "#/paths/~1samples/get",
            "the operation is gone",
            id="a path is gone",
        ),
        pytest.param(
            ("paths", "/samples"),
            ANOTHER,
            "#/paths/~1samples/get",
            "the operation is gone",
            id="a method is gone",
        ),
        pytest.param(
            ("paths", "/samples", "get", "x-internal"),
            True,
            "#/paths/~1samples/get",
            "is gone",
            id="an operation is hidden",
        ),
        pytest.param(
            (*QUERY, 1),
            GONE,
            "put/parameters/1",
            "the query parameter size is gone",
            id="a parameter is gone",
        ),
        pytest.param(
            (*QUERY, 1, "name"),
            "length",
            "put/parameters/1",
            "the query parameter size is gone",
            id="a parameter is renamed",
        ),
        pytest.param(
            (*QUERY, 1, "in"),
            "header",
            "put/parameters/1",
            "the query parameter size is gone",
            id="a parameter moves",
        ),
        pytest.param(
            (*QUERY, 2),
            NEEDED,
            "put/parameters/2",
            "parameter more is new and required",
            id="a parameter more is required",
        ),
        pytest.param(
            (*QUERY, 1, "required"),
            True,
            "put/parameters/1/required",
            "size is required now",
            id="a parameter becomes required",
        ),
        pytest.param(
            (*QUERY, 1, "style"),
            "pipeDelimited",
            "put/parameters/1/style",
            "in another way",
            id="a parameter's style",
        ),
        pytest.param(
            (*QUERY, 1, "schema", "minimum"),
            2,
            "put/parameters/1/schema/minimum",
            "narrower",
            id="a parameter's least",
        ),
        pytest.param(
            (*QUERY, 1, "schema", "maximum"),
            8,
            "put/parameters/1/schema/maximum",
            "narrower",
            id="a parameter's most",
        ),
        pytest.param(
            (*QUERY, 0, "schema", "pattern"),
            "^[a-z]+$",
            "parameters/0/schema/pattern",
            "another",
            id="a parameter's pattern",
        ),
        pytest.param(
            (*QUERY, 1, "schema", "type"),
            "string",
            "put/parameters/1/schema/type",
            "integer is no",
            id="a parameter's type",
        ),
        pytest.param(
            ("components", "parameters", "Order", "schema", "enum"),
            ["up"],
            "#/components/parameters/Order/schema/enum",
            '"down" is no longer taken',
            id="a value of a parameter is gone",
        ),
        pytest.param(
            (*QUERY, 0, "schema", "enum"),
            ["a"],
            "put/parameters/0/schema/enum",
            "only",
            id="values of a parameter are listed",
        ),
        pytest.param(
            (*DRAFT, "required"),
            ["name", "note"],
            "#/components/schemas/Draft/required",
            "note is required",
            id="a field is required",
        ),
        pytest.param(
            (*DRAFT, "properties", "note"),
            GONE,
            "#/components/schemas/Draft/properties/note",
            "gone",
            id="a field is refused",
        ),
        pytest.param(
            (*DRAFT, "properties", "note", "type"),
            "string",
            "properties/note/type",
            "null is no longer",
            id="null is refused",
        ),
        pytest.param(
            (*DRAFT, "properties", "weight", "type"),
            "integer",
            "weight/type",
            "number is no longer",
            id="fractions are refused",
        ),
        pytest.param(
            (*DRAFT, "properties", "name", "maxLength"),
            40,
            "name/maxLength",
            "narrower",
            id="a text must be shorter",
        ),
        pytest.param(
            (*DRAFT, "properties", "name", "maxLength"),
            0,
            "name/maxLength",
            "narrower",
            id="a text must be empty",
        ),
        pytest.param(
            (*DRAFT, "properties", "note", "minLength"),
            1,
            "note/minLength",
            "narrower",
            id="a text gets a limit",
        ),
        pytest.param(
            (*DRAFT, "properties", "name", "not"),
            {},
            "name/not",
            "not understood",
            id="a keyword that is not compared",
        ),
        pytest.param(
            (*TASK, "oneOf"),
            [QUIZ],
            "Task/oneOf",
            'in requests, "visit" is no longer taken',
            id="a branch is gone",
        ),
        pytest.param(
            (*TASK, "oneOf"),
            [POLL],
            "Task/oneOf",
            'in replies, "poll" may come now',
            id="only other branches come",
        ),
        pytest.param(
            (*TASK, "discriminator", "propertyName"),
            "type",
            "Task/oneOf",
            "not understood",
            id="another discriminator",
        ),
        pytest.param(
            (*TASK, "discriminator"), GONE, "Task/oneOf", "not understood", id="no discriminator"
        ),
        pytest.param(
            TASK, {"type": "string"}, "Task/anyOf", "not understood", id="no union any more"
        ),
        pytest.param(
            ("components", "schemas", "quiz", "properties", "question"),
            GONE,
            "#/components/schemas/quiz/properties/question",
            "gone",
            id="a field of a branch is gone",
        ),
        pytest.param(
            ("components", "schemas", "visit", "properties", "kind", "enum"),
            ["call"],
            "Task/oneOf",
            '"visit" is no longer taken',
            id="a branch gets another value",
        ),
        pytest.param(
            (*DRAFT, "properties", "size", "anyOf"),
            [{"type": "integer"}],
            "size/anyOf",
            '"null" is no longer',
            id="null is out",
        ),
        pytest.param(
            (*SAMPLE, "properties", "length", "anyOf"),
            [{"type": "integer"}, {"type": "null"}, {"type": "string"}],
            "length/anyOf",
            '"string" may come now',
            id="a type more of a union comes",
        ),
        pytest.param(
            (*DRAFT, "properties", "size", "anyOf", 0, "maximum"),
            5,
            "size/anyOf/0/maximum",
            "narrower",
            id="a limit inside a union",
        ),
        pytest.param(
            (*DRAFT, "properties", "size", "allOf"),
            [{}],
            "size/allOf",
            "not understood",
            id="a combination",
        ),
        pytest.param(
            (*PUT, "requestBody"),
            GONE,
            "put/requestBody",
            "the body is gone",
            id="the body is gone",
        ),
        pytest.param(
            (*PUT, "requestBody", "content"),
            {"text/csv": {}},
            "content/application~1json",
            "gone",
            id="another media type",
        ),
        pytest.param(
            ("paths", "/samples", "get", "x-any-query"),
            GONE,
            "get/x-any-query",
            "any query was taken",
            id="no query any more",
        ),
        pytest.param(
            (*PUT, "x-max-body-bytes"),
            4095,
            "put/x-max-body-bytes",
            "bodies of 4096 bytes were",
            id="a smaller body",
        ),
        pytest.param(
            (*PUT, "x-idempotent"), True, "put/x-idempotent", "required now", id="a key is required"
        ),
        pytest.param(
            (*PUT, "security"),
            [{"bearer": [], "key": []}],
            "put/security",
            "bearer is no longer enough",
            id="a second credential",
        ),
        pytest.param(
            (*PUT, "security"),
            [{"key": []}],
            "put/security",
            "bearer is no longer enough",
            id="another credential",
        ),
        pytest.param(
            (*PUT, "security", 0, "bearer"),
            ["write"],
            "put/security",
            "bearer is no longer enough",
            id="a scope",
        ),
        pytest.param(
            ("paths", "/samples", "get", "security"),
            [{"key": []}],
            "get/security",
            "no credential is",
            id="no longer open",
        ),
        pytest.param(
            ("components", "securitySchemes", "key", "name"),
            "X",
            "#/components/securitySchemes/key",
            "another way",
            id="a header",
        ),
        pytest.param(
            (*PUT, "responses", "204"),
            GONE,
            "put/responses/204",
            "the status is gone",
            id="a status is gone",
        ),
        pytest.param(
            (*PUT, "responses", "204", "headers"),
            GONE,
            "put/responses/204/headers",
            "ETag is gone",
            id="a header is gone",
        ),
        pytest.param(
            ("components", "responses", "Sample", "content"),
            {"text/csv": {}},
            "#/components/responses/Sample/content/application~1json",
            "in replies, the media type is gone",
            id="another media type comes back",
        ),
        pytest.param(
            (*SAMPLE, "properties", "weight"),
            GONE,
            "#/components/schemas/Sample/properties/weight",
            "gone",
            id="a field does not come",
        ),
        pytest.param(
            (*SAMPLE, "required"),
            ["id", "name", "kind"],
            "Sample/required",
            "made_at may be missing",
            id="a field may be missing",
        ),
        pytest.param(
            (*SAMPLE, "properties", "id", "type"),
            "integer",
            "properties/id/type",
            "integer may come",
            id="a type of a reply",
        ),
        pytest.param(
            (*SAMPLE, "properties", "id", "type"),
            ["string", "null"],
            "properties/id/type",
            "null may",
            id="null may come",
        ),
        pytest.param(
            (*SAMPLE, "properties", "id", "type"),
            GONE,
            "properties/id/type",
            "may come",
            id="anything may come",
        ),
        pytest.param(
            (*SAMPLE, "properties", "weight", "type"),
            "number",
            "properties/weight/type",
            "number may",
            id="fractions may come",
        ),
        pytest.param(
            (*SAMPLE, "properties", "kind", "const"),
            "other",
            "properties/kind/enum",
            '"other" may come',
            id="another constant",
        ),
        pytest.param(
            (*SAMPLE, "properties", "made_at", "format"),
            "date",
            "made_at/format",
            "another one",
            id="another format comes",
        ),
        pytest.param(
            (*SAMPLE, "properties", "labels", "additionalProperties"),
            False,
            "labels/additional",
            "gone",
            id="no labels come",
        ),
        pytest.param(
            (*SAMPLE, "properties", "labels", "additionalProperties", "type"),
            "integer",
            "labels/additionalProperties/type",
            "may",
            id="a map",
        ),
        pytest.param(
            (*SAMPLE, "properties", "parts", "items"),
            {"type": "string"},
            "parts/items/type",
            "string may come",
            id="other items",
        ),
    ],
)
def test_what_breaks_a_client(
    place: tuple[str, ...], value: object, pointer: str, said: str
) -> None:
    found = [
        change for change in compare(DOCUMENT, _changed(*place, value=value)) if change.breaking
    ]
    assert [change for change in found if pointer in change.pointer and said in change.message], (
        found
    )


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        pytest.param(
            (*COLOUR, "enum"),
            ["red", "blue", "green"],
            'in replies, "green" may come now',
            id="a value more",
        ),
        pytest.param(
            (*TASK, "oneOf"),
            [QUIZ, VISIT, POLL],
            'in replies, "poll" may come now',
            id="a branch more",
        ),
        pytest.param(
            (*SAMPLE, "properties", "kind", "const"),
            GONE,
            "values other than",
            id="values that are no longer listed",
        ),
        pytest.param(
            (*SAMPLE, "properties", "name", "maxLength"),
            90,
            "in replies, the limit is wider",
            id="a longer text",
        ),
        pytest.param(
            (*QUERY, 1, "schema", "default"), 6, "the default was 5", id="another default"
        ),
        pytest.param(
            (*PUT, "operationId"),
            "replaceSample",
            "was putSample",
            id="another name of the operation",
        ),
        pytest.param(
            (*PUT, "responses", "202"),
            {"description": "Later"},
            "the status is new",
            id="another success",
        ),
        pytest.param((*PUT, "x-rate-limit", "limit"), 19, "fewer requests", id="a lower rate"),
        pytest.param(
            (*PUT, "x-rate-limit", "failures"), 5, "fewer requests may fail", id="fewer failures"
        ),
    ],
)
def test_what_a_client_may_notice_and_can_live_with(
    place: tuple[str, ...], value: object, said: str
) -> None:
    [change] = compare(DOCUMENT, _changed(*place, value=value))
    assert (change.breaking, said in change.message) == (False, True), change


@pytest.mark.parametrize(
    ("place", "value"),
    [
        pytest.param(("paths", "/others"), ANOTHER, id="a path more"),
        pytest.param(("paths", "/inside"), GONE, id="an operation that nobody could call"),
        pytest.param((*PUT, "summary"), "Store a sample", id="prose"),
        pytest.param((*PUT, "security"), [{}], id="open to all"),
        pytest.param(
            (*PUT, "security"),
            [{"key": []}, {"bearer": []}],
            id="another order and a credential less",
        ),
        pytest.param(
            (*PUT, "security"), [{"bearer": [], "key": []}, {"bearer": []}], id="another way in"
        ),
        pytest.param((*PUT, "x-max-body-bytes"), 8192, id="a larger body"),
        pytest.param((*PUT, "x-max-body-bytes"), GONE, id="a body of the usual size"),
        pytest.param((*PUT, "x-rate-limit"), {"limit": 20, "period_s": 10}, id="a higher rate"),
        pytest.param((*PUT, "x-rate-limit"), GONE, id="any rate"),
        pytest.param(
            (*PUT, "x-rate-limit"), {"none": "it is cheap"}, id="any rate, and the reason"
        ),
        pytest.param((*PUT, "requestBody", "required"), GONE, id="a body that may be missing"),
        pytest.param((*PUT, "responses", "404"), {"description": "None"}, id="an error more"),
        pytest.param((*QUERY, 0, "schema", "maxLength"), 128, id="a longer parameter"),
        pytest.param((*QUERY, 1, "schema", "minimum"), GONE, id="a parameter without its least"),
        pytest.param((*QUERY, 1, "description"), "How large", id="a parameter's prose"),
        pytest.param((*TASK, "oneOf"), [VISIT, QUIZ], id="branches in another order"),
        pytest.param(
            (*TASK, "discriminator", "mapping"),
            {"quiz": QUIZ["$ref"], "visit": VISIT["$ref"]},
            id="a mapping written out",
        ),
        pytest.param(
            (*DRAFT, "properties", "size", "anyOf"),
            [{"type": "integer"}, {"type": "null"}, {"type": "string"}],
            id="a type more",
        ),
        pytest.param(
            (*SAMPLE, "properties", "length", "anyOf"),
            [{"type": "integer"}],
            id="a type less of a union comes",
        ),
        pytest.param((*DRAFT, "required"), GONE, id="fields that may be missing"),
        pytest.param(
            (*DRAFT, "properties", "more"), {"type": "string"}, id="a field more in requests"
        ),
        pytest.param(
            (*DRAFT, "properties", "weight", "type"),
            ["number", "string"],
            id="a type more in requests",
        ),
        pytest.param((*DRAFT, "additionalProperties"), True, id="any fields in requests"),
        pytest.param(
            (*SAMPLE, "properties", "more"), {"type": "string"}, id="a field more in replies"
        ),
        pytest.param(
            (*SAMPLE, "required"),
            ["id", "name", "kind", "made_at", "weight"],
            id="a field that always comes",
        ),
        pytest.param(
            (*SAMPLE, "properties", "name", "maxLength"), 40, id="a shorter text in replies"
        ),
        pytest.param(
            (*SAMPLE, "properties", "id", "enum"), ["a"], id="values of a reply are listed"
        ),
        pytest.param(
            ("components", "securitySchemes", "bearer", "bearerFormat"),
            "JWT",
            id="prose about a credential",
        ),
    ],
)
def test_what_no_client_notices(place: tuple[str, ...], value: object) -> None:
    assert compare(DOCUMENT, _changed(*place, value=value)) == []


def test_a_role_that_is_no_longer_needed_keeps_nobody_out() -> None:
    narrow = _changed(*PUT, "security", 0, "bearer", value=["admin"])
    assert compare(narrow, DOCUMENT) == []
    assert [change.breaking for change in compare(DOCUMENT, narrow)] == [True]


def test_a_path_parameter_may_be_renamed() -> None:
    """Its name is never sent."""
    document = _changed(*QUERY, 0, "name", value="id")
    document["paths"]["/samples/{id}"] = document["paths"].pop("/samples/{sample_id}")
    assert compare(DOCUMENT, document) == []


def test_a_value_less_breaks_who_sends_it_and_not_who_reads_it() -> None:
    [change] = compare(DOCUMENT, _changed(*COLOUR, "enum", value=["red"]))
    assert str(change) == '#/components/schemas/Colour/enum: in requests, "blue" is no longer taken'


def test_the_usual_size_of_a_body_is_the_gateways() -> None:
    assert spec_changes.BODY_BYTES_MAX == BODY_BYTES_MAX


# The command


@pytest.fixture
def served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[dict[str, Any]], list[str]]:
    """Makes a document the present one, and the sample the last release's."""
    released = tmp_path / "released.json"
    released.write_text(json.dumps(DOCUMENT))
    monkeypatch.setattr(spec_changes, "RELEASED", released)

    def serve(document: dict[str, Any]) -> list[str]:
        monkeypatch.setattr(spec_changes, "load", lambda: copy.deepcopy(document))
        return ["--against", str(released)]

    return serve


@pytest.mark.parametrize(
    ("version", "place", "code", "ending"),
    [
        pytest.param("1", (), 0, "0 of 0 changes break clients of 0.9.0.", id="nothing changed"),
        pytest.param(
            "1",
            ("paths", "/samples"),
            1,
            "1 of 1 changes break clients of 0.9.0.",
            id="a path is gone",
        ),
        pytest.param(
            "1.1",
            ("paths", "/samples"),
            1,
            "1 of 1 changes break clients of 0.9.0.",
            id="and the minor version raised",
        ),
        pytest.param(
            "2.0",
            ("paths", "/samples"),
            0,
            "clients of 0.9.0, whose major version is over.",
            id="and the major version raised",
        ),
        pytest.param(
            "10",
            ("paths", "/samples"),
            0,
            "whose major version is over.",
            id="versions are numbers",
        ),
    ],
)
def test_who_breaks_clients_raises_the_major_version(
    served: Any,
    capsys: pytest.CaptureFixture[str],
    version: str,
    place: tuple[str, ...],
    code: int,
    ending: str,
) -> None:
    document = _changed(*place, value=GONE) if place else copy.deepcopy(DOCUMENT)
    document["info"]["version"] = version
    assert main(served(document)) == code
    printed = capsys.readouterr()
    assert printed.out.rstrip().endswith(ending)
    assert ("error: clients of 0.9.0 would break" in printed.err) is bool(code)


def test_as_json(served: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*served(_changed("paths", "/samples", value=GONE)), "--json"]) == 1
    change = {
        "pointer": "#/paths/~1samples/get",
        "message": "the operation is gone",
        "breaking": True,
    }
    assert json.loads(capsys.readouterr().out) == {
        "against": "0.9.0",
        "allowed": False,
        "changes": [change],
    }


def test_a_release_becomes_what_is_compared_with(served: Any, tmp_path: Path) -> None:
    arguments = served(_changed("paths", "/samples", value=GONE))
    assert main(["--release", "1.0.0"]) == 0
    assert main(arguments) == 0
    assert json.loads((tmp_path / "released.json").read_text())["info"]["x-release"] == "1.0.0"


@pytest.mark.parametrize("text", [None, "", "[]", "{}", '{"info": {}}'])
def test_what_is_no_document(
    served: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str | None
) -> None:
    arguments = served(DOCUMENT)
    (tmp_path / "released.json").unlink() if text is None else (
        tmp_path / "released.json"
    ).write_text(text)
    assert main(arguments) == 1
    assert capsys.readouterr().err.startswith("error: ")


def test_the_last_release_is_a_document_with_a_name() -> None:
    released = json.loads((ROOT / "openapi" / "released.json").read_text())
    lint(released)
    assert released["info"]["x-release"]
    assert compare(released, released) == []


def _changed(*place: str | int, value: object) -> dict[str, Any]:
    """The document with `value` at a place of it, or without what stands there."""
    document: Any = copy.deepcopy(DOCUMENT)
    around = document
    for part in place[:-1]:
        around = around[part]
    if value is GONE:
        del around[place[-1]]
    else:
        around[place[-1]] = copy.deepcopy(value)
    return dict(document)
