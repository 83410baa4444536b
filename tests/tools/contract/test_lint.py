"""The document is fit to be read and to generate clients from, the linter finds what is not,
and the page that shows it is complete.
"""

from __future__ import annotations

import copy
import functools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.operations import DOCUMENT
from tools.__main__ import main
from tools.console import Failure
from tools.contract import compile as spec_compile
from tools.contract.compile import DOCUMENT as DOCUMENT_FILE
from tools.contract.compile import TABLE
from tools.contract.docs_page import FILES, FOLDER, VIEWER, ensure_docs_page
from tools.contract.lint import faults
from tools.paths import ROOT

PUBLIC_FILES = ROOT / "miniapp" / "public"
PAGES = sorted(PUBLIC_FILES.rglob("*.html"))
SOURCES = [
    path
    for folder in ("kit", "workers")
    for path in sorted((ROOT / folder).glob("**/contest/**/*.py"))
]
GENERATED = {TABLE, DOCUMENT_FILE, *(ROOT / "kit/contest/contract").rglob("*.py")}

ME = ("paths", "/v1/me", "get")
LIST = ("paths", "/v1/contests", "get")
REPLY = ("responses", "200", "content", "application/json")
SPOILED: tuple[tuple[tuple[str | int, ...], object], ...] = (
    ((*ME, "operationId"), "Get_me"),
    ((*ME, "summary"), "the user."),
    ((*ME, "tags"), ["auth", "nobody"]),
    ((*ME, "security"), [{"nobody": []}]),
    ((*ME, "responses"), {"200": {"description": "The user", "content": {"text/xml": {}}}}),
    ((*LIST, "parameters", 0), {"name": "theStatus", "in": "query", "schema": {"type": "string"}}),
    ((*LIST, *REPLY, "example", "more"), 1),
    (("paths", "/v1/Long_names"), {"get": copy.deepcopy(DOCUMENT["paths"]["/health"]["get"])}),
    (
        ("components", "schemas", "lower"),
        {"type": "object", "properties": {"firstName": {"type": "string"}}, "required": ["absent"]},
    ),
)


@pytest.fixture(scope="module")
def found() -> set[tuple[str, str]]:
    """(rule, pointer) for each fault of a document that has one of each kind."""
    document = copy.deepcopy(DOCUMENT)
    for place, value in SPOILED:
        around: Any = document
        for part in place[:-1]:
            around = around[part]
        around[place[-1]] = value
    return {(fault.rule, fault.pointer) for fault in faults(document)}


@pytest.mark.programs
def test_the_document_has_no_fault() -> None:
    assert list(map(str, faults(DOCUMENT))) == []


@pytest.mark.programs
@pytest.mark.parametrize(
    ("rule", "pointer"),
    [
        pytest.param(
            "rule/operation-id", "#/paths/~1v1~1me/get/operationId", id="an operation's name"
        ),
        pytest.param("rule/summary", "#/paths/~1v1~1me/get/summary", id="a summary"),
        pytest.param("operation-singular-tag", "#/paths/~1v1~1me/get/tags", id="two tags"),
        pytest.param(
            "operation-tag-defined", "#/paths/~1v1~1me/get/tags/1", id="a tag that is not described"
        ),
        pytest.param(
            "security-defined",
            "#/paths/~1v1~1me/get/security/0/nobody",
            id="a scheme that is not described",
        ),
        pytest.param("rule/problem", "#/paths/~1v1~1me/get/responses", id="no problem"),
        pytest.param(
            "response-mime-type",
            "#/paths/~1v1~1me/get/responses/200/content/text~1xml",
            id="a reply that is not JSON",
        ),
        pytest.param(
            "parameter-description",
            "#/paths/~1v1~1contests/get/parameters/0",
            id="a parameter without words",
        ),
        pytest.param(
            "rule/parameter-name",
            "#/paths/~1v1~1contests/get/parameters/0/name",
            id="a parameter's name",
        ),
        pytest.param(
            "no-invalid-media-type-examples",
            "#/paths/~1v1~1contests/get/responses/200/content/application~1json/example/more",
            id="an example with a field of its own",
        ),
        pytest.param("paths-kebab-case", "#/paths/~1v1~1Long_names", id="a path's name"),
        pytest.param("rule/schema-name", "#/components/schemas/lower", id="a schema's name"),
        pytest.param(
            "rule/field-name",
            "#/components/schemas/lower/properties/firstName",
            id="a field's name",
        ),
        pytest.param(
            "no-required-schema-properties-undefined",
            "#/components/schemas/lower/required/0",
            id="a field that is not there",
        ),
    ],
)
def test_a_fault_is_found(found: set[tuple[str, str]], rule: str, pointer: str) -> None:
    assert (rule, pointer) in found


@pytest.mark.programs
def test_faults_are_told_one_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    document = copy.deepcopy(DOCUMENT)
    document["paths"]["/v1/me"]["get"]["summary"] = "the user"
    monkeypatch.setattr(spec_compile, "load", lambda: document)
    assert main(["spec", "lint"]) == 1
    line, count = capsys.readouterr().err.splitlines()
    assert line.startswith("error: openapi: #/paths/~1v1~1me/get/summary: is not a phrase")
    assert count == "error: the document has faults: 1"


def test_every_component_is_used() -> None:
    """Nobody dares to remove what might be used. The data of events is:
    by the code that receives them.
    """
    used = set(_mentioned(DOCUMENT))
    assert [
        f"{kind}/{name}"
        for kind, named in DOCUMENT["components"].items()
        for name in named
        if not used & {name, f"#/components/{kind}/{name}"}
        and not (kind == "schemas" and _is_in_code(name))
    ] == []


# The page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(PUBLIC_FILES)))
def test_a_page_loads_what_is_there_and_from_nowhere_else(page: Path) -> None:
    ensure_docs_page()
    loaded = re.findall(r"<(?:script|link|img)[^>]* (?:src|href)=\"([^\"]*)\"", page.read_text())
    assert [
        name
        for name in loaded
        if name != "data:," and not (PUBLIC_FILES / name.removeprefix("/")).is_file()
    ] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(PUBLIC_FILES)))
def test_a_page_has_nothing_inline(page: Path) -> None:
    """The policy in `_headers` forbids it: it would be there and have no effect."""
    assert re.findall(r"<style|<script>| style=| on[a-z]+=", page.read_text()) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(PUBLIC_FILES)))
def test_a_page_has_its_policy(page: Path) -> None:
    root = page.parent == PUBLIC_FILES
    rule = "/" if root else f"/{page.parent.relative_to(PUBLIC_FILES)}/*"
    policy = f"\n{rule}\n  Content-Security-Policy: default-src "
    assert policy in (PUBLIC_FILES / "_headers").read_text()


def test_the_viewer_is_copied_once_and_mended(tmp_path: Path) -> None:
    copied = [tmp_path / target for _, target in FILES]
    assert ensure_docs_page(folder=tmp_path) == copied
    assert ensure_docs_page(folder=tmp_path) == []
    copied[0].write_text("of another version")
    assert ensure_docs_page(folder=tmp_path) == copied[:1]
    assert copied[0].read_bytes() == (VIEWER / FILES[0][0]).read_bytes()
    assert sorted(tmp_path.iterdir()) == sorted(copied)


def test_a_viewer_that_is_not_installed_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(Failure, match=r"swagger-ui-bundle\.js is missing"):
        ensure_docs_page(viewer=tmp_path, folder=FOLDER)


def _is_in_code(name: str) -> bool:
    return any(
        re.search(rf"\b{name}\b", _source(path)) for path in SOURCES if path not in GENERATED
    )


@functools.cache
def _source(path: Path) -> str:
    return path.read_text()


def _mentioned(value: Any) -> Iterator[str]:
    """Every reference, and every scheme that an operation asks for."""
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield value["$ref"]
        for requirement in value.get("security", ()):
            yield from requirement
        value = list(value.values())
    for child in value if isinstance(value, list) else ():
        yield from _mentioned(child)
