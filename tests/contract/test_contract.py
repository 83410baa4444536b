"""The document and the code say the same: operations, examples, problems,
the compiled table and the generated models.
"""

from __future__ import annotations

import functools
import importlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from contest.gateway import document
from contest.gateway.match import match
from contest.gateway.operation import Node, Operation
from contest.gateway.table import ROOT as TABLE
from contest.kit.paging import LIMIT_DEFAULT
from contest.kit.problems import Problem
from contest.kit.service import COMMON
from tests.contract.subjects import PROJECT
from tests.operations import DOCUMENT, OPERATIONS, PUBLIC, acceptable
from tools.contract.rules import resolve
from tools.contract.security import ROLES
from tools.contract.table import operations
from tools.fleet import WORKERS
from tools.paths import ROOT

PROBLEMS_PAGE = (ROOT / "docs" / "problems.md").read_text()
CLIENT_GONE = 499  # nginx's: no standard has a status for it
WITHOUT_EXAMPLE = {"getOpenapi"}  # It would hold itself.

each_worker = pytest.mark.parametrize("worker", [worker.name for worker in WORKERS])


# Operations


@each_worker
def test_a_worker_handles_the_operations_that_the_document_gives_it_and_no_others(
    worker: str,
) -> None:
    """An operation without its handler is a 500 that no test of the handler can see;
    a handler without its operation is dead code.
    """
    handlers = set(
        importlib.import_module(f"contest.{worker.removeprefix('api-')}.operations").OPERATIONS
    )
    answered = set() if worker == "api-gateway" else set(COMMON)
    assert answered <= handlers
    assert (
        handlers - answered == {name for name in OPERATIONS if worker in _services(name)} - answered
    )


def test_what_every_service_answers_is_in_the_document() -> None:
    assert set(COMMON) <= set(OPERATIONS)


def test_the_table_leads_to_each_operation() -> None:
    for name, (path, method, operation) in PUBLIC.items():
        parameters = {
            each["name"]: each
            for each in (resolve(DOCUMENT, each, "") for each in operation.get("parameters", []))
        }
        values = {
            given: acceptable(parameters[given]["schema"])
            for given in re.findall(r"\{([^}]*)\}", path)
        }
        found, found_values, _ = match(path.format_map(values), method)
        assert (found and found.operation_id, found_values) == (name, list(values.values()))


def test_the_table_leads_nowhere_else() -> None:
    """`x-internal` is a promise that the outside cannot call an operation."""
    assert Counter(operation.operation_id for operation in _reachable(TABLE)) == Counter(
        list(PUBLIC)
    )


def test_clients_see_the_public_operations_and_nothing_of_what_is_behind() -> None:
    served = json.loads(document.TEXT)
    assert {each["operationId"] for _, _, each in operations(served)} == set(PUBLIC)
    assert [name for name in _keys(served["paths"]) if name.startswith("x-")] == []


def test_clients_see_no_schema_that_only_events_or_services_use() -> None:
    parts = json.loads(document.TEXT)["components"]
    listed = {
        f"#/components/{kind}/{name}"
        for kind, named in parts.items()
        for name in named
        if kind != "securitySchemes"
    }
    assert listed == set(re.findall(r'"\$ref": ?"([^"]+)"', document.TEXT))
    assert "UserCreated" in DOCUMENT["components"]["schemas"]
    assert "UserCreated" not in parts["schemas"]


def test_clients_see_the_credentials_that_operations_ask_for() -> None:
    asked = {
        scheme
        for _, _, each in PUBLIC.values()
        for requirement in each["security"]
        for scheme in requirement
    }
    assert set(json.loads(document.TEXT)["components"]["securitySchemes"]) == asked


def test_the_roles_of_the_document_are_those_that_users_have() -> None:
    assert DOCUMENT["components"]["schemas"]["User"]["properties"]["roles"]["items"][
        "enum"
    ] == list(ROLES)


def test_operations_are_listed_under_known_tags() -> None:
    used = {tag for _, _, operation in PUBLIC.values() for tag in operation["tags"]}
    assert used <= {tag["name"] for tag in DOCUMENT["tags"]}


def test_the_page_size_of_the_document_is_that_of_the_code() -> None:
    """The gateway fills in no defaults: the document tells what the kit does."""
    assert (
        resolve(DOCUMENT, {"$ref": "#/components/parameters/Limit"}, "")["schema"]["default"]
        == LIMIT_DEFAULT
    )


# Examples


def _examples(value: Any, where: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Everything with a schema and an example, by its place in the document."""
    if isinstance(value, dict):
        if {"schema", "example"} <= set(value):
            yield where, value["schema"], value["example"]
        value = list(value.items())
    elif isinstance(value, list):
        value = list(enumerate(value))
    else:
        return
    for key, child in value:
        yield from _examples(child, f"{where} {key}")


def test_an_example_is_what_its_schema_says() -> None:
    examples = [*_examples(DOCUMENT["paths"]), *_examples(DOCUMENT["components"], "components")]
    assert len(examples) > len(PUBLIC)
    for where, schema, example in examples:
        assert _faults(schema, example) == [], where


def test_formats_are_looked_at() -> None:
    """Without `rfc3339-validator` a `date-time` of any text would pass for one."""
    assert _faults({"type": "string", "format": "date-time"}, "2026-11-21T12:00:00Z") == []
    assert _faults({"type": "string", "format": "date-time"}, "yesterday") != []


def test_whoever_reads_an_operation_finds_an_example() -> None:
    assert [
        (name, place)
        for name in PUBLIC.keys() - WITHOUT_EXAMPLE
        for place, media in _json_contents(PUBLIC[name][2])
        if "example" not in media
    ] == []


def test_the_models_take_the_examples() -> None:
    """What the document shows as good must not be refused by what was generated from it."""
    contents = [media for each in PUBLIC.values() for _, media in _json_contents(each[2])]
    for media in contents:
        if "$ref" in media["schema"]:
            model = getattr(PROJECT.models, media["schema"]["$ref"].rsplit("/", 1)[1])
            model.model_validate_json(json.dumps(media["example"]))


# Problems


def _subclasses(parent: type[Problem]) -> Iterator[type[Problem]]:
    for child in parent.__subclasses__():
        yield child
        yield from _subclasses(child)


@functools.cache
def _problems() -> list[type[Problem]]:
    for path in [
        *(ROOT / "kit").glob("contest/kit/*.py"),
        *(ROOT / "workers").glob("*/src/contest/*/*.py"),
    ]:
        importlib.import_module(
            ".".join(path.with_suffix("").parts[path.parts.index("contest", len(ROOT.parts)) :])
        )
    return sorted(
        (each for each in _subclasses(Problem) if each.__module__.startswith("contest.")),
        key=lambda each: each.__name__,
    )


def test_problem_types_are_unique() -> None:
    """A class that forgets its own type passes for its parent,
    and clients do what they would do about that.
    """
    assert [
        name for name, count in Counter(each.type for each in _problems()).items() if count > 1
    ] == []


def test_a_problem_has_a_name_a_title_and_a_status() -> None:
    for problem in _problems():
        assert "type" in vars(problem), problem
        assert re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", problem.type)
        assert re.fullmatch(r"[A-Z].*[^.]", problem.title)
        assert problem.status == CLIENT_GONE or HTTPStatus(problem.status) >= 400
        shown = problem().document(instance="/", request_id="r")
        assert _faults({"$ref": "#/components/schemas/Problem"}, shown) == [], problem


def test_problems_have_each_their_heading_and_headings_each_their_problem() -> None:
    assert sorted(_headings()) == sorted(each.type for each in _problems())


def test_headings_of_problems_are_in_alphabetical_order() -> None:
    assert list(_headings()) == sorted(_headings())


def test_a_heading_gives_the_status() -> None:
    assert [
        problem.type
        for problem in _problems()
        if not _headings().get(problem.type, "").startswith(f"\nStatus {problem.status}. ")
    ] == []


def test_the_page_shows_a_real_problem() -> None:
    [example] = re.findall(r"```json\n(.*?)```", PROBLEMS_PAGE, re.DOTALL)
    assert _faults({"$ref": "#/components/schemas/Problem"}, json.loads(example)) == []
    assert json.loads(example)["type"].removeprefix("urn:problem:") in _headings()


def _services(name: str) -> set[str]:
    """The workers that answer an operation: the one it names,
    or those that its path parameter lists.
    """
    operation = OPERATIONS[name][2]
    service = operation["x-service"]
    parameters = [resolve(DOCUMENT, each, "") for each in operation.get("parameters", [])]
    listed = [each["schema"]["enum"] for each in parameters if service == f"{{{each['name']}}}"]
    return set(listed[0]) if listed else {service}


def _reachable(node: Node) -> Iterator[Operation]:
    yield from node.methods.values()
    for child in node.children.values():
        yield from _reachable(child)


def _keys(value: Any) -> Iterator[str]:
    for key, child in (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    ):
        yield str(key)
        yield from _keys(child)


def _json_contents(operation: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The body and the replies of success that are JSON."""
    contents = {"requestBody": operation.get("requestBody", {})}
    contents |= {
        status: resolve(DOCUMENT, reply, "")
        for status, reply in operation["responses"].items()
        if status.startswith("2")
    }
    for place, content in contents.items():
        if media := content.get("content", {}).get("application/json"):
            yield place, media


def _faults(schema: dict[str, Any], value: Any) -> list[str]:
    validator = Draft202012Validator(
        {**schema, "components": DOCUMENT["components"]},
        format_checker=Draft202012Validator.FORMAT_CHECKER,
    )
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]


@functools.cache
def _headings() -> dict[str, str]:
    """The text under each problem's heading."""
    parts = re.split(r"^## (.+)\n", PROBLEMS_PAGE, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))
