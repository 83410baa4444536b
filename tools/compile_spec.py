"""Compile the document in `openapi/` into what runs: the gateway's table, the pydantic models, the served document.

Whatever the gateway would not enforce is an error here, with a pointer: fail closed, at build time.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from openapi_spec_validator import OpenAPIV31SpecValidator

from tools.command import run
from tools.compile_rules import resolve
from tools.compile_table import operations, table
from tools.console import Failure
from tools.paths import ROOT, VENV_BIN

GATEWAY = ROOT / "workers" / "api-gateway" / "src" / "contest" / "gateway"
TABLE = GATEWAY / "table.py"
DOCUMENT = GATEWAY / "document.py"
MODELS = ROOT / "kit" / "contest" / "contract" / "models.py"
SCALARS = json.dumps(dict.fromkeys(("AwareDatetime", "StrictFloat", "UUID"), "contest.contract.scalars"))
MODEL_OPTIONS = [
    *("--input-file-type", "openapi", "--openapi-scopes", "schemas", "--output-model-type", "pydantic_v2.BaseModel"),
    *("--target-python-version", "3.11", "--target-pydantic-version", "2.14", "--strict-types", "str", "int", "float", "bool"),
    *("--enum-field-as-literal", "all", "--use-type-alias", "--collapse-root-models", "--keep-model-order"),
    *("--strict-nullable", "--use-missing-sentinel", "--use-typed-nullable-map-values"),  # null is not the same as absent
    *("--output-datetime-class", "AwareDatetime", "--import-overrides", SCALARS),
    *("--field-constraints", "--use-annotated", "--use-standard-collections", "--use-union-operator", "--no-formatters"),
    *("--custom-file-header", '"""The shapes of the contract. Generated from openapi/ by `make spec`: do not edit."""'),
]


def compile_all(folder: Path = ROOT / "openapi") -> dict[Path, str]:
    """Every generated file with its text. Raises `Failure` where the document asks for what would not be enforced."""
    return compile_document(load(folder))


def compile_document(document: dict[str, Any]) -> dict[Path, str]:
    """The same of a document that is put together already."""
    lint(document)
    return {
        TABLE: _formatted(table(document)),
        DOCUMENT: _formatted(_document(document)),
        MODELS: _models(document),
    }


def write(files: Mapping[Path, str]) -> list[Path]:
    """Write those that differ, and return them."""
    stale = stale_files(files)
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(files[path])
    return stale


def stale_files(files: Mapping[Path, str]) -> list[Path]:
    """The generated files that are not what the document compiles to."""
    return [path for path, text in files.items() if not path.exists() or path.read_text() != text]


def load(folder: Path = ROOT / "openapi") -> dict[str, Any]:
    """The one document, put together from its parts."""
    document = _yaml(folder / "openapi.yaml")
    document["paths"] = {}
    for part in sorted((folder / "paths").glob("*.yaml")):
        _merge(document["paths"], _yaml(part), part)
    for part in sorted((folder / "components").glob("*.yaml")):
        _merge(document["components"].setdefault(part.stem, {}), _yaml(part), part)
    return document


def lint(document: dict[str, Any]) -> None:
    """Hold the document to OpenAPI 3.1 and to what the gateway enforces."""
    _check_references(document)
    for error in OpenAPIV31SpecValidator(document).iter_errors():
        raise Failure(f"openapi: {_place(document, error)}: {error.message}")
    seen: dict[str, str] = {}
    for path in document["paths"]:
        shape = re.sub(r"\{[^}]*\}", "{}", path)
        if shape in seen:
            raise Failure(f"openapi: {path} and {seen[shape]} have the same shape")
        seen[shape] = path


def _document(document: dict[str, Any]) -> str:
    text = json.dumps(served(document), ensure_ascii=False, separators=(",", ":"))
    return f'"""The document that clients see. Generated from openapi/ by `make spec`: do not edit."""\n\nTEXT = {text!r}\n'


def served(document: dict[str, Any]) -> dict[str, Any]:
    """The document that clients see: the public operations, and the components that these lead to."""
    paths = {
        path: {
            method: {key: value for key, value in operation.items() if not key.startswith("x-")}
            for method, operation in item.items()
            if not operation.get("x-internal")
        }
        for path, item in document["paths"].items()
    }
    public = document | {"paths": {path: item for path, item in paths.items() if item}}
    used = _used(document, public["paths"], set())
    components = {
        kind: {name: value for name, value in parts.items() if f"#/components/{kind}/{name}" in used}
        for kind, parts in document["components"].items()
    }
    return public | {"components": {kind: parts for kind, parts in components.items() if parts}}


def _used(document: dict[str, Any], value: Any, found: set[str]) -> set[str]:
    """The pointers to all components that `value` leads to, put into `found`."""
    if isinstance(value, dict):
        found |= {f"#/components/securitySchemes/{name}" for each in value.get("security", ()) for name in each}
        reference = value.get("$ref")
        if isinstance(reference, str) and reference not in found:
            found.add(reference)
            _used(document, resolve(document, {"$ref": reference}, ""), found)
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _used(document, child, found)
    return found


def _models(document: dict[str, Any]) -> str:
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "openapi.json", Path(folder) / "models.py"
        source.write_text(json.dumps(document | {"paths": {}}))
        command = [str(VENV_BIN / "datamodel-codegen"), "--input", str(source), "--output", str(target), *MODEL_OPTIONS]
        run("openapi: generating the models", command, within_s=120)
        return _formatted(_with_bodies(document, target.read_text()))


def _with_bodies(document: dict[str, Any], text: str) -> str:
    """The models, where every body is a class that can parse, also one that is a union."""
    for path, method, operation in operations(document):
        if "requestBody" not in operation:
            continue
        name = operation["requestBody"]["content"]["application/json"]["schema"]["$ref"].rsplit("/", 1)[1]
        text = re.sub(rf'^{name} = TypeAliasType\("{name}", (.*)\)$', rf"class {name}(RootModel[\1]):\n    pass", text, flags=re.MULTILINE)
        if not re.search(rf"^class {name}\(", text, re.MULTILINE):
            raise Failure(f"openapi: {path} {method} requestBody: {name} has no model: it is a part elsewhere, or the name is taken")
    return text if "RootModel" not in text else text.replace("from pydantic import ", "from pydantic import RootModel, ", 1)


def _formatted(text: str) -> str:
    for arguments in (["check", "--fix", "--quiet", "--select", "I,F401"], ["format", "--quiet"]):
        command = [str(VENV_BIN / "ruff"), *arguments, "--line-length", "140", "--stdin-filename", "generated.py", "-"]
        text = run("ruff", command, input=text, within_s=60).stdout
    return text


def _check_references(document: dict[str, Any]) -> None:
    """Every reference leads somewhere: the validator would end in a traceback of its own."""
    for place, each in _walk(document, ""):
        if isinstance(each, dict) and isinstance(each.get("$ref"), str):
            resolve(document, {"$ref": each["$ref"]}, place)


def _place(document: dict[str, Any], error: Any) -> str:
    """Where the error is. Inside a schema the validator counts from there, and for a default it says nothing at all."""
    path = list(error.absolute_path) or ["default"]
    starts = (where for where, value in _walk(document, "") if _follow(value, path) == error.instance)
    return f"{next(starts, '')}/{'/'.join(map(str, path))}"


def _walk(value: Any, where: str) -> Iterator[tuple[str, Any]]:
    """Each value with its place, the outer ones first."""
    yield where, value
    for key, child in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from _walk(child, f"{where}/{key}")


def _follow(value: Any, path: list[Any]) -> Any:
    for part in path:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def _merge(target: dict[str, Any], part: dict[str, Any], path: Path) -> None:
    twice = set(target) & set(part)
    if twice:
        raise Failure(f"{path.name}: {', '.join(sorted(twice))} is defined elsewhere already")
    target.update(part)


def _yaml(path: Path) -> dict[str, Any]:
    try:
        value = yaml.safe_load(path.read_text())
    except yaml.YAMLError as error:
        raise Failure(f"{path}: {error}") from error
    if not isinstance(value, dict):
        raise Failure(f"{path}: not a mapping")
    return value
